import type { Clock } from '#contract/clock.ts';
import type { RequestId } from '#contract/ids.ts';
import { dueCommands, nextDeadline } from '#rules/deadlines.ts';
import type { HallService } from './hall-service.ts';

/** Looks again at the latest after this, so that a machine that slept or a clock that was set is noticed. */
const LOOK_AGAIN_MS = 20_000;
/** Where a deadline could not be met (disk full), it is tried again after this. */
const RETRY_MS = 1_000;

/** Time becomes commands: what falls due in the hall is submitted as any other order. */
export function watchDeadlines(
  hall: HallService,
  clock: Clock,
  newRequestId: () => RequestId,
): () => void {
  let callOff = () => {};
  let isStopped = false;

  const arrange = (leastMs: number) => {
    callOff();
    if (isStopped) return;
    const deadline = nextDeadline(hall.state());
    const untilMs = deadline === undefined ? LOOK_AGAIN_MS : deadline - clock.now();
    callOff = clock.after(Math.min(LOOK_AGAIN_MS, Math.max(leastMs, untilMs)), meet);
  };

  const meet = async () => {
    const due = dueCommands(hall.state(), clock.now());
    const answers = await Promise.all(
      due.map((command) => hall.submit({ id: newRequestId(), command, by: { kind: 'hall' } })),
    );
    arrange(answers.every(({ ok }) => ok) ? 0 : RETRY_MS);
  };

  const deaf = hall.onFacts(() => arrange(0));
  arrange(0);
  return () => {
    isStopped = true;
    callOff();
    deaf();
  };
}
