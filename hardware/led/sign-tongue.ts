import type { SignFace, SignTime } from '#contract/signs.ts';

/** What a sign's answer means for the order it was given. */
export type SignVerdict =
  | { readonly kind: 'taken' }
  /** `why`: the maker's word for it, for the maintainer. */
  | { readonly kind: 'rejected'; readonly why: string };

export const TAKEN: SignVerdict = { kind: 'taken' };

/** One frame for a sign, and what it has to say to it. */
export interface SignOrder {
  readonly bytes: Uint8Array;
  /** A code for the byte trace: `sign.show`. */
  readonly meaning: string;
  /** `undefined`: the sign says nothing, and the order counts as taken once it is out. */
  readonly reply: SignReply | undefined;
}
export interface SignReply {
  /** `undefined`: this frame is not the answer. */
  readonly verdictOf: (frame: Uint8Array) => SignVerdict | undefined;
  readonly timeoutMs: number;
  /** Silence is no failure either: whether the sign answers is what the order settles. */
  readonly mayBeSilent: boolean;
}

/** A maker's protocol, as the one who keeps a sign showing the right thing needs it. Pure. */
export interface SignTongue {
  /** A short question to a sign that may be dead; `undefined` where showing again is the only one. */
  readonly ping: SignOrder | undefined;
  /** The first words to a sign that may know nothing. */
  greeting(time: SignTime): readonly SignOrder[];
  /** `before`: what the sign shows now; `undefined` where that is not known. */
  show(face: SignFace, before: SignFace | undefined): readonly [SignOrder, ...SignOrder[]];
  dim(percent: number): readonly SignOrder[];
  /** Tries of one order before the sign counts as silent or rejecting. */
  readonly attemptsMax: number;
  /** Faces follow one another no faster; in between the newest wins. */
  readonly refreshMsMin: number;
  /** What a screen needs after a frame beyond what every line gives it. */
  readonly restMs: number;
}
