import type { StepRefusal } from '#contract/steps.ts';
import { type CatalogueOf, say } from './say.ts';

/** What a clerk is told about a ticket at the counter. */
export const STEP_REFUSALS: CatalogueOf<StepRefusal['kind']> = {
  recallFirst: ({ left }) =>
    say(
      `请再重呼 ${left} 次，仍没有人来才能标为过号`,
      `請再重呼 ${left} 次，仍沒有人來才能標為過號`,
      `Please recall ${left} more before marking a no-show.`,
    ),
  recalledEnough: ({ times }) =>
    say(
      `已经重呼 ${times} 次，请标为过号`,
      `已經重呼 ${times} 次，請標為過號`,
      `Recalled ${times} times already. Please mark a no-show.`,
    ),
  returnedEnough: ({ times }) =>
    say(
      `这张号票已恢复过 ${times} 次，请重新取号`,
      `這張號票已恢復過 ${times} 次，請重新取號`,
      `This ticket has come back ${times} times already. Please take a new one.`,
    ),
  parkedEnough: ({ max }) =>
    say(
      `您已挂起 ${max} 位，请先取回一位`,
      `您已掛起 ${max} 位，請先取回一位`,
      `You have ${max} parked already. Take one back first.`,
    ),
  numberInNote: () =>
    say(
      '留言里不能写证件号、电话或账号，请去掉长数字',
      '留言裏不能寫證件號、電話或賬號，請去掉長數字',
      'A note may hold no ID, telephone or account number. Take the long number out.',
    ),
  noSuchCallReason: () =>
    say(
      '没有这个选号原因，请重新选择',
      '沒有這個選號原因，請重新選擇',
      'There is no such reason for calling. Please choose again.',
    ),
  notServedHere: () =>
    say(
      '这个窗口不办这项业务，请另选',
      '這個窗口不辦這項業務，請另選',
      'This window does not serve that. Please choose another.',
    ),
  sameServiceTwice: () =>
    say('同一项业务只能选一次', '同一項業務只能選一次', 'Each service can be chosen once.'),
  nothingToUndo: () => say('没有可以撤销的操作', '沒有可以撤銷的操作', 'There is nothing to undo.'),
  tooLateToUndo: () =>
    say(
      '超过 10 秒，不能再撤销',
      '超過 10 秒，不能再撤銷',
      'More than ten seconds have gone; it cannot be undone any more.',
    ),
  movedOnSince: ({ number }) =>
    say(
      `${number} 号之后又有了新的操作，不能再撤销`,
      `${number} 號之後又有了新的操作，不能再撤銷`,
      `Something has been done with ${number} since; it cannot be undone any more.`,
    ),
  ratedSince: ({ number }) =>
    say(
      `${number} 号已经评价，不能再撤销`,
      `${number} 號已經評價，不能再撤銷`,
      `${number} has rated; it cannot be undone any more.`,
    ),
  noWrapUp: () => say('窗口没有在整理', '窗口沒有在整理', 'The window is not in wrap-up.'),
  selfCallingNotOffered: () =>
    say(
      '大厅没有为这个窗口开放自动叫号',
      '大廳沒有為這個窗口開放自動叫號',
      'The hall has not offered automatic calling at this window.',
    ),
};
