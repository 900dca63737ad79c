import { expect, test } from 'vitest';
import { must } from '#contract/assert.ts';
import { DEMO_SCREENS_MAX, INVITATION_MS, INVITATIONS_MAX } from '#people/screens.ts';
import { AT_COUNTER, AT_KIOSK, MAINTAINER, peopleRoom } from './people-room.ts';

const KIOSK = { role: 'kiosk', place: AT_KIOSK } as const;

function invited() {
  const room = peopleRoom();
  const invitation = room.people.screens.invite(KIOSK, MAINTAINER);
  if (!invitation.ok) throw new Error(invitation.problem.kind);
  return { ...room, code: invitation.value.code, screens: room.people.screens };
}

function paired() {
  const room = invited();
  const screen = room.screens.pair(room.code);
  if (!screen.ok) throw new Error(screen.problem.kind);
  return { ...room, ...screen.value };
}

test('a code has six digits and pairs one screen for the role and place of the invitation', () => {
  const { screens, code } = invited();
  expect(code).toMatch(/^\d{6}$/);
  expect(screens.pair(code)).toMatchObject({
    ok: true,
    value: { screen: { role: 'kiosk', place: AT_KIOSK }, by: MAINTAINER },
  });
});

test('a code works once', () => {
  const { screens, code } = invited();
  screens.pair(code);
  expect(screens.pair(code)).toMatchObject({ ok: false, problem: { kind: 'wrongCode' } });
});

test('a code is worth nothing after ten minutes, and is shown no longer', async () => {
  const { screens, code, clock } = invited();
  expect(screens.invitations()).toHaveLength(1);
  await clock.advance(INVITATION_MS);
  expect(screens.invitations()).toHaveLength(0);
  expect(screens.pair(code)).toMatchObject({ ok: false });
});

test('at most twenty codes are open, and a used or expired one makes room', async () => {
  const { screens, code, clock } = invited();
  for (let more = 1; more < INVITATIONS_MAX; more += 1) screens.invite(KIOSK, MAINTAINER);
  expect(screens.invite(KIOSK, MAINTAINER)).toMatchObject({ problem: { kind: 'tooMany' } });
  screens.pair(code);
  expect(screens.invite(KIOSK, MAINTAINER).ok).toBe(true);
  await clock.advance(INVITATION_MS);
  expect(screens.invite(KIOSK, MAINTAINER).ok).toBe(true);
});

test('a screen is only invited to a place of its kind', () => {
  const { screens } = invited();
  const wrong = screens.invite({ role: 'kiosk', place: AT_COUNTER }, MAINTAINER);
  expect(wrong).toMatchObject({ problem: { kind: 'wrongPlace' } });
  expect(screens.pairDemo('lobbyBoard', AT_COUNTER)).toMatchObject({ ok: false });
});

test('a paired screen is known by its token, also after a restart, and no other token is', () => {
  const { screens, token, screen, again } = paired();
  expect(screens.find(token)).toEqual(screen);
  expect(again().screens.find(token)).toEqual(screen);
  expect(screens.find(`${token}A`)).toBeUndefined();
  expect(screens.find('')).toBeUndefined();
});

test('a revoked screen is gone for good, and is told of once', () => {
  const { screens, token, screen, again } = paired();
  const revoked: string[] = [];
  screens.onRevoked((id) => revoked.push(id));
  expect(screens.revoke(screen.screen)).toBe(true);
  expect(screens.revoke(screen.screen)).toBe(false);
  expect(revoked).toEqual([screen.screen]);
  expect(screens.find(token)).toBeUndefined();
  expect(again().screens.find(token)).toBeUndefined();
});

test('leaving the demo revokes what paired itself and keeps what was invited', async () => {
  const { people, screens, token } = paired();
  const demo = screens.pairDemo('kiosk', AT_KIOSK);
  if (!demo.ok) throw new Error(demo.problem.kind);
  await people.adoptDemo(null);
  expect(screens.find(demo.value.token)).toBeUndefined();
  expect(screens.find(token)).toBeDefined();
});

test('the demo pairs a bounded number of screens; the oldest make room', () => {
  const { screens, token } = paired();
  const pairOne = () => {
    const demo = screens.pairDemo('kiosk', AT_KIOSK);
    return demo.ok ? demo.value.token : '';
  };
  const tokens = Array.from({ length: DEMO_SCREENS_MAX + 2 }, pairOne);
  expect(screens.all()).toHaveLength(DEMO_SCREENS_MAX + 1);
  expect(screens.find(must(tokens[1], 'there is a second'))).toBeUndefined();
  expect(screens.find(must(tokens[2], 'there is a third'))).toBeDefined();
  expect(screens.find(token)).toBeDefined();
});
