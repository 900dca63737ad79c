import { unreachable } from '#contract/assert.ts';
import type { JournalProblem } from '#journal/journal.ts';

/** The hall cannot open; the sentence says why and what to do. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}

/** One sentence a problem: what is so, and what to do. */
export function sentenceForJournal(problem: JournalProblem, folder: string): string {
  switch (problem.kind) {
    case 'inUse':
      return `Another hall runs on ${folder}: stop that one, or give this one its own folder with TINGHAO_DATA.`;
    case 'notUsable':
      return `The journal in ${folder} cannot be read or written (${problem.detail}): give this user the right to write there, or make room, and start again.`;
    case 'tooNew':
      return `The journal in ${folder} was written by a later version of this program: start that version.`;
    case 'broken':
      return `The journal in ${folder} is damaged at fact ${problem.seq}: run "npm run verify" and put back the last good backup.`;
    default:
      return unreachable(problem);
  }
}
