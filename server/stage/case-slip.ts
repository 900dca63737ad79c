import type { SlipView } from '#contract/cases.ts';
import type { PrintBlock, PrintDocument } from '#contract/devices.ts';
import { CASE_SLIP_TEXTS } from './case-slip-texts.ts';
import { pair, text } from './ticket-slip.ts';

/** The slip of a case on paper: whose case it is stands on it as its number and its code alone. */
export function caseSlip(view: SlipView): PrintDocument {
  const { language, lines, kind } = view;
  const words = CASE_SLIP_TEXTS[language];
  const title = kind === 'missing' ? words.missingTitle : words.voucherTitle;
  const blocks: PrintBlock[] = [];
  if (view.isReprint) blocks.push(text(words.reprint, { bold: true, align: 'centre' }));
  blocks.push(
    text(view.hallName[language], { bold: true }),
    { kind: 'rule', style: 'solid' },
    text(title, { size: 2, bold: true }),
    text(view.service[language], { bold: true }),
    pair(words.caseNumber, view.case, true),
    { kind: 'rule', style: 'dashed' },
  );
  if (kind === 'missing') blocks.push(text(words.missingLead(lines.length), { bold: true }));
  else if (lines.length > 0) blocks.push(text(words.doneLead, { bold: true }));
  lines.forEach((line, at) => {
    blocks.push(text(`${at + 1}. ${line[language]}`, { bold: kind === 'missing' }));
  });
  if (kind === 'missing') {
    blocks.push(
      { kind: 'rule', style: 'dashed' },
      text(words.complete),
      { kind: 'qr', text: view.code },
      text(words.comeBack, { bold: true, align: 'centre' }),
    );
  }
  if (view.promised !== null) blocks.push(pair(words.promised, view.promised, true));
  blocks.push({ kind: 'rule', style: 'dashed' }, pair(words.clerk, handledBy(view)));
  if (kind === 'voucher') blocks.push(text(words.keep));
  blocks.push(text(view.footer[language]), { kind: 'rule', style: 'solid' }, text(writtenAt(view)));
  return blocks;
}

function handledBy({ clerkName, counterLabel, language }: SlipView): string {
  return counterLabel === null
    ? clerkName
    : `${clerkName} ${CASE_SLIP_TEXTS[language].counter(counterLabel)}`;
}

/** `2026-07-03 10:24` by the hall's clock. */
function writtenAt({ at, timeZone }: SlipView): string {
  const time = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  return `${time.toPlainDate()} ${time.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}
