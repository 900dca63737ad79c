import fc from 'fast-check';
import { expect, test } from 'vitest';
import { handshakeSchema } from '#contract/channels.ts';
import { appointmentIdSchema, visitIdSchema } from '#contract/ids.ts';
import { vaultRoom } from './vault-room.ts';

const VISIT = visitIdSchema.parse('2026-07-03.A017');

test('a ticket address names its visit, is the same after a restart, and fits the handshake', () => {
  const { vault, again } = vaultRoom();
  const ticket = vault.ticketKey.ticketFor(VISIT);
  expect(ticket).toMatch(/^2026-07-03\.A017~[\w-]{16}$/);
  expect(vault.ticketKey.visitOf(ticket)).toBe(VISIT);
  const reopened = again();
  expect(reopened.ok && reopened.value.ticketKey.ticketFor(VISIT)).toBe(ticket);
  expect(handshakeSchema.safeParse({ language: 'en', token: null, ticket }).success).toBe(true);
});

test('the end of one ticket does not open another', () => {
  const { vault } = vaultRoom();
  const [, mac = ''] = vault.ticketKey.ticketFor(VISIT).split('~');
  expect(vault.ticketKey.visitOf(`2026-07-03.A018~${mac}`)).toBeUndefined();
  expect(vault.ticketKey.visitOf(`2026-07-04.A017~${mac}`)).toBeUndefined();
});

test('another hall makes other addresses', () => {
  const [here, there] = [vaultRoom().vault.ticketKey, vaultRoom().vault.ticketKey];
  expect(there.visitOf(here.ticketFor(VISIT))).toBeUndefined();
});

test('whatever is tried, only the address itself opens its ticket', () => {
  const { ticketKey } = vaultRoom().vault;
  const good = ticketKey.ticketFor(VISIT);
  const tried = fc.oneof(
    fc.string(),
    fc.string().map((end) => `${VISIT}~${end}`),
    fc.nat(good.length).map((length) => good.slice(0, length)),
    fc.string({ minLength: 1 }).map((more) => good + more),
  );
  fc.assert(
    fc.property(tried, (ticket) => {
      fc.pre(ticket !== good);
      expect(ticketKey.visitOf(ticket)).toBeUndefined();
    }),
  );
});

test('the address of a booking opens that booking, and neither a ticket nor another booking', () => {
  const { ticketKey } = vaultRoom().vault;
  const appointment = appointmentIdSchema.parse('b-0123456789abcdef');
  const booking = ticketKey.bookingFor(appointment);
  expect(ticketKey.appointmentOf(booking)).toBe(appointment);
  expect(ticketKey.visitOf(booking)).toBeUndefined();
  expect(ticketKey.appointmentOf(ticketKey.ticketFor(VISIT))).toBeUndefined();
  const [, mac = ''] = booking.split('~');
  expect(ticketKey.appointmentOf(`b-0123456789abcdee~${mac}`)).toBeUndefined();
  expect(handshakeSchema.safeParse({ language: 'en', token: null, ticket: booking }).success).toBe(
    true,
  );
});
