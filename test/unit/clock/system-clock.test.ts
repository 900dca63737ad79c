import { expect, test, vi } from 'vitest';
import { systemClock } from '#clock/system-clock.ts';

test('a wait longer than the system can time is still waited for in full', () => {
  vi.useFakeTimers();
  try {
    let ran = 0;
    const days40 = 40 * 86_400_000;
    systemClock.after(days40, () => {
      ran += 1;
    });
    vi.advanceTimersByTime(days40 - 1);
    expect(ran).toBe(0);
    vi.advanceTimersByTime(1);
    expect(ran).toBe(1);
  } finally {
    vi.useRealTimers();
  }
});

test('a long wait can be called off after its first part', () => {
  vi.useFakeTimers();
  try {
    let ran = 0;
    const callOff = systemClock.after(40 * 86_400_000, () => {
      ran += 1;
    });
    vi.advanceTimersByTime(30 * 86_400_000);
    callOff();
    vi.advanceTimersByTime(30 * 86_400_000);
    expect([ran, vi.getTimerCount()]).toEqual([0, 0]);
  } finally {
    vi.useRealTimers();
  }
});
