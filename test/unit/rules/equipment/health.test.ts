import { expect, test } from 'vitest';
import { HEALTH_HISTORY_MAX } from '#rules/hall-state.ts';
import { by, device, MINUTE, MORNING, toldHall } from '../told-hall.ts';

const out = {
  type: 'reportHealth',
  device: device.printer,
  state: 'down',
  why: 'paperOut',
  detail: '',
} as const;
const up = { ...out, state: 'up', why: 'healthy' } as const;

test('a change of health is a fact with its time, the same report again is none', () => {
  const told = toldHall();
  expect(told.done(out, by.hall)).toEqual([
    {
      type: 'deviceHealthChanged',
      device: device.printer,
      health: { state: 'down', why: 'paperOut', since: MORNING, detail: '' },
    },
  ]);
  told.wait(MINUTE);
  expect(told.done(out, by.hall)).toEqual([]);
  expect(told.done({ ...out, detail: 'door' }, by.hall)).toHaveLength(1);
  expect(told.done({ ...out, why: 'coverOpen' }, by.hall)).toHaveLength(1);
});

test('the history of a device is kept newest first, and only so much of it', () => {
  const told = toldHall();
  for (let count = 0; count < HEALTH_HISTORY_MAX; count += 1) {
    told.wait(MINUTE);
    told.done(out, by.hall);
    told.done(up, by.hall);
  }
  const state = told.hall.devices.get(device.printer);
  expect(state?.health.state).toBe('up');
  expect(state?.history).toHaveLength(HEALTH_HISTORY_MAX);
  expect(state?.history[0]).toBe(state?.health);
  expect(state?.history[1]?.state).toBe('down');
});
