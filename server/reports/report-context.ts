import type { StaffId } from '#contract/ids.ts';
import type { Texts } from '#contract/language.ts';
import type { HallSettings } from '#contract/settings.ts';

/** What the history does not hold: how things and people are called now. */
export interface ReportContext {
  readonly settings: HallSettings;
  readonly names: { readonly staffName: (staff: StaffId) => string };
}

/** Names by id; what has left the settings since is shown by its id, never left out. */
export interface Names {
  service(id: string): Texts;
  /** Null for the normal class. */
  priorityClass(id: string): Texts | null;
  /** Also of the normal class. */
  classNamed(id: string): Texts;
  counter(id: string): string;
  kiosk(id: string): string;
  device(id: string): string;
  /** Of the reasons that may be given with a rating. */
  reason(id: string): Texts;
  pauseReason(id: string): Texts;
  reorderRule(id: string): Texts;
  /** Of the reasons that the guide may give. */
  guideReason(of: keyof HallSettings['guideReasons'], id: string): Texts;
}

export function namesOf({ settings }: ReportContext): Names {
  const find = <Entry extends { readonly id: string }>(list: readonly Entry[], id: string) =>
    list.find((entry) => entry.id === id);
  return {
    service: (id) => find(settings.services, id)?.name ?? sameInAll(id),
    priorityClass: (id) =>
      settings.priorityClasses[0]?.id === id
        ? null
        : (find(settings.priorityClasses, id)?.name ?? sameInAll(id)),
    classNamed: (id) => find(settings.priorityClasses, id)?.name ?? sameInAll(id),
    counter: (id) => find(settings.counters, id)?.label ?? id,
    kiosk: (id) => find(settings.kiosks, id)?.name ?? id,
    device: (id) => find(settings.devices, id)?.name ?? id,
    reason: (id) => find(settings.rating.reasons, id)?.text ?? sameInAll(id),
    pauseReason: (id) => find(settings.pauseReasons, id)?.text ?? sameInAll(id),
    reorderRule: (id) => find(settings.reorderRules, id)?.name ?? sameInAll(id),
    guideReason: (of, id) => find(settings.guideReasons[of], id)?.text ?? sameInAll(id),
  };
}

export function sameInAll(text: string): Texts {
  return { 'zh-Hans': text, 'zh-Hant': text, en: text };
}
