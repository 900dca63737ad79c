import { expect, test } from 'vitest';
import type { Language } from '#contract/language.ts';
import { devicesWords } from '../../../../counter-display/manage/devices/devices-texts.ts';
import { healthWords } from '../../../../counter-display/manage/health-texts.ts';
import { liveWords } from '../../../../counter-display/manage/live/live-texts.ts';
import { words } from '../../../../counter-display/manage/manage-texts.ts';
import { settingsWords } from '../../../../counter-display/manage/settings/settings-texts.ts';
import { todayWords } from '../../../../counter-display/manage/today/today-texts.ts';
import { timelineWords } from '../../../../counter-display/manage/visits/timeline-texts.ts';
import { visitsWords } from '../../../../counter-display/manage/visits/visits-texts.ts';

const CATALOGUES = {
  manage: words.catalogue,
  live: liveWords.catalogue,
  health: healthWords.catalogue,
  visits: visitsWords.catalogue,
  timeline: timelineWords.catalogue,
  today: todayWords.catalogue,
  devices: devicesWords.catalogue,
  settings: settingsWords.catalogue,
} as const;
/** Characters that stand in simplified texts alone. */
const ONLY_SIMPLIFIED =
  '们这为选择业务办还请机号码证读暂开闭关显网络连级电话时间实际处满无页护华顾员听说讲过进远边设备扫应优军残测试响铃离现场综区领协续录键盘认图标题红绿黄语数转换给让谁变况联复门评价询负责发档径详败记销宽广块盖纸启动挡线扰权库驱释审压删弃检错误误别纪总预约陆态';
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

  test(`the English words of ${name} hold no Chinese, and the traditional no simplified character`, () => {
    for (const [key, text] of Object.entries(catalogue.en)) {
      expect(text, key).not.toMatch(/[\u4e00-\u9fff]/);
    }
    for (const [key, text] of Object.entries(catalogue['zh-Hant'])) {
      const found = [...text].filter((character) => ONLY_SIMPLIFIED.includes(character));
      expect(found, `${key}: ${text}`).toEqual([]);
    }
  });
}
