import type { Clock } from '#contract/clock.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { BytePort } from '../port/byte-port.ts';
import { sdtFrameReader } from './sdt-frame.ts';
import {
  CARD_TEXT_BYTES,
  decodeSdtReply,
  encodeSdtCommand,
  type SdtCommand,
  type SdtReply,
} from './sdt-message.ts';

/** Published times: find and status answer in under 300 ms, a read takes up to 2 s. */
const REPLY_TIMEOUT_MS: Readonly<Record<SdtCommand, number>> = {
  samStatus: 1_000,
  samId: 1_000,
  reset: 1_000,
  find: 1_000,
  select: 1_000,
  read: 2_000,
};
/** A reply that stops for so long will not go on: some modules send a frame shorter than its LEN. */
const GAP_TIMEOUT_MS = 200;
/** A lost or broken reply is asked for once more. */
const ATTEMPTS_MAX = 2;

export type ExchangeProblem = {
  readonly kind: 'silent' | 'cutShort' | 'badChecksum' | 'portLost' | 'stopped';
};

export interface SdtExchange {
  /** One question at a time; the owner waits for the answer before the next. */
  ask(command: SdtCommand): Promise<Outcome<SdtReply, ExchangeProblem>>;
  stop(): void;
}

/**
 * Question and answer with one module. Not the common link: replies here do not say what they
 * answer, so each attempt begins with a fresh reader, which is what the maker's notes call a flush.
 */
export function openSdtExchange(port: BytePort, clock: Clock): SdtExchange {
  let onBytes: (bytes: Uint8Array) => void = () => {};
  let callOff: (problem: ExchangeProblem) => void = () => {};
  let isStopped = false;
  port.onBytes((bytes) => onBytes(bytes));

  const attempt = (command: SdtCommand): Promise<Outcome<SdtReply, ExchangeProblem>> =>
    new Promise((resolve) => {
      const read = sdtFrameReader();
      let hasBytes = false;
      const settle = (outcome: Outcome<SdtReply, ExchangeProblem>) => {
        cancelReply();
        cancelGap();
        onBytes = () => {};
        callOff = () => {};
        resolve(outcome);
      };
      const giveUp = () => settle(refuse({ kind: hasBytes ? 'cutShort' : 'silent' }));
      const cancelReply = clock.after(REPLY_TIMEOUT_MS[command], giveUp);
      let cancelGap = () => {};
      callOff = (problem) => settle(refuse(problem));
      onBytes = (bytes) => {
        hasBytes = true;
        cancelGap();
        cancelGap = clock.after(GAP_TIMEOUT_MS, giveUp);
        for (const frame of read(bytes)) {
          if (frame.kind === 'badChecksum') return settle(refuse({ kind: 'badChecksum' }));
          const reply = decodeSdtReply(frame);
          // An answer to what an earlier connection asked: ours is still to come.
          if (reply.ok && !mayAnswer(command, reply.value)) continue;
          if (reply.ok) return settle(ok(reply.value));
        }
      };
      port.write(encodeSdtCommand(command)).then((written) => {
        if (!written.ok) callOff({ kind: 'portLost' });
      });
    });

  return {
    ask: async (command) => {
      let outcome: Outcome<SdtReply, ExchangeProblem> = refuse({ kind: 'stopped' });
      for (let attempts = 0; attempts < ATTEMPTS_MAX && !isStopped; attempts += 1) {
        outcome = await attempt(command);
        if (outcome.ok ? !isBrokenInTransit(outcome.value) : outcome.problem.kind === 'portLost') {
          break;
        }
      }
      return isStopped ? refuse({ kind: 'stopped' }) : outcome;
    },
    stop: () => {
      isStopped = true;
      callOff({ kind: 'stopped' });
    },
  };
}

/** Replies do not say what they answer, but by the published frames (§2.1) each command has answers of its own shape. */
function mayAnswer(command: SdtCommand, { status, payloadBytes }: SdtReply): boolean {
  switch (status) {
    case 'found':
    case 'notFound':
      return command === 'find';
    case 'selectFailed':
      return command === 'select';
    case 'readFailed':
      return command === 'read';
    case 'done':
      if (command === 'find') return false;
      if (command === 'read') return payloadBytes >= CARD_TEXT_BYTES;
      return payloadBytes < CARD_TEXT_BYTES && (command !== 'select' || payloadBytes > 0);
    default:
      return true;
  }
}

/** The module has heard us badly and says so: worth asking again. */
function isBrokenInTransit(reply: SdtReply): boolean {
  return reply.status === 'checksumError' || reply.status === 'lengthError';
}
