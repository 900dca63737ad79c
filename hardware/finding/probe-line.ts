import type { Clock } from '#contract/clock.ts';
import { sleep } from '#contract/clock.ts';
import type { ProbeResult } from '#contract/finding.ts';
import { ff68Shape } from '../ff68/ff68-shape.ts';
import { openSdtExchange } from '../id-card/sdt-exchange.ts';
import { decodeKeypadReport } from '../keypad/keypad-message.ts';
import type { BytePort, OpenPort } from '../port/byte-port.ts';
import { frameSplitter } from '../port/frame-splitter.ts';
import type { PortLine } from '../port/open-port.ts';
import { isStatusByte, statusQuestion } from '../printer/status.ts';
import { decodePadReport } from '../rating-pad/pad-message.ts';

export interface ProbeParts {
  readonly clock: Clock;
  readonly openPort: (line: PortLine) => OpenPort;
}

/** Usual speeds first: printers are shipped at 9600 or 115200, card readers at 115200. */
const PRINTER_SPEEDS = [9_600, 115_200, 19_200, 38_400] as const;
const READER_SPEEDS = [115_200, 38_400, 9_600] as const;
/** DLE EOT is answered at once, also by a printer that is out of paper. */
const STATUS_MS = 400;
/** Long enough for somebody who was told "press a key" to do so. */
const LISTEN_MS = 8_000;

/**
 * Finds out what hangs on a line by questions that move no paper, light no lamp and change no setting: the status of a
 * printer (PROTOCOLS §1.3), the status of a card reader's module (§2.1); and then listens for a key, since pads and keypads
 * answer nothing by themselves (§4.1).
 */
export async function probeLine(
  path: string,
  parts: ProbeParts,
  signal: AbortSignal,
): Promise<ProbeResult> {
  let opened = 0;
  let problem: ProbeResult = { kind: 'silent' };
  const at = async <Found>(
    baudRate: number,
    look: (port: BytePort) => Promise<Found | undefined>,
  ): Promise<Found | undefined> => {
    if (signal.aborted) return undefined;
    const port = await parts.openPort({ path, baudRate, format: '8N1', obeysXoff: false })(signal);
    if (!port.ok) {
      problem = { kind: 'cannotOpen', why: port.problem.kind, detail: port.problem.detail };
      return undefined;
    }
    opened += 1;
    try {
      return await look(port.value);
    } finally {
      await port.value.close();
    }
  };

  for (const baudRate of PRINTER_SPEEDS) {
    if (await at(baudRate, (port) => answersStatus(port, parts.clock))) {
      return { kind: 'answered', device: 'printer', baudRate, address: null };
    }
    if (opened === 0) return problem;
  }
  for (const baudRate of READER_SPEEDS) {
    if (await at(baudRate, (port) => hasModule(port, parts.clock))) {
      return { kind: 'answered', device: 'idCardReader', baudRate, address: null };
    }
  }
  const pressed = await at(9_600, (port) => hearKey(port, parts.clock, signal));
  if (pressed === undefined) return { kind: 'silent' };
  return { kind: 'answered', ...pressed, baudRate: 9_600 };
}

async function answersStatus(port: BytePort, clock: Clock): Promise<true | undefined> {
  let isAnswered = false;
  const heard = new AbortController();
  port.onBytes((bytes) => {
    if (bytes.length !== 1 || !bytes.every(isStatusByte)) return;
    isAnswered = true;
    heard.abort();
  });
  await port.write(statusQuestion(1));
  await sleep(clock, STATUS_MS, heard.signal);
  return isAnswered || undefined;
}

async function hasModule(port: BytePort, clock: Clock): Promise<true | undefined> {
  const exchange = openSdtExchange(port, clock);
  const reply = await exchange.ask('samStatus');
  exchange.stop();
  return reply.ok || undefined;
}

async function hearKey(
  port: BytePort,
  clock: Clock,
  signal: AbortSignal,
): Promise<Pressed | undefined> {
  let found: Pressed | undefined;
  const heard = new AbortController();
  const splitter = frameSplitter(() => [ff68Shape]);
  port.onBytes((bytes) => {
    for (const run of splitter.push(bytes)) {
      found ??= run.shape === undefined ? undefined : pressIn(run.bytes);
    }
    if (found !== undefined) heard.abort();
  });
  const stop = () => heard.abort();
  signal.addEventListener('abort', stop, { once: true });
  await sleep(clock, LISTEN_MS, heard.signal);
  signal.removeEventListener('abort', stop);
  return found;
}

/** Keypads and pads say who they are with each key: command 01 is a keypad's, 11 a pad's. */
interface Pressed {
  readonly device: 'ratingPad' | 'callKeypad';
  readonly address: number;
}

function pressIn(frame: Uint8Array): Pressed | undefined {
  const key = decodeKeypadReport(frame);
  if (key.ok) return { device: 'callKeypad', address: key.value.address };
  const grade = decodePadReport(frame);
  return grade.ok ? { device: 'ratingPad', address: grade.value.address } : undefined;
}
