import type { Refusal, RefusalKind } from '#contract/facts.ts';
import type { Language, Texts } from '#contract/language.ts';
import { APPOINTMENT_REFUSALS } from './refusals/appointments.ts';
import { CASE_SENTENCES } from './refusals/cases.ts';
import { DAY_END_REFUSALS } from './refusals/day-end.ts';
import { GUIDE_REFUSALS } from './refusals/guide.ts';
import { PAPER_REFUSALS } from './refusals/paper.ts';
import { type CatalogueOf, type Names, say } from './refusals/say.ts';
import { SERVICE_REFUSALS } from './refusals/services.ts';
import { STATION_REFUSALS } from './refusals/stations.ts';
import { STEP_REFUSALS } from './refusals/steps.ts';
import { TASK_REFUSALS } from './refusals/tasks.ts';

/** A sentence for each refusal: what is so, and what to do about it. */
const CATALOGUE: CatalogueOf<RefusalKind> = {
  ...DAY_END_REFUSALS,
  ...PAPER_REFUSALS,
  ...GUIDE_REFUSALS,
  ...APPOINTMENT_REFUSALS,
  ...STEP_REFUSALS,
  ...SERVICE_REFUSALS,
  ...STATION_REFUSALS,
  ...CASE_SENTENCES,
  ...TASK_REFUSALS,
  noSuchService: () =>
    say(
      '没有这项业务，请重新选择',
      '沒有這項業務，請重新選擇',
      'There is no such service. Please choose again.',
    ),
  noSuchCounter: () =>
    say(
      '没有这个窗口，请核对窗口号',
      '沒有這個窗口，請核對窗口號',
      'There is no such window. Please check its number.',
    ),
  noSuchKiosk: () =>
    say(
      '没有这台取号机，请联系维护人员',
      '沒有這臺取號機，請聯繫維護人員',
      'There is no such kiosk. Please tell the maintainer.',
    ),
  noSuchClass: () =>
    say(
      '没有这个优先类别，请重新选择',
      '沒有這個優先類別，請重新選擇',
      'There is no such priority class. Please choose again.',
    ),
  noSuchVisit: () =>
    say(
      '找不到这张号票，请核对号码',
      '找不到這張號票，請核對號碼',
      'This ticket cannot be found. Please check the number.',
    ),
  noSuchClerk: () =>
    say(
      '这位工作人员不在岗，请另选一位',
      '這位工作人員不在崗，請另選一位',
      'This clerk is not on duty. Please choose another.',
    ),
  hallClosed: ({ opensAt }) =>
    opensAt === ''
      ? say(
          '大厅已停止取号，请在营业时间再来',
          '大廳已停止取號，請在營業時間再來',
          'The hall is closed. Please come back during opening hours.',
        )
      : say(
          `大厅现在不营业，${opensAt} 开始取号`,
          `大廳現在不營業，${opensAt} 開始取號`,
          `The hall is closed. Tickets are given from ${opensAt}.`,
        ),
  servicePaused: ({ until }) =>
    until === ''
      ? say(
          '这项业务暂停办理，请选择其他业务或询问工作人员',
          '這項業務暫停辦理，請選擇其他業務或詢問工作人員',
          'This service is paused. Please choose another or ask the staff.',
        )
      : say(
          `这项业务暂停办理，${until} 恢复`,
          `這項業務暫停辦理，${until} 恢復`,
          `This service is paused until ${until}.`,
        ),
  quotaReached: ({ quota }) =>
    say(
      `这项业务今天的 ${quota} 个号已取完，请明天再来`,
      `這項業務今天的 ${quota} 個號已取完，請明天再來`,
      `All ${quota} tickets of today for this service are taken. Please come tomorrow.`,
    ),
  cardWanted: () =>
    say(
      '这项业务须刷身份证取号，请把身份证放在读卡区',
      '這項業務須刷身份證取號，請把身份證放在讀卡區',
      'This service needs an ID card. Please lay your card on the reader.',
    ),
  classNeedsProof: () =>
    say(
      '这个优先类别须凭证件，请到服务台办理',
      '這個優先類別須憑證件，請到服務臺辦理',
      'This priority class needs proof. Please go to the service desk.',
    ),
  cardGone: () =>
    say(
      '读卡信息已过时，请重新刷身份证',
      '讀卡信息已過時，請重新刷身份證',
      'The card was read too long ago. Please lay it on the reader again.',
    ),
  counterClosed: () =>
    say(
      '窗口尚未开放，请先开始坐席',
      '窗口尚未開放，請先開始坐席',
      'The window is closed. Open your shift first.',
    ),
  counterPaused: () =>
    say(
      '窗口已暂停，请先恢复服务',
      '窗口已暫停，請先恢復服務',
      'The window is paused. Resume it first.',
    ),
  notYourCounter: () =>
    say(
      '这不是您的窗口，请在自己的窗口操作',
      '這不是您的窗口，請在自己的窗口操作',
      'This is not your window. Please work at your own.',
    ),
  stillCalling: ({ number }) =>
    say(
      `${number} 号还在呼叫中，请先开始办理或标为过号`,
      `${number} 號還在呼叫中，請先開始辦理或標為過號`,
      `${number} is still being called. Begin serving or mark a no-show first.`,
    ),
  stillServing: ({ number }) =>
    say(
      `${number} 号还在办理中，请先办结、挂起或转移`,
      `${number} 號還在辦理中，請先辦結、掛起或轉移`,
      `${number} is still being served. Finish, park or transfer it first.`,
    ),
  nobodyWaiting: () =>
    say('现在没有人等候', '現在沒有人等候', 'Nobody is waiting for your services.'),
  nobodyCalled: () =>
    say(
      '窗口没有呼叫中的号票，请先叫号',
      '窗口沒有呼叫中的號票，請先叫號',
      'Nobody is being called here. Call the next first.',
    ),
  nobodyServed: () =>
    say(
      '窗口没有办理中的号票，请先开始办理',
      '窗口沒有辦理中的號票，請先開始辦理',
      'Nobody is being served here. Begin serving first.',
    ),
  notParkedHere: () =>
    say(
      '这张号票没有挂起在您这里',
      '這張號票沒有掛起在您這裡',
      'This ticket is not parked with you.',
    ),
  notANoShow: () =>
    say(
      '这张号票没有过号，不需恢复',
      '這張號票沒有過號，不需恢復',
      'This ticket is no no-show; it need not return.',
    ),
  graceOver: () =>
    say(
      '过号时间太久，请重新取号',
      '過號時間太久，請重新取號',
      'The time to return is over. Please take a new ticket.',
    ),
  notWaiting: () =>
    say('这张号票已不在等候中', '這張號票已不在等候中', 'This ticket is not waiting any more.'),
  nowhereToTransfer: () =>
    say(
      '转移的目的地现在不能接收，请另选一处',
      '轉移的目的地現在不能接收，請另選一處',
      'Nobody can take it there now. Please choose another place.',
    ),
  dayAlreadyBegan: () =>
    say('营业日已经开始', '營業日已經開始', 'The service day has already begun.'),
  noRatingOpen: () =>
    say('现在没有可评价的服务', '現在沒有可評價的服務', 'There is nothing to rate at the moment.'),
  alreadyRated: () =>
    say('您已评价过，谢谢', '您已評價過，謝謝', 'You have already rated this. Thank you.'),
  noSuchReason: () =>
    say(
      '没有这个原因，请重新选择',
      '沒有這個原因，請重新選擇',
      'There is no such reason. Please choose again.',
    ),
  counterTaken: ({ clerk }, names) =>
    say(
      `窗口由 ${names.staffName(clerk)} 使用中，请另选窗口`,
      `窗口由 ${names.staffName(clerk)} 使用中，請另選窗口`,
      `${names.staffName(clerk)} is at this window. Please choose another.`,
    ),
  clerkElsewhere: ({ counter }, names) =>
    say(
      `您还在 ${names.counterLabel(counter)} 号窗口，请先结束那里的坐席`,
      `您還在 ${names.counterLabel(counter)} 號窗口，請先結束那裡的坐席`,
      `You still have a shift at window ${names.counterLabel(counter)}. Close it first.`,
    ),
  notPaused: () => say('窗口没有暂停', '窗口沒有暫停', 'The window is not paused.'),
  noSuchPauseReason: () =>
    say(
      '没有这个暂停原因，请重新选择',
      '沒有這個暫停原因，請重新選擇',
      'There is no such reason for a pause. Please choose again.',
    ),
  printUnderWay: () =>
    say(
      '号票正在打印，请稍候',
      '號票正在打印，請稍候',
      'The ticket is being printed. Please wait.',
    ),
  notAllowed: () =>
    say(
      '您没有这个权限，请联系管理员',
      '您沒有這個權限，請聯繫管理員',
      'You may not do this. Please ask the administrator.',
    ),
  wrongPassword: () =>
    say(
      '工号或密码不对，请重新输入',
      '工號或密碼不對，請重新輸入',
      'Staff number or password is wrong. Please try again.',
    ),
  wrongCode: () =>
    say(
      '配对码不对或已失效，请在管理页面重新生成',
      '配對碼不對或已失效，請在管理頁面重新生成',
      'This code is wrong or used up. Please make a new one on the manage page.',
    ),
  notUnderstood: ({ path }) =>
    path === ''
      ? say('输入有误，请重试', '輸入有誤，請重試', 'This was not understood. Please try again.')
      : say(
          `输入有误（${path}），请重试`,
          `輸入有誤（${path}），請重試`,
          `This was not understood (${path}). Please try again.`,
        ),
  tooFast: () =>
    say(
      '操作太频繁，请稍后再试',
      '操作太頻繁，請稍後再試',
      'That was too often. Please wait and try again.',
    ),
  notRecorded: () =>
    say(
      '系统暂时无法保存，刚才的操作没有生效，请重试',
      '系統暫時無法保存，剛才的操作沒有生效，請重試',
      'The system could not record this; nothing has happened. Please try again.',
    ),
  stopping: () =>
    say(
      '系统正在重启，请稍候',
      '系統正在重啟，請稍候',
      'The system is restarting. One moment, please.',
    ),
};

export function refusalText(refusal: Refusal, language: Language, names: Names): string {
  return textsOf(refusal.kind, refusal, names)[language];
}

/** Pairs a refusal with its own line of the catalogue, which the compiler cannot see in a union. */
function textsOf<Kind extends RefusalKind>(
  kind: Kind,
  refusal: Extract<Refusal, { readonly kind: Kind }>,
  names: Names,
): Texts {
  return CATALOGUE[kind](refusal, names);
}
