import type { PrintBlock, PrintDocument } from '#contract/devices.ts';
import { serviceDayOfVisit } from '#contract/ids.ts';
import type { Language } from '#contract/language.ts';
import type { TicketView } from '#contract/views.ts';
import { SLIP_TEXTS } from './slip-texts.ts';

export const text = (
  words: string,
  options: {
    readonly size?: 1 | 2;
    readonly bold?: boolean;
    readonly align?: 'left' | 'centre';
  } = {},
): PrintBlock => ({
  kind: 'text',
  text: words,
  align: options.align ?? 'left',
  size: options.size ?? 1,
  bold: options.bold ?? false,
});

export const pair = (left: string, right: string, bold = false): PrintBlock => ({
  kind: 'pair',
  left,
  right,
  size: 1,
  bold,
});

/** `1`, `2`, `3`, `5` → `1–3, 5`: how people say a row of windows. */
export function labelRange(labels: readonly string[]): string {
  const numbers = labels.map(Number);
  // `01` or `1E2` is a name, whatever a number could be made of it.
  if (labels.some((label, at) => label !== String(numbers[at]))) return labels.join(', ');
  const runs: [number, number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}

/**
 * A ticket on paper: number, then arrow, then window, as on every screen. Chinese tickets carry English
 * on the second line and English ones Chinese, so that anyone in the hall can help.
 */
export function ticketSlip(
  view: TicketView,
  options: { readonly language: Language; readonly isReprint: boolean },
): PrintDocument {
  const { language } = options;
  const words = SLIP_TEXTS[language];
  const second: Language = language === 'en' ? 'zh-Hans' : 'en';
  const other = SLIP_TEXTS[second];
  const waiting = view.state.kind === 'waiting' ? view.state : undefined;
  const blocks: PrintBlock[] = [];
  if (options.isReprint) blocks.push(text(words.reprint, { bold: true, align: 'centre' }));
  blocks.push(
    text(view.hall.name[language], { bold: true }),
    { kind: 'rule', style: 'solid' },
    pair(words.yourNumber, other.yourNumber, true),
    { kind: 'number', text: view.number },
    text(view.service[language], { size: 2, bold: true }),
    text(view.service[second]),
    ...view.further.map((service) => text(words.goesOn(service[language]))),
    { kind: 'direction', lines: directionTo(view, language) },
  );
  if (waiting !== undefined) {
    const { low, high } = waiting.wait;
    const wait = high === 0 ? words.noWait : words.wait(`${low}–${high}`);
    blocks.push(pair(words.ahead(waiting.ahead), wait, true));
  }
  if (view.state.kind === 'carried') blocks.push(text(words.carried, { bold: true }));
  blocks.push(
    { kind: 'rule', style: 'dashed' },
    { kind: 'qr', text: view.phoneUrl },
    text(words.follow, { bold: true, align: 'centre' }),
    text(other.follow, { align: 'centre' }),
  );
  if (view.materials.length > 0) {
    blocks.push({ kind: 'rule', style: 'dashed' }, text(words.haveReady, { bold: true }));
    for (const material of view.materials) blocks.push(text(material[language]));
  }
  blocks.push(
    { kind: 'rule', style: 'dashed' },
    text(view.footer[language]),
    { kind: 'rule', style: 'solid' },
    pair(writtenTime(view), serviceDayOfVisit(view.visit)),
  );
  return blocks;
}

/** Where no counter serves it for the moment, the area alone. */
function directionTo({ area, counters }: TicketView, language: Language): readonly string[] {
  const windows = SLIP_TEXTS[language].windows(labelRange(counters));
  return counters.length === 0 ? [area[language]] : [area[language], windows];
}

/** `10:24:06` by the hall's clock. */
function writtenTime(view: TicketView): string {
  const instant = Temporal.Instant.fromEpochMilliseconds(view.issuedAt);
  const time = instant.toZonedDateTimeISO(view.hall.timeZone).toPlainTime();
  return time.toString({ smallestUnit: 'second' });
}
