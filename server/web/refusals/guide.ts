import type { GuideRefusal } from '#contract/guide.ts';
import { type CatalogueOf, say } from './say.ts';

export const GUIDE_REFUSALS: CatalogueOf<GuideRefusal['kind']> = {
  noSuchRule: () =>
    say(
      '设置里没有这条调整规则，请另选一条',
      '設置裡沒有這條調整規則，請另選一條',
      'The settings have no such rule. Please choose another.',
    ),
  standsThereAlready: () =>
    say(
      '这张号票已经在这个位置，不用调整',
      '這張號票已經在這個位置，不用調整',
      'The ticket stands there already; nothing need be moved.',
    ),
  sameClass: () =>
    say(
      '这张号票已经是这个优先类别',
      '這張號票已經是這個優先類別',
      'The ticket is of this class already.',
    ),
  sameService: () =>
    say(
      '这张号票已经在办这项业务的队里',
      '這張號票已經在辦這項業務的隊裡',
      'The ticket waits for this service already.',
    ),
};
