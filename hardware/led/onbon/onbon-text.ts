import type { SignSpan } from '#contract/signs.ts';
import { gbkOf } from '../gbk.ts';

/** PROTOCOLS §3.1: the 16-dot font, and the colour of what follows. */
const FONT = '\\FO000';
const COLOUR: Readonly<Record<SignSpan['colour'], string>> = {
  red: '\\C1',
  green: '\\C2',
  yellow: '\\C3',
};
const NEW_LINE = '\\n';
/** The controller would take it for one of its marks; nothing on a sign needs it. */
const BACKSLASH = '\\';
const INSTEAD = '/';

/** Character by character, for the second byte of a Hanzi may look like a mark. */
export function encodeOnbonText(spans: readonly SignSpan[]): Uint8Array {
  const ascii = (text: string) => [...Buffer.from(text, 'ascii')];
  return Uint8Array.from([
    ...ascii(FONT),
    ...spans.flatMap(({ text, colour }) => [
      ...ascii(COLOUR[colour]),
      ...[...text].flatMap((character) => {
        if (character === '\n') return ascii(NEW_LINE);
        return [...gbkOf(character === BACKSLASH ? INSTEAD : character)];
      }),
    ]),
  ]);
}
