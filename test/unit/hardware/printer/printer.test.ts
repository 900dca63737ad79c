import { describe, expect, test } from 'vitest';
import { QUEUE_JOBS_MAX, unknownPast } from '#hardware/printer/printer.ts';
import { bytesOf } from '../cable.ts';
import {
  COVER_OPEN,
  CUTTER_STUCK,
  HEALTHY,
  PAPER_OUT,
  printerOnACable,
} from './printer-on-a-cable.ts';

const A_LONG_TIME = 60 * 60_000;

describe.each(['processId', 'barrier'] as const)('a ticket confirmed by %s', (confirmedBy) => {
  test('is printed when the printer says so', async () => {
    const { clock, print, tickets, whys } = printerOnACable(confirmedBy);
    const reports = print();
    await clock.advance(3_000);
    expect(reports).toEqual([{ kind: 'printed', confirmedBy }]);
    expect(tickets()).toBe(1);
    expect(whys()).toEqual(['healthy']);
  });

  test.each([
    ['paperOut', PAPER_OUT],
    ['coverOpen', COVER_OPEN],
    ['cutterError', CUTTER_STUCK],
  ] as const)('is not begun on a printer with %s', async (why, status) => {
    const { clock, print, state, tickets, whys } = printerOnACable(confirmedBy);
    state.status = status;
    const reports = print();
    await clock.advance(3_000);
    expect(reports).toEqual([{ kind: 'notPrinted', why }]);
    expect(tickets()).toBe(0);
    expect(whys()).toEqual([why]);
  });

  test.each([
    ['paperOut', PAPER_OUT],
    ['coverOpen', COVER_OPEN],
  ] as const)('in whose middle comes %s is held, then printed, once', async (why, status) => {
    const { clock, print, recover, state, tickets } = printerOnACable(confirmedBy);
    await clock.advance(2_000);
    state.stopsAfterBytes = 4_000;
    state.stopsWith = status;
    const reports = print();
    await clock.advance(A_LONG_TIME);
    expect(reports).toEqual([{ kind: 'held', why }]);
    recover();
    await clock.advance(5_000);
    expect(reports).toEqual([
      { kind: 'held', why },
      { kind: 'printed', confirmedBy },
    ]);
    expect(tickets()).toBe(1);
  });

  test('that has gone out whole when paper ends is held until it is printed', async () => {
    const { clock, print, recover, state, tickets } = printerOnACable(confirmedBy);
    await clock.advance(2_000);
    state.stopsAtCut = true;
    const reports = print();
    await clock.advance(30_000);
    recover();
    await clock.advance(5_000);
    expect(reports.map(({ kind }) => kind)).toEqual(['held', 'printed']);
    expect(tickets()).toBe(1);
  });

  test('whose cut fails is held and the cutter is tried again with DLE ENQ 1, not 2', async () => {
    const { clock, orders, print, recover, state } = printerOnACable(confirmedBy);
    await clock.advance(2_000);
    state.stopsAfterBytes = 4_000;
    state.stopsWith = CUTTER_STUCK;
    const reports = print();
    await clock.advance(10_000);
    expect(reports).toEqual([{ kind: 'held', why: 'cutterError' }]);
    expect(new Set(orders)).toEqual(new Set(['100501']));
    expect(orders.length).toBeLessThan(6);
    recover();
    await clock.advance(3_000);
    expect(reports.at(-1)?.kind).toBe('printed');
  });

  test('is unconfirmed when the printer falls silent, and is never sent again', async () => {
    const { clock, print, state, tickets, whys } = printerOnACable(confirmedBy);
    await clock.advance(2_000);
    const reports = print();
    await clock.advance(10);
    state.isSilent = true;
    await clock.advance(60_000);
    expect(reports).toEqual([{ kind: 'unconfirmed', why: 'silent' }]);
    state.isSilent = false;
    await clock.advance(60_000);
    expect(tickets()).toBe(0);
    expect(whys()).toEqual(['healthy', 'silent', 'healthy']);
  });

  test('is unconfirmed when the printer is well and yet never confirms', async () => {
    const { clock, cutsToClearAway, print, state } = printerOnACable(confirmedBy);
    state.neverConfirms = true;
    const reports = print();
    await clock.advance(30_000);
    expect(reports).toEqual([{ kind: 'unconfirmed', why: 'silent' }]);
    expect(cutsToClearAway()).toBe(0);
  });

  test('is unconfirmed when the printer is switched off while it is held', async () => {
    const { clock, print, recover, state } = printerOnACable(confirmedBy);
    await clock.advance(2_000);
    state.stopsAfterBytes = 4_000;
    const reports = print();
    await clock.advance(5_000);
    state.isSilent = true;
    await clock.advance(60_000);
    recover();
    expect(reports.map(({ kind }) => kind)).toEqual(['held', 'unconfirmed']);
  });

  test('is unconfirmed when the line is pulled in its middle', async () => {
    const { cable, clock, print } = printerOnACable(confirmedBy);
    await clock.advance(2_000);
    const reports = print();
    await clock.advance(12);
    cable.pull();
    await clock.advance(10);
    expect(reports).toEqual([{ kind: 'unconfirmed', why: 'portLost' }]);
    expect(clock.sleepers).toBe(0);
  });

  test('that nobody began is not printed when the line is pulled', async () => {
    const { cable, clock, print } = printerOnACable(confirmedBy);
    await clock.advance(2_000);
    const reports = print();
    const behind = print();
    cable.pull();
    await clock.advance(10);
    expect(reports).toEqual([{ kind: 'notPrinted', why: 'portLost' }]);
    expect(behind).toEqual([{ kind: 'notPrinted', why: 'portLost' }]);
  });

  test('is not confirmed by a stray byte that comes while it goes out', async () => {
    const { cable, clock, print, state } = printerOnACable(confirmedBy);
    await clock.advance(2_000);
    state.neverConfirms = true;
    const reports = print();
    await clock.advance(12);
    cable.say(bytesOf('00'));
    await clock.advance(30_000);
    expect(reports.at(-1)?.kind).toBe('unconfirmed');
  });
});

describe('a printer', () => {
  test('prints one ticket after the other', async () => {
    const { clock, print, tickets } = printerOnACable('processId');
    const all = [print(), print(), print()];
    await clock.advance(10_000);
    expect(all.flat().map(({ kind }) => kind)).toEqual(['printed', 'printed', 'printed']);
    expect(tickets()).toBe(3);
  });

  test('lets no more than its queue wait', async () => {
    const { clock, print } = printerOnACable('processId');
    const all = Array.from({ length: QUEUE_JOBS_MAX + 1 }, () => print());
    await clock.advance(1);
    expect(all.at(-1)).toEqual([{ kind: 'notPrinted', why: 'rejecting' }]);
  });

  test('gives back those that wait behind a held ticket, at once, and those that come', async () => {
    const { clock, print, state } = printerOnACable('processId');
    await clock.advance(2_000);
    state.stopsAfterBytes = 4_000;
    const [, behind] = [print(), print()];
    await clock.advance(5_000);
    expect(behind).toEqual([{ kind: 'notPrinted', why: 'paperOut' }]);
    const later = print();
    await clock.advance(0);
    expect(later).toEqual([{ kind: 'notPrinted', why: 'paperOut' }]);
  });

  test('cuts off a torso before the next ticket, and expects no late answer for it', async () => {
    const { clock, cutsToClearAway, print, state, tickets } = printerOnACable('barrier');
    await clock.advance(2_000);
    const torn = print();
    await clock.advance(10);
    state.isSilent = true;
    await clock.advance(60_000);
    state.isSilent = false;
    await clock.advance(20_000);
    expect(cutsToClearAway()).toBe(1);
    const next = print();
    await clock.advance(5_000);
    expect([torn.at(-1)?.kind, next.at(-1)?.kind]).toEqual(['unconfirmed', 'printed']);
    expect(tickets()).toBe(1);
  });

  test('cuts off the torso that a lost line has left behind, before the next ticket', async () => {
    const past = unknownPast();
    const { cable, clock, print } = printerOnACable('processId', past);
    await clock.advance(2_000);
    const torn = print();
    await clock.advance(10);
    cable.pull();
    await clock.advance(10_000);
    expect(torn.at(-1)?.kind).toBe('unconfirmed');
    const again = printerOnACable('processId', past);
    await again.clock.advance(10_000);
    expect(again.cutsToClearAway()).toBe(1);
    const third = printerOnACable('processId', past);
    await third.clock.advance(10_000);
    expect(third.cutsToClearAway()).toBe(0);
  });

  test('with a stuck cutter and nothing to print is told to forget what it holds', async () => {
    const { clock, orders, state } = printerOnACable('processId');
    await clock.advance(2_000);
    state.status = CUTTER_STUCK;
    await clock.advance(6_000);
    expect(orders).toEqual(['100502']);
  });

  test('that reports a change is asked at once what it is', async () => {
    const { cable, clock, state, whys } = printerOnACable('processId');
    await clock.advance(2_000);
    state.status = [0x12, 0x12, 0x12, 0x1e];
    cable.say(bytesOf('10000300'));
    await clock.advance(250);
    expect(whys()).toEqual(['healthy', 'paperLow']);
    state.status = HEALTHY;
    await clock.advance(6_000);
    expect(whys()).toEqual(['healthy', 'paperLow', 'healthy']);
  });

  test('on a line full of noise is degraded, not down', async () => {
    const { cable, clock, whys } = printerOnACable('processId');
    await clock.advance(2_000);
    cable.say(new Uint8Array(40).fill(0xff));
    await clock.advance(6_000);
    expect(whys()).toEqual(['healthy', 'noisyLine']);
  });

  test('that is known to be silent keeps nobody waiting', async () => {
    const { clock, print, state } = printerOnACable('processId');
    await clock.advance(2_000);
    state.isSilent = true;
    await clock.advance(20_000);
    const reports = print();
    await clock.advance(0);
    expect(reports).toEqual([{ kind: 'notPrinted', why: 'silent' }]);
  });

  test('answers for every ticket when it is closed, and waits for nothing more', async () => {
    const { clock, print, printer } = printerOnACable('processId');
    await clock.advance(2_000);
    const [begun, waiting] = [print(), print()];
    await clock.advance(12);
    printer.close();
    printer.close();
    await clock.advance(10);
    expect(begun).toEqual([{ kind: 'unconfirmed', why: 'driverStopped' }]);
    expect(waiting).toEqual([{ kind: 'notPrinted', why: 'driverStopped' }]);
    expect(clock.sleepers).toBe(0);
  });
});
