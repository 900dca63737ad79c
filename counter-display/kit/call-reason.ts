import { unreachable } from '#contract/assert.ts';
import type { Texts } from '#contract/language.ts';
import type { CallReason } from '#contract/queue.ts';
import { timeOfDay } from './format.ts';
import { pick } from './language.ts';
import { wordsOf } from './words.ts';

const words = wordsOf({
  'zh-Hans': {
    due: '应叫 {time}',
    classDue: '{className}，应叫 {time}',
    preferred: '窗口优先办的业务，{due}',
    overtaken: '已被后到的号越过 {times} 次，{due}',
    waitedLong: '从 {since} 等起，已到等候上限，{due}',
    sentToCounter: '指定本窗口，{due}',
    sentToClerk: '指定人员，{due}',
    chosenByHand: '人工选叫，{due}',
  },
  'zh-Hant': {
    due: '應叫 {time}',
    classDue: '{className}，應叫 {time}',
    preferred: '窗口優先辦的業務，{due}',
    overtaken: '已被後到的號越過 {times} 次，{due}',
    waitedLong: '從 {since} 等起，已到等候上限，{due}',
    sentToCounter: '指定本窗口，{due}',
    sentToClerk: '指定人員，{due}',
    chosenByHand: '人工選叫，{due}',
  },
  en: {
    due: 'due {time}',
    classDue: '{className}, due {time}',
    preferred: 'preferred service here, {due}',
    overtaken: 'overtaken {times} times by later tickets, {due}',
    waitedLong: 'waiting since {since}, at the limit, {due}',
    sentToCounter: 'sent to this window, {due}',
    sentToClerk: 'sent to this clerk, {due}',
    chosenByHand: 'chosen by hand, {due}',
  },
});

/** Why it was somebody's turn: `老人，应叫 10:42`. */
export function callReason(
  because: CallReason,
  { className, timeZone }: { readonly className: Texts | null; readonly timeZone: string },
): string {
  const time = timeOfDay(because.due, timeZone);
  const due =
    className === null
      ? words('due', { time })
      : words('classDue', { className: pick(className), time });
  switch (because.kind) {
    case 'dueFirst':
      return due;
    case 'overtaken':
      return words('overtaken', { due, times: because.times });
    case 'waitedLong':
      return words('waitedLong', { due, since: timeOfDay(because.since, timeZone) });
    case 'preferred':
    case 'sentToCounter':
    case 'sentToClerk':
    case 'chosenByHand':
      return words(because.kind, { due });
    default:
      return unreachable(because);
  }
}
