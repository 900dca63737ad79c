import type { Clock } from '#contract/clock.ts';
import type { CallKeypadSettings, DeviceProblem, Health, KeypadKey } from '#contract/devices.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import { watchRepeats } from '../ff68/repeats.ts';
import { deviceProblemOf, type SharedLine } from '../port/shared-line.ts';
import {
  DISPLAY_DIGITS,
  decodeKeypadReport,
  encodeKeypadOrder,
  type KeypadOrder,
} from './keypad-message.ts';

export interface KeypadPress {
  readonly kind: 'keyPressed';
  readonly digits: string;
  readonly key: KeypadKey;
}

export interface CallKeypadOptions {
  readonly line: SharedLine;
  readonly settings: CallKeypadSettings;
  readonly clock: Clock;
  readonly onReading: (press: KeypadPress) => void;
  readonly onHealth: (health: Omit<Health, 'since'>) => void;
}

export interface CallKeypad {
  /** Sounds done or failed and, where there are digits, shows them. */
  answer(answer: {
    readonly isDone: boolean;
    readonly digits: string;
  }): Promise<Outcome<undefined, DeviceProblem>>;
  close(): void;
}

/**
 * A clerk's keypad. It speaks only when a key is pressed and answers nothing, so one that is broken
 * or unplugged behind the adapter cannot be told from one that nobody touches: it is up while its line is.
 */
export function openCallKeypad(options: CallKeypadOptions): CallKeypad {
  const { line, settings, clock, onReading } = options;
  const { address } = settings;
  const isRepeat = watchRepeats(clock, settings.repressMs);

  const stopListening = line.onFrame((frame) => {
    const report = decodeKeypadReport(frame);
    if (!report.ok || report.value.address !== address) return;
    acknowledge(frame);
    if (isRepeat(frame) || report.value.kind === 'unknownKey') return;
    onReading({ kind: 'keyPressed', digits: report.value.digits, key: report.value.key });
  });

  /** The same frame back, at once and also for a repeat: only that ends its repeating. */
  const acknowledge = (frame: Uint8Array) => {
    line.post({
      key: `${settings.id} received`,
      turn: 'urgent',
      restMs: 0,
      bytes: () => frame,
      meaning: 'keypad.received',
      reply: undefined,
    });
  };
  const send = async (order: KeypadOrder): Promise<Outcome<undefined, DeviceProblem>> => {
    const sent = await line.post({
      key: `${settings.id} ${order.kind}`,
      turn: 'usual',
      restMs: 0,
      bytes: () => encodeKeypadOrder(order),
      meaning: `keypad.${order.kind}`,
      reply: undefined,
    });
    return sent.ok ? ok() : refuse(deviceProblemOf(sent.problem));
  };

  options.onHealth({ state: 'up', why: 'healthy', detail: '' });
  return {
    async answer({ isDone, digits }) {
      if (digits.length > DISPLAY_DIGITS) return refuse({ kind: 'tooLong' });
      const sounded = await send({ kind: 'result', address, isDone });
      if (!sounded.ok || digits === '') return sounded;
      return send({ kind: 'display', address, digits });
    },
    close: stopListening,
  };
}
