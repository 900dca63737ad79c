import type { Command, CommandAnswer, Refusal } from '#contract/facts.ts';
import type { Outcome } from '#contract/outcome.ts';
import type { StageInput } from './stage.ts';

/** What could not be recorded is told again after this. */
const TELL_AGAIN_MS = 5_000;
/** As many devices as a hall may have, and some tickets beside; the oldest goes. */
export const OWED_MAX = 500;

/**
 * Tells the hall what devices are and did until it has been taken down: a disk that was full for a moment must leave no
 * ticket "being printed" for ever. Of one device or ticket only the newest is told again.
 */
export interface Reporting {
  report(about: string, command: Command): Promise<void>;
  stop(): void;
}

export function openReporting(
  parts: Pick<StageInput, 'hall' | 'clock' | 'newRequestId'>,
): Reporting {
  /** The newest of each, until the hall has taken or refused it. */
  const newest = new Map<string, Command>();
  let callOff: (() => void) | undefined;

  const submit = (command: Command): Promise<Outcome<CommandAnswer, Refusal>> =>
    parts.hall.submit({ id: parts.newRequestId(), command, by: { kind: 'hall' } });

  const report = async (about: string, command: Command) => {
    newest.delete(about);
    newest.set(about, command);
    const [oldest] = newest.keys();
    if (newest.size > OWED_MAX && oldest !== undefined) newest.delete(oldest);
    const told = await submit(command);
    if (newest.get(about) !== command) return;
    if (told.ok || told.problem.kind !== 'notRecorded') newest.delete(about);
    else callOff ??= parts.clock.after(TELL_AGAIN_MS, tellAgain);
  };

  const tellAgain = () => {
    callOff = undefined;
    for (const [about, command] of [...newest]) void report(about, command);
  };

  return { report, stop: () => callOff?.() };
}
