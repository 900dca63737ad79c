import type { Refusal, RefusalKind } from '#contract/facts.ts';
import type { CounterId, StaffId } from '#contract/ids.ts';
import type { Texts } from '#contract/language.ts';

/** What people call those that a refusal names by id. */
export interface Names {
  counterLabel(counter: CounterId): string;
  staffName(staff: StaffId): string;
}

type TextOf<Kind extends RefusalKind> = (
  refusal: Extract<Refusal, { readonly kind: Kind }>,
  names: Names,
) => Texts;

/** The sentences of some refusals; a subject has its own file of them beside this one. */
export type CatalogueOf<Kinds extends RefusalKind> = { readonly [Kind in Kinds]: TextOf<Kind> };

export const say = (hans: string, hant: string, en: string): Texts => ({
  'zh-Hans': hans,
  'zh-Hant': hant,
  en,
});
