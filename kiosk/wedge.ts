/** A scanner that stands in for a keyboard types a whole code faster than any hand. */
const BETWEEN_KEYS_MS = 120;
const CHARACTERS_MAX = 256;

/** Gathers what a scanner types and hands it on at its Enter; what a hand types slowly is forgotten. */
export interface Wedge {
  key(key: string, at: number): void;
}

export function openWedge(onText: (text: string) => void): Wedge {
  let text = '';
  let last = Number.NEGATIVE_INFINITY;
  return {
    key(key, at) {
      if (at - last > BETWEEN_KEYS_MS) text = '';
      last = at;
      if (key === 'Enter') {
        if (text !== '') onText(text);
        text = '';
      } else if (key.length === 1 && text.length < CHARACTERS_MAX) {
        text += key;
      }
    },
  };
}
