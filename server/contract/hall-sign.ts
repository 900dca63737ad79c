import type { Language, Texts } from './language.ts';

/** The head of every view: whose hall it is and in which time zone its instants are written. */
export interface HallSign {
  readonly name: Texts;
  readonly timeZone: string;
  readonly language: Language;
  readonly isDemo: boolean;
}
