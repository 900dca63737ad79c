import { expect, test } from 'vitest';
import type { Language } from '#contract/language.ts';
import { healthWords } from '#kit/health-texts.ts';
import { kitWords } from '#kit/kit-texts.ts';
import { words as benchWords } from '../../../counter-display/bench/bench-texts.ts';
import { traceWords } from '../../../counter-display/bench/trace-texts.ts';
import { words as clerkCentreWords } from '../../../counter-display/clerk/texts/centre-texts.ts';
import { words as clerkConsoleWords } from '../../../counter-display/clerk/texts/console-texts.ts';
import { words as clerkDeviceWords } from '../../../counter-display/clerk/texts/device-texts.ts';
import { words as clerkQueueWords } from '../../../counter-display/clerk/texts/queue-texts.ts';
import { words as clerkSeatWords } from '../../../counter-display/clerk/texts/seat-texts.ts';
import { words as clerkSheetWords } from '../../../counter-display/clerk/texts/sheet-texts.ts';
import { words as lobbyWords } from '../../../counter-display/lobby/lobby-texts.ts';
import { bookingsWords } from '../../../counter-display/manage/bookings/bookings-texts.ts';
import { devicesWords } from '../../../counter-display/manage/devices/devices-texts.ts';
import { liveWords } from '../../../counter-display/manage/live/live-texts.ts';
import { words as manageWords } from '../../../counter-display/manage/manage-texts.ts';
import { settingsWords } from '../../../counter-display/manage/settings/settings-texts.ts';
import { todayWords } from '../../../counter-display/manage/today/today-texts.ts';
import { timelineWords } from '../../../counter-display/manage/visits/timeline-texts.ts';
import { visitsWords } from '../../../counter-display/manage/visits/visits-texts.ts';
import { words as ratingPadWords } from '../../../counter-display/rating-pad/rating-pad-texts.ts';
import { words as startWords } from '../../../counter-display/start/start-texts.ts';
import { words as windowWords } from '../../../counter-display/window/window-texts.ts';
import { words as bookWords } from '../../../kiosk/book-texts.ts';
import { words as kioskWords } from '../../../kiosk/kiosk-texts.ts';
import { words as phoneWords } from '../../../kiosk/phone-texts.ts';

const CATALOGUES = {
  kit: kitWords.catalogue,
  start: startWords.catalogue,
  bench: benchWords.catalogue,
  'health of devices': healthWords.catalogue,
  'the manage page': manageWords.catalogue,
  'the live room': liveWords.catalogue,
  'the visits room': visitsWords.catalogue,
  'the timeline': timelineWords.catalogue,
  'the today room': todayWords.catalogue,
  'the devices room': devicesWords.catalogue,
  'the settings room': settingsWords.catalogue,
  'frames on the bench': traceWords.catalogue,
  kiosk: kioskWords.catalogue,
  phone: phoneWords.catalogue,
  'the booking page': bookWords.catalogue,
  'the bookings room': bookingsWords.catalogue,
  lobby: lobbyWords.catalogue,
  window: windowWords.catalogue,
  ratingPad: ratingPadWords.catalogue,
  clerkCentre: clerkCentreWords.catalogue,
  clerkConsole: clerkConsoleWords.catalogue,
  clerkDevice: clerkDeviceWords.catalogue,
  clerkQueue: clerkQueueWords.catalogue,
  clerkSeat: clerkSeatWords.catalogue,
  clerkSheet: clerkSheetWords.catalogue,
} as const;
/** Characters of everyday screens that stand in simplified texts alone. */
const ONLY_SIMPLIFIED =
  '们这为选择业务办还请机号码证读暂开闭关显网络连级电话时间实际处满无页护华顾员听说讲过进远边设备扫应优军残测试响铃离现场综区领协续录键盘认图标题红绿黄语数转换给让谁变况联复';
const OTHERS: readonly Language[] = ['zh-Hant', 'en'];

const holesOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

for (const [name, catalogue] of Object.entries(CATALOGUES)) {
  test(`the words of ${name} ask for the same values in every language`, () => {
    for (const [key, text] of Object.entries(catalogue['zh-Hans'])) {
      for (const other of OTHERS) {
        expect(holesOf(catalogue[other][key] ?? ''), `${key} in ${other}`).toEqual(holesOf(text));
      }
    }
  });

  test(`the English words of ${name} hold no Chinese, the Chinese are not left in English`, () => {
    for (const [key, text] of Object.entries(catalogue.en)) {
      expect(text, key).not.toMatch(/[\u4e00-\u9fff]/);
      const hans = catalogue['zh-Hans'][key] ?? '';
      if (/[a-z]{3}/i.test(text.replace(/\{\w+\}/g, ''))) expect(hans, key).not.toBe(text);
    }
  });

  test(`the traditional words of ${name} hold no simplified character`, () => {
    for (const [key, text] of Object.entries(catalogue['zh-Hant'])) {
      const found = [...text].filter((character) => ONLY_SIMPLIFIED.includes(character));
      expect(found, `${key}: ${text}`).toEqual([]);
    }
  });
}
