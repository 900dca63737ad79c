import { type ReadonlySignal, signal } from '@preact/signals';
import type { Paired, Refused, SignedIn, StartInfo } from '#contract/channels.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { Place } from '#contract/place.ts';
import type { ScreenRole } from '#contract/staff.ts';
import { language } from '../language.ts';
import { type Unanswered, unanswered } from '../link/wishes.ts';

type Asked<Value> = Promise<Outcome<Value, Refused | Unanswered>>;

const STAFF_UNDER = 'tinghao.staff';
const signedIn = signal<SignedIn | null>(storedStaff());

/** Who has signed in at this tab: two tabs may be two people. */
export const staff: ReadonlySignal<SignedIn | null> = signedIn;

export async function signIn(number: string, password: string): Asked<SignedIn> {
  const answer = await post<SignedIn>('/api/sign-in', {
    staff: number,
    password,
    language: language.peek(),
  });
  if (answer.ok) {
    sessionStorage.setItem(STAFF_UNDER, JSON.stringify(answer.value));
    signedIn.value = answer.value;
  }
  return answer;
}

/** The token is given back and forgotten here, whether or not the server hears of it. */
export async function signOut(): Promise<void> {
  const token = signedIn.peek()?.token;
  forgetStaff();
  if (token !== undefined) await post('/api/sign-out', {}, token);
}

export function forgetStaff(): void {
  sessionStorage.removeItem(STAFF_UNDER);
  signedIn.value = null;
}

/** One token for each role and place, so that one machine may carry several screens. */
const screenUnder = (role: ScreenRole, place: Place) =>
  `tinghao.screen.${role}.${Object.values(place).join('.')}`;

export function screenToken(role: ScreenRole, place: Place): string | null {
  return localStorage.getItem(screenUnder(role, place));
}

export function forgetScreen(role: ScreenRole, place: Place): void {
  localStorage.removeItem(screenUnder(role, place));
}

/** With the six digits of the manage page. The code itself says which screen it is for. */
export function pairScreen(code: string): Asked<Paired> {
  return keepPaired(post<Paired>('/api/pair', { code, language: language.peek() }));
}

/** Without a code: in the demo hall, from this machine alone. Refused anywhere else. */
export function pairDemoScreen(role: ScreenRole, place: Place): Asked<Paired> {
  return keepPaired(post<Paired>('/api/pair-demo', { role, place, language: language.peek() }));
}

async function keepPaired(asked: Asked<Paired>): Asked<Paired> {
  const answer = await asked;
  if (answer.ok) {
    const { role, place, token } = answer.value;
    localStorage.setItem(screenUnder(role, place), token);
  }
  return answer;
}

export async function startInfo(): Asked<StartInfo> {
  return fetchJson<StartInfo>('/api/start', {});
}

function post<Value>(path: string, body: unknown, token?: string): Asked<Value> {
  return fetchJson<Value>(path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
}

/** What comes back is the contract's: pages and server are one build. */
async function fetchJson<Value>(path: string, request: RequestInit): Asked<Value> {
  try {
    const response = await fetch(path, request);
    if (response.status === 204) return ok(await response.json().catch(() => undefined));
    const body = await response.json();
    if (response.ok) return ok(body);
    return typeof body?.text === 'string' ? refuse(body) : refuse(unanswered());
  } catch {
    // No server, or a reply that is no JSON: both mean that nobody answered.
    return refuse(unanswered());
  }
}

function storedStaff(): SignedIn | null {
  if (typeof sessionStorage === 'undefined') return null;
  const text = sessionStorage.getItem(STAFF_UNDER);
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
