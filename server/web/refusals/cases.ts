import type { CaseRefusal } from '#contract/cases.ts';
import { type CatalogueOf, say } from './say.ts';

/** What is so with a case, and what to do about it. */
export const CASE_SENTENCES: CatalogueOf<CaseRefusal['kind']> = {
  noSuchCase: () =>
    say(
      '找不到这个办件，请核对办件号',
      '找不到這個辦件，請核對辦件號',
      'This case cannot be found. Please check its number.',
    ),
  noCaseHere: () =>
    say(
      '这位顾客的业务不留办件',
      '這位顧客的業務不留辦件',
      'No case is kept for what this customer came for.',
    ),
  notYourCase: () =>
    say(
      '这个办件由另一位工作人员办理',
      '這個辦件由另一位工作人員辦理',
      'Another clerk handles this case.',
    ),
  noSuchFlowPart: () =>
    say(
      '办件里没有这一项，请刷新页面',
      '辦件裏沒有這一項，請重新整理頁面',
      'The case has no such item. Please reload the page.',
    ),
  caseClosed: () => say('这个办件已经办结', '這個辦件已經辦結', 'This case is closed already.'),
  caseInReview: () =>
    say(
      '办件正在审核，请等审核结果',
      '辦件正在審核，請等審核結果',
      'The case is being reviewed. Please wait for the result.',
    ),
  caseNotInReview: () =>
    say(
      '这个办件不在待审核中，可能已由别人审核',
      '這個辦件不在待審核中，可能已由別人審核',
      'This case is not waiting for review; somebody else may have reviewed it.',
    ),
  nothingMissing: () =>
    say(
      '材料已齐，没有要补的',
      '材料已齊，沒有要補的',
      'All materials have been seen; nothing is missing.',
    ),
  materialsMissing: ({ count }) =>
    say(
      `还有 ${count} 项材料未核，请先核对或打印一次性告知`,
      `還有 ${count} 項材料未核，請先核對或列印一次性告知`,
      `${count} of the materials are still to be seen. Check them, or print what is missing.`,
    ),
  stepsLeft: ({ count }) =>
    say(
      `还有 ${count} 个步骤未完成`,
      `還有 ${count} 個步驟未完成`,
      `${count} of the steps are still to be done.`,
    ),
  reviewNotNeeded: () =>
    say(
      '这个办件无需审核，可以直接反馈',
      '這個辦件無需審核，可以直接回覆',
      'This case needs no review. You can give the result at once.',
    ),
  reviewFirst: () =>
    say(
      '请先提交审核，通过后再反馈',
      '請先提交審核，通過後再回覆',
      'Send it for review first; give the result once it has passed.',
    ),
  notSigned: () =>
    say(
      '顾客还没有签名，请先请顾客签名',
      '顧客還沒有簽名，請先請顧客簽名',
      'The customer has not signed. Ask for the signature first.',
    ),
  signedAlready: () => say('顾客已经签过名', '顧客已經簽過名', 'The customer has signed already.'),
  nothingToSign: () =>
    say(
      '签名已取消，请看窗口人员的提示',
      '簽名已取消，請看窗口人員的提示',
      'No signature is asked for now. Please ask the clerk.',
    ),
  reasonWanted: () =>
    say('请选择或写明原因', '請選擇或寫明原因', 'Please choose or write a reason.'),
  questionWanted: () => say('请写明内容', '請寫明內容', 'Please write what it is about.'),
  personalInText: () =>
    say(
      '文字里不要写证件号码或电话号码',
      '文字裏不要寫證件號碼或電話號碼',
      'Please leave ID and telephone numbers out of the text.',
    ),
  noSuchHelp: () =>
    say(
      '这个求助已经答复或不存在',
      '這個求助已經答覆或不存在',
      'This question has been answered already, or never was.',
    ),
  helpTakenBy: ({ helper }, { staffName }) =>
    say(
      `${staffName(helper)}已经接手这个求助`,
      `${staffName(helper)}已經接手這個求助`,
      `${staffName(helper)} has taken this question.`,
    ),
  tooMuchHelp: () =>
    say(
      '上一个求助还没有答复',
      '上一個求助還沒有答覆',
      'Your last question has not been answered yet.',
    ),
  noSuchSlip: () => say('找不到这张单据', '找不到這張單據', 'There is no such slip.'),
  continuedAlready: ({ number }) =>
    say(
      `这个办件已经取了 ${number} 号，请留意叫号`,
      `這個辦件已經取了 ${number} 號，請留意叫號`,
      `Ticket ${number} has been taken for this case. Please watch the calls.`,
    ),
};
