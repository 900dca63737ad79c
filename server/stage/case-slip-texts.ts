import type { Language } from '#contract/language.ts';

interface CaseSlipTexts {
  readonly missingTitle: string;
  readonly missingLead: (count: number) => string;
  readonly complete: string;
  readonly comeBack: string;
  readonly voucherTitle: string;
  readonly doneLead: string;
  readonly keep: string;
  readonly caseNumber: string;
  readonly promised: string;
  readonly clerk: string;
  readonly counter: (label: string) => string;
  readonly reprint: string;
}

/** What stands on the slips of a case, beside the hall's own words. */
export const CASE_SLIP_TEXTS: Readonly<Record<Language, CaseSlipTexts>> = {
  'zh-Hans': {
    missingTitle: '一次性告知',
    missingLead: (count) => `还缺 ${count} 项材料，请带齐：`,
    complete: '以上是全部缺少的材料，带齐即可办理。',
    comeBack: '再来时刷身份证或扫此码，接着办不用重新排队',
    voucherTitle: '受理回执',
    doneLead: '已办事项：',
    keep: '请保留本回执，查询时请出示办件号。',
    caseNumber: '办件号',
    promised: '承诺办结',
    clerk: '经办',
    counter: (label) => `${label} 号窗口`,
    reprint: '补打 REPRINT',
  },
  'zh-Hant': {
    missingTitle: '一次性告知',
    missingLead: (count) => `還缺 ${count} 項材料，請帶齊：`,
    complete: '以上是全部缺少的材料，帶齊即可辦理。',
    comeBack: '再來時刷身份證或掃此碼，接着辦不用重新排隊',
    voucherTitle: '受理回執',
    doneLead: '已辦事項：',
    keep: '請保留本回執，查詢時請出示辦件號。',
    caseNumber: '辦件號',
    promised: '承諾辦結',
    clerk: '經辦',
    counter: (label) => `${label} 號窗口`,
    reprint: '補打 REPRINT',
  },
  en: {
    missingTitle: 'What is missing',
    missingLead: (count) => `Please bring all ${count}:`,
    complete: 'Nothing else is missing. Bring these and you will be served.',
    comeBack: 'Scan this or use your ID card when you come back: no queueing from the end',
    voucherTitle: 'Receipt',
    doneLead: 'Done:',
    keep: 'Please keep this receipt and show its number when you ask.',
    caseNumber: 'Case',
    promised: 'Promised by',
    clerk: 'Handled by',
    counter: (label) => `window ${label}`,
    reprint: '补打 REPRINT',
  },
};
