import type { DeviceKind, Health } from '#contract/devices.ts';
import {
  counterIdSchema,
  deviceIdSchema,
  portIdSchema,
  type ScreenId,
  trusted,
} from '#contract/ids.ts';
import type { Place } from '#contract/place.ts';
import type { DevicesView, SettingsView } from '#contract/views.ts';
import { hall } from './kiosk-views.ts';
import { ago, health, MANAGE_TIME, MINUTE } from './manage-views.ts';

const atCounter = (label: string): Place => ({
  kind: 'counter',
  counter: counterIdSchema.parse(label),
});
const device = (
  id: string,
  kind: DeviceKind,
  [name, place, port]: readonly [string, Place, string],
  history: readonly Health[],
): DevicesView['devices'][number] => ({
  device: deviceIdSchema.parse(id),
  kind,
  name,
  place,
  port: portIdSchema.parse(port),
  path:
    port === 'card-reader'
      ? 'hid:0400:c35a'
      : '/dev/serial/by-id/usb-FTDI_FT232R_A10KZP4T-if00-port0',
  address: kind === 'printer' || kind === 'idCardReader' ? null : Number(name.at(-1)),
  health: history[0] ?? null,
  history,
});

const screen = (
  id: string,
  role: DevicesView['screens'][number]['role'],
  place: Place,
  isConnected: boolean,
): DevicesView['screens'][number] => ({
  screen: screenId(id),
  role,
  place,
  pairedAt: ago(26 * 60),
  isConnected,
});
function screenId(id: string): ScreenId {
  return trusted.screenId(`s-${id.padStart(16, '0')}`);
}

const kiosk: Place = { kind: 'kiosk', kiosk: trusted.kioskId('k1') };
export const devicesView: DevicesView = {
  hall,
  devices: [
    device(
      'printer-k1',
      'printer',
      ['取号机 1 打印机', kiosk, 'kiosk-printer'],
      [
        health('degraded', 'paperLow', ago(26)),
        health('up', 'healthy', ago(130)),
        health('down', 'coverOpen', ago(133)),
        health('up', 'healthy', ago(8 * 60)),
      ],
    ),
    device(
      'printer-desk',
      'printer',
      ['前台打印机', { kind: 'desk' }, 'desk-printer'],
      [health('up', 'healthy', ago(8 * 60))],
    ),
    device(
      'reader-k1',
      'idCardReader',
      ['取号机 1 读卡器', kiosk, 'card-reader'],
      [
        health(
          'down',
          'libraryMissing',
          ago(8 * 60),
          'libhidapi-hidraw0 libudev1 (ERR_DLOPEN_FAILED)',
        ),
      ],
    ),
    ...['1', '2', '3', '4', '5', '6'].map((label) =>
      device(
        `sign-${label}`,
        'ledSign',
        [`窗口屏 ${label}`, atCounter(label), 'signs'],
        [label === '4' ? health('down', 'silent', ago(3)) : health('up', 'healthy', ago(8 * 60))],
      ),
    ),
    ...['1', '2', '3', '4', '5', '6'].map((label) =>
      device(
        `pad-${label}`,
        'ratingPad',
        [`评价器 ${label}`, atCounter(label), 'keypads'],
        label === '6' ? [] : [health('up', 'healthy', ago(30 * 60))],
      ),
    ),
  ],
  screens: [
    screen('1', 'kiosk', kiosk, true),
    screen('2', 'lobbyBoard', { kind: 'lobby' }, true),
    screen('3', 'windowDisplay', atCounter('1'), true),
    screen('4', 'windowDisplay', atCounter('2'), false),
    screen('5', 'ratingPad', atCounter('1'), true),
  ],
  invitations: [
    {
      code: '482193',
      role: 'windowDisplay',
      place: atCounter('3'),
      until: MANAGE_TIME + 8 * MINUTE,
    },
    {
      code: '070615',
      role: 'lobbyBoard',
      place: { kind: 'lobby' },
      until: MANAGE_TIME + 4 * MINUTE,
    },
  ],
  voice: { state: 'spoken', at: ago(0, 30), boards: 1 },
};

export const settingsView: SettingsView = {
  hall,
  text: JSON.stringify(
    {
      name: hall.name,
      timeZone: 'Asia/Shanghai',
      dayBegins: '00:00',
      services: [{ id: 'new-service', prefix: 'A', targetWaitMin: 20 }],
      demo: { accounts: [{ staff: '0371', name: '周启明', password: '********' }] },
    },
    undefined,
    2,
  ),
  revision: '9f2c4be07a51',
  adoptedAt: ago(41),
  faults: [],
};

export const fileFaults: SettingsView['faults'] = [
  { path: 'services[0].prefix', found: '"O"', allowed: '以下之一：A、C、F、H、R、W、X、Y' },
  { path: 'timeZone', found: '"Asia/Shanghi"', allowed: '一个时区名，如 Asia/Shanghai' },
];
