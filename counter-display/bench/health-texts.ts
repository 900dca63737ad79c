import type { Health } from '#contract/devices.ts';
import type { Mood } from '#kit/parts/plates.tsx';
import { wordsOf } from '#kit/words.ts';

/** Why a device is as it is, in two or three words. */
export const healthWords = wordsOf({
  'zh-Hans': {
    unknown: '没有消息',
    healthy: '就绪',
    starting: '正在打开',
    paperLow: '纸将尽',
    paperOut: '缺纸',
    coverOpen: '盖子开着',
    cutterError: '切刀卡住',
    printerError: '打印机出错',
    silent: '不应答',
    noisyLine: '线路有杂讯',
    rejecting: '拒收',
    portMissing: '线路断开',
    portBusy: '端口被占用',
    portForbidden: '端口没有权限',
    portLost: '线路断开',
    libraryMissing: '缺少驱动库',
    readerError: '读卡器出错',
    driverStopped: '驱动停了',
  },
  'zh-Hant': {
    unknown: '沒有消息',
    healthy: '就緒',
    starting: '正在打開',
    paperLow: '紙將盡',
    paperOut: '缺紙',
    coverOpen: '蓋子開着',
    cutterError: '切刀卡住',
    printerError: '打印機出錯',
    silent: '不應答',
    noisyLine: '線路有雜訊',
    rejecting: '拒收',
    portMissing: '線路斷開',
    portBusy: '端口被佔用',
    portForbidden: '端口沒有權限',
    portLost: '線路斷開',
    libraryMissing: '缺少驅動庫',
    readerError: '讀卡器出錯',
    driverStopped: '驅動停了',
  },
  en: {
    unknown: 'No news',
    healthy: 'Ready',
    starting: 'Opening',
    paperLow: 'Paper low',
    paperOut: 'No paper',
    coverOpen: 'Cover open',
    cutterError: 'Cutter jammed',
    printerError: 'Printer error',
    silent: 'No reply',
    noisyLine: 'Noisy line',
    rejecting: 'Refuses texts',
    portMissing: 'Line is out',
    portBusy: 'Port in use',
    portForbidden: 'Port forbidden',
    portLost: 'Line is out',
    libraryMissing: 'Library missing',
    readerError: 'Reader error',
    driverStopped: 'Driver stopped',
  },
});

const MOODS = { up: 'ok', degraded: 'warn', down: 'bad' } as const satisfies Readonly<
  Record<Health['state'], Mood>
>;

export const healthMood = (health: Health | null): Mood =>
  health === null ? 'off' : MOODS[health.state];

export const healthWord = (health: Health | null): string =>
  healthWords(health === null ? 'unknown' : health.why);
