import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { SimulatorOrder } from '#contract/bench.ts';
import type { DeviceId } from '#contract/ids.ts';
import type { Level } from '#contract/ratings.ts';
import type { Stand } from './bench-devices.ts';
import type { Orders } from './orders.ts';

export type KeypadKey = Extract<SimulatorOrder, { order: 'pressKey' }>['key'];

/** As many as an order may carry. */
const DIGITS_MAX = 8;

/** The devices of the chosen counter, and the fingers on them. */
export interface Keys {
  readonly sign: ReadonlySignal<Stand<'ledSign'> | null>;
  readonly pad: ReadonlySignal<Stand<'ratingPad'> | null>;
  readonly keypad: ReadonlySignal<Stand<'callKeypad'> | null>;
  /** Typed on the keypad and not yet sent by one of its keys. */
  readonly digits: ReadonlySignal<string>;
  /** How often it beeped since the key that was pressed last. */
  readonly beeps: ReadonlySignal<number>;
  /** The level of the key that was pressed last on the pad. */
  readonly lastLevel: ReadonlySignal<number | null>;
  /** Whether the pad has a key for it. */
  hasGrade(level: Level): boolean;
  pressGrade(level: Level): void;
  /** A finger that trembles: the last key twice. */
  pressGradeTwice(): void;
  typeDigit(digit: string): void;
  eraseDigits(): void;
  pressKey(key: KeypadKey): void;
}

export function openKeys(parts: Pick<Keys, 'sign' | 'pad' | 'keypad'> & { orders: Orders }): Keys {
  const { sign, pad, keypad, orders } = parts;
  /** What was typed on one keypad is not on the next. */
  const typed = signal<{ readonly device: DeviceId | undefined; readonly text: string }>({
    device: undefined,
    text: '',
  });
  const pressedAt = signal<{ readonly device: DeviceId; readonly beeps: number } | null>(null);

  const grades = () => pad.value?.device.grades ?? [];
  const press = (grade: number) => {
    const device = pad.peek()?.device.device;
    if (device !== undefined) void orders.give({ order: 'pressGrade', device, grade });
  };
  const digits = computed(() =>
    typed.value.device === keypad.value?.device.device ? typed.value.text : '',
  );
  const type = (text: string) => {
    typed.value = { device: keypad.peek()?.device.device, text };
  };

  return {
    sign,
    pad,
    keypad,
    digits,
    beeps: computed(() => {
      const now = keypad.value?.simulated;
      const before = pressedAt.value;
      return now === null || now === undefined || before?.device !== now.device
        ? 0
        : now.beeps - before.beeps;
    }),
    lastLevel: computed(() => {
      const grade = pad.value?.simulated?.lastGrade ?? null;
      return grade === null ? null : (grades()[grade] ?? null);
    }),
    hasGrade: (level) => grades().includes(level),
    pressGrade(level) {
      const grade = grades().indexOf(level);
      if (grade >= 0) press(grade);
    },
    pressGradeTwice() {
      const grade = pad.peek()?.simulated?.lastGrade ?? null;
      if (grade === null) return;
      press(grade);
      press(grade);
    },
    typeDigit(digit) {
      if (digits.peek().length < DIGITS_MAX) type(digits.peek() + digit);
    },
    eraseDigits: () => type(''),
    pressKey(key) {
      const simulated = keypad.peek()?.simulated ?? null;
      if (simulated === null) return;
      const { device, beeps } = simulated;
      pressedAt.value = { device, beeps };
      void orders.give({ order: 'pressKey', device, digits: digits.peek(), key });
      type('');
    },
  };
}
