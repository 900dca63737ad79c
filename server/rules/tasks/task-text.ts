import type { RuleRefusal } from '#contract/facts.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';

/** So many digits in a row, however they are spaced, are a telephone or an ID number and no amount or day. */
const NUMBER_OF_SOMEBODY = /(?:\d[\s-]?){10,}\d/;

/** The journal keeps what is written for ever, so nobody's number may be in it. */
export function mustNameNobody(text: string): Outcome<undefined, RuleRefusal> {
  return NUMBER_OF_SOMEBODY.test(text) ? refuse({ kind: 'numberInText' }) : ok();
}
