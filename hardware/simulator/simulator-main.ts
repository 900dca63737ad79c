/**
 * The simulator program. The server starts it as a child process with a message channel; it opens
 * the simulated ports, plays the devices on them and ends when the channel closes.
 */
import { randomBytes } from 'node:crypto';
import type { SimulatorMessage } from '#contract/bench.ts';
import type { Clock } from '#contract/clock.ts';
import { paceLine } from './line/paced-line.ts';
import { openPtyLine } from './line/pty-line.ts';
import { openTcpLine } from './line/tcp-line.ts';
import { simulatorRequestSchema } from './request.ts';
import { openSimulator } from './simulator.ts';

const clock: Clock = {
  now: Date.now,
  after(delayMs, run) {
    const timer = setTimeout(run, Math.max(delayMs, 0));
    return () => clearTimeout(timer);
  },
};

const simulator = openSimulator({
  clock,
  async openLine({ transport, baudRate }) {
    if (transport === 'pty') {
      const pty = await openPtyLine();
      if (pty.ok) return paceLine(pty.value, baudRate, clock);
    }
    return paceLine(await openTcpLine(clock), baudRate, clock);
  },
  random: (lengthBytes) => randomBytes(lengthBytes),
  tell(message: SimulatorMessage) {
    // A server that has just gone takes no message; `disconnect` then ends the program.
    if (process.connected) process.send?.(message, undefined, undefined, () => {});
  },
});

// One request after the other: a line is plugged in before the next order finds it.
let work: Promise<void> = Promise.resolve();
process.on('message', (message: unknown) => {
  const request = simulatorRequestSchema.safeParse(message);
  if (!request.success) return;
  const { data } = request;
  work = work.then(() =>
    data.kind === 'build' ? simulator.build(data.ports) : simulator.obey(data.order),
  );
});
// Ctrl-C reaches the whole group; the server stops first and closes the channel when it is done.
process.on('SIGINT', () => {});
process.once('disconnect', () => {
  simulator.stop();
  process.exit(0);
});
