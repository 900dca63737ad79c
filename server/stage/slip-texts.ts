import type { Language } from '#contract/language.ts';

interface SlipTexts {
  readonly yourNumber: string;
  readonly windows: (labels: string) => string;
  readonly ahead: (people: number) => string;
  readonly wait: (range: string) => string;
  readonly noWait: string;
  /** The day has ended before it was called. */
  readonly carried: string;
  readonly follow: string;
  readonly goesOn: (service: string) => string;
  readonly haveReady: string;
  readonly reprint: string;
}

/** What stands on a printed ticket, beside the hall's own words. */
export const SLIP_TEXTS: Readonly<Record<Language, SlipTexts>> = {
  'zh-Hans': {
    yourNumber: '您的号码',
    windows: (labels) => `→ ${labels} 号窗口`,
    ahead: (people) => `前面还有 ${people} 人`,
    wait: (range) => `预计等候 ${range} 分钟`,
    noWait: '无需等候',
    carried: '下一营业日有效，先叫您',
    follow: '扫码看排队进度',
    goesOn: (service) => `办完接着办 ${service}`,
    haveReady: '请备好',
    reprint: '补打 REPRINT',
  },
  'zh-Hant': {
    yourNumber: '您的號碼',
    windows: (labels) => `→ ${labels} 號窗口`,
    ahead: (people) => `前面還有 ${people} 人`,
    wait: (range) => `預計等候 ${range} 分鐘`,
    noWait: '無需等候',
    carried: '下一營業日有效，先叫您',
    follow: '掃碼看排隊進度',
    goesOn: (service) => `辦完接着辦 ${service}`,
    haveReady: '請備好',
    reprint: '補打 REPRINT',
  },
  en: {
    yourNumber: 'Your number',
    windows: (labels) => `→ Window ${labels}`,
    ahead: (people) => `${people} ahead of you`,
    wait: (range) => `Wait ${range} min`,
    noWait: 'No wait',
    carried: 'Holds on the next day; called first',
    follow: 'Follow on your phone',
    goesOn: (service) => `Then ${service}`,
    haveReady: 'Have ready',
    reprint: '补打 REPRINT',
  },
};
