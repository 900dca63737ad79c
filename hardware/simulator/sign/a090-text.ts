import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { SignCharacter } from './sign-canvas.ts';

/** Every character, one or two bytes long, is followed by its colour (§3.2): 00 red, 01 green, 02 yellow. */
export function readSignText(
  data: Uint8Array,
): Outcome<readonly SignCharacter[], { readonly kind: 'badText' }> {
  const characters: SignCharacter[] = [];
  let at = 0;
  while (at < data.length) {
    const length = (data[at] ?? 0) > 0x80 ? 2 : 1;
    const bytes = [...data.subarray(at, at + length)];
    const colour = data[at + length];
    if (colour === undefined || colour > 2) return refuse({ kind: 'badText' });
    characters.push({ bytes, isRed: colour !== 1, isGreen: colour !== 0 });
    at += length + 1;
  }
  return ok(characters);
}
