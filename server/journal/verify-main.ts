import { readEnvironment } from '#config/environment.ts';
import { unreachable } from '#contract/assert.ts';
import type { ChainFault } from './chain.ts';
import { type VerifyProblem, verifyJournal, type WholeJournal } from './verify.ts';

const HISTORY_FLAG = '--history';

interface Verdict {
  readonly sentence: string;
  readonly exitCode: 0 | 1;
}

/** `npm run verify`: one sentence about the journal; exit code 0 when it is whole, 1 when it is not. */
function verdict(args: readonly string[]): Verdict {
  const flags = args.filter((arg) => arg !== HISTORY_FLAG);
  const environment = readEnvironment(process.env, flags);
  if (!environment.ok) return { sentence: environment.problem.sentence, exitCode: 1 };
  const folder = environment.value.dataFolder;
  const verified = verifyJournal({ folder, withHistory: args.includes(HISTORY_FLAG) });
  return verified.ok
    ? { sentence: sentenceOfWhole(verified.value), exitCode: 0 }
    : { sentence: sentenceOfProblem(verified.problem, folder), exitCode: 1 };
}

function sentenceOfWhole({ head, firstAt }: WholeJournal): string {
  if (firstAt === null) return 'The journal is whole: it holds no fact yet.';
  const from = new Date(firstAt).toISOString();
  const to = new Date(head.at).toISOString();
  return `The journal is whole: ${head.seq} facts from ${from} to ${to}, head ${head.hash}.`;
}

function sentenceOfProblem(problem: VerifyProblem, folder: string): string {
  switch (problem.kind) {
    case 'notReadable':
      return `The journal in ${folder} cannot be read (${problem.detail}): name its folder with --data or TINGHAO_DATA.`;
    case 'broken':
      return `The journal is broken at fact ${problem.seq}: ${sentenceOfFault(problem.fault)}`;
    case 'historyDiffers':
      return `The facts are whole, but the history table "${problem.table}" does not say what they say.`;
    default:
      return unreachable(problem);
  }
}

function sentenceOfFault(fault: ChainFault): string {
  switch (fault.kind) {
    case 'gap':
      return `fact ${fault.expected} ought to stand there and is missing.`;
    case 'altered':
      return 'it, or the fact before it, is not what was written.';
    case 'timeWentBack':
      return 'it is earlier than the fact before it.';
    case 'notJson':
      return 'it holds no readable event.';
    case 'unknownKind':
      return `this program does not know "${fault.type}" version ${fault.version}; a later one wrote it.`;
    case 'unreadable':
      return `the disk or the file is damaged there (${fault.detail}).`;
    default:
      return unreachable(fault);
  }
}

const { sentence, exitCode } = verdict(process.argv.slice(2));
process.stdout.write(`${sentence}\n`);
process.exitCode = exitCode;
