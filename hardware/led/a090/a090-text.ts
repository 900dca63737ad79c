import iconv from 'iconv-lite';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { SignSpan } from '#contract/signs.ts';
import { GBK_LEAD_MIN, gbkOf } from '../gbk.ts';

type Colour = SignSpan['colour'];

/** PROTOCOLS §3.2: each character, one or two GBK bytes, is followed by its colour. */
const COLOUR_CODE: Readonly<Record<Colour, number>> = { red: 0, green: 1, yellow: 2 };
const COLOURS: readonly Colour[] = ['red', 'green', 'yellow'];

export function encodeSignText(spans: readonly SignSpan[]): Uint8Array {
  return Uint8Array.from(
    spans.flatMap(({ text, colour }) =>
      [...text].flatMap((character) => [...gbkOf(character), COLOUR_CODE[colour]]),
    ),
  );
}

export type SignTextProblem = { readonly kind: 'badText' };

export function decodeSignText(data: Uint8Array): Outcome<readonly SignSpan[], SignTextProblem> {
  const spans: { text: string; colour: Colour }[] = [];
  for (let at = 0; at < data.length; ) {
    const widthBytes = (data[at] ?? 0) >= GBK_LEAD_MIN ? 2 : 1;
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
