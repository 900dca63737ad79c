import type { SignFace, SignSpan, SignTime } from '#contract/signs.ts';

/** A text of one colour that stands still. */
export const steady = (text: string, colour: SignSpan['colour'] = 'red'): SignFace => ({
  spans: [{ text, colour }],
  manner: 'steady',
});

export const blinking = (text: string, colour: SignSpan['colour'] = 'yellow'): SignFace => ({
  spans: [{ text, colour }],
  manner: 'blinking',
});

/** A Friday. */
export const A_MOMENT: SignTime = {
  year: 2026,
  month: 7,
  day: 3,
  hour: 9,
  minute: 41,
  second: 7,
  weekday: 5,
};
