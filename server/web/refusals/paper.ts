import type { PaperRefusal } from '#contract/paper.ts';
import { type CatalogueOf, say } from './say.ts';

export const PAPER_REFUSALS: CatalogueOf<PaperRefusal['kind']> = {
  rollRunning: () =>
    say(
      '已有一卷纸号在叫，请先停用',
      '已有一卷紙號在叫，請先停用',
      'A roll is running already. End it first.',
    ),
  noRollRunning: () =>
    say(
      '现在没有启用纸号，请按平常叫号',
      '現在沒有啟用紙號，請按平常叫號',
      'No roll is running. Call as usual.',
    ),
  rollUsedUp: () =>
    say('这一卷纸号已叫完', '這一卷紙號已叫完', 'All numbers of this roll have been called.'),
  badRoll: () =>
    say(
      '最后一号不能小于第一号',
      '最後一號不能小於第一號',
      'The last number must not be below the first.',
    ),
  prefixInUse: ({ prefix }) =>
    say(
      `字母 ${prefix} 已用于业务号票，请换一个字母或不用字母`,
      `字母 ${prefix} 已用於業務號票，請換一個字母或不用字母`,
      `Tickets of a service begin with ${prefix}. Choose another letter, or none.`,
    ),
  serviceWanted: ({ number }) =>
    say(
      `请先选 ${number} 号办什么业务`,
      `請先選 ${number} 號辦什麼業務`,
      `Choose first what ${number} has come for.`,
    ),
  notFromRoll: () => say('这个号不是纸号', '這個號不是紙號', 'This number is not from the roll.'),
  toldTimesWrong: () =>
    say(
      '时间要按先后，且在最近七天之内',
      '時間要按先後，且在最近七天之內',
      'The times must be in order and within the last seven days.',
    ),
};
