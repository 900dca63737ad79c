import iconv from 'iconv-lite';
import type { SignSpan } from '#contract/devices.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';

type Colour = SignSpan['colour'];

/** PROTOCOLS §3.2: each character, one or two GBK bytes, is followed by its colour. */
const COLOUR_CODE: Readonly<Record<Colour, number>> = { red: 0, green: 1, yellow: 2 };
const COLOURS: readonly Colour[] = ['red', 'green', 'yellow'];

/** Stands, visibly, for what GBK has no code for: rare names, emoji. */
const MISSING = '□';
const ASCII_MAX = 0x7e;
const DOUBLE_BYTE_MIN = 0x81;

export function encodeSignText(spans: readonly SignSpan[]): Uint8Array {
  return Uint8Array.from(
    spans.flatMap(({ text, colour }) =>
      [...text].flatMap((character) => [...gbkOf(character), COLOUR_CODE[colour]]),
    ),
  );
}

/** Half-width characters take one column, all others two. */
export function columnsOf(spans: readonly SignSpan[]): number {
  let columns = 0;
  for (const { text } of spans) for (const character of text) columns += gbkOf(character).length;
  return columns;
}

export type SignTextProblem = { readonly kind: 'badText' };

export function decodeSignText(data: Uint8Array): Outcome<readonly SignSpan[], SignTextProblem> {
  const spans: { text: string; colour: Colour }[] = [];
  for (let at = 0; at < data.length; ) {
    const widthBytes = (data[at] ?? 0) >= DOUBLE_BYTE_MIN ? 2 : 1;
    const colour = COLOURS[data[at + widthBytes] ?? COLOURS.length];
    if (colour === undefined) return refuse({ kind: 'badText' });
    const text = iconv.decode(Buffer.from(data.subarray(at, at + widthBytes)), 'gbk');
    const last = spans.at(-1);
    if (last?.colour === colour) last.text += text;
    else spans.push({ text, colour });
    at += widthBytes + 1;
  }
  return ok(spans);
}

/** A control character moves nothing on a sign, so it is shown as the gap it was meant to be. */
function gbkOf(character: string): Uint8Array {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20 || code === 0x7f) return Uint8Array.of(0x20);
  if (code <= ASCII_MAX) return Uint8Array.of(code);
  const bytes = iconv.encode(character, 'gbk');
  // iconv-lite writes ? for the unknown, and one byte that no sign knows for the euro sign.
  return bytes.length === 2 ? bytes : iconv.encode(MISSING, 'gbk');
}
