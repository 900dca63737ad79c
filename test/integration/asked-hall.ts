import { request as httpRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { SimulatedSlip, SimulatorOrder } from '#contract/bench.ts';
import type { Refused } from '#contract/channels.ts';
import type { CommandOf, Fact, HallEventType } from '#contract/facts.ts';
import {
  counterIdSchema,
  deviceIdSchema,
  kioskIdSchema,
  type ServiceId,
  serviceIdSchema,
} from '#contract/ids.ts';
import type { Language } from '#contract/language.ts';
import type { Outcome } from '#contract/outcome.ts';
import type { HallSettings } from '#contract/settings.ts';
import type { BenchView, KioskView } from '#contract/views.ts';
import { factsOf } from '../support/journal-facts.ts';
import { AS_SHIPPED, type RunningHall, startHall } from '../support/running-hall.ts';
import { pairScreen, signIn, type Visitor, type Watched } from '../support/visitor.ts';

export const KIOSK = { kind: 'kiosk', kiosk: kioskIdSchema.parse('k1') } as const;
export const FIVE = counterIdSchema.parse('5');
export const SIX = counterIdSchema.parse('6');
const PRINTER = deviceIdSchema.parse('printer-k1');
const READER = deviceIdSchema.parse('reader-k1');
/** A reader that has not found a card for so long takes the next one for a new one. */
const LIFTED_MS = 2_000;

const service = (id: string): ServiceId => serviceIdSchema.parse(id);
export const issue = (of: string): CommandOf<'issueTicket'> => ({
  type: 'issueTicket',
  service: service(of),
  priorityClass: null,
  withCard: false,
  language: 'zh-Hans',
});

/** Facts that come by themselves, from devices, voice and time, are not the doing of whoever asks. */
const BY_ITSELF: ReadonlySet<HallEventType> = new Set([
  'deviceHealthChanged',
  'printReported',
  'callSpoken',
  'stepNotRated',
  'cardDismissed',
]);

/** The demo hall, but with one ticket a day for repairs, and five seconds to rate. */
const settings = (shipped: HallSettings): HallSettings => ({
  ...shipped,
  services: shipped.services.map((each) =>
    each.id === service('repair') ? { ...each, dailyQuota: 1 } : each,
  ),
  rating: { ...shipped.rating, openSeconds: 5 },
});

export interface AskedHall {
  readonly hall: RunningHall;
  readonly kiosk: Visitor;
  /** Two clerks. */
  readonly lin: Visitor;
  readonly zhou: Visitor;
  readonly administrator: Visitor;
  readonly bench: Watched<BenchView>;
  /** All that somebody asked for and got. */
  asked(): readonly Fact[];
  /** Runs what must change nothing, and looks. */
  changesNothing<Value>(act: () => Promise<Value>): Promise<Value>;
  /** Gives the number. */
  take(of: string): Promise<string>;
  /** Puts other settings in force; what comes back puts the old ones back. */
  change(edit: (settings: HallSettings) => HallSettings): Promise<() => Promise<void>>;
  /** Lays a card that cannot be used, waits for what the kiosk says of it, and lifts it again. */
  layBadCard(
    card: string,
    fault: Extract<SimulatorOrder, { order: 'layCard' }>['fault'],
  ): Promise<KioskView>;
  simulate(order: SimulatorOrder): Promise<unknown>;
  slipsEver(view: BenchView): number;
  /** What has come out under this number, once it is cut off. */
  slipsOf(number: string): Promise<readonly SimulatedSlip[]>;
  post(path: string, body: string): Promise<{ readonly status: number; readonly body: string }>;
  close(): Promise<void>;
}

/** The running hall with its simulated devices, and somebody of each kind who may ask it for nonsense. */
export async function askedHall(): Promise<AskedHall> {
  const hall = await startHall({ ...AS_SHIPPED, settings });
  const kiosk = await pairScreen(hall.url, 'kiosk', KIOSK);
  const [lin, zhou, maintainer, administrator] = await Promise.all([
    signIn(hall.url, '0386', 'demo-0386'),
    signIn(hall.url, '0371', 'demo-0371'),
    signIn(hall.url, '0501', 'demo-0501'),
    signIn(hall.url, '0100', 'demo-0100'),
  ]);
  const bench = await maintainer.watch({ view: 'bench' });
  await bench.until(({ devices }) => devices.every(({ health }) => health?.state === 'up'));

  const printer = (view: BenchView) => {
    const found = view.devices.find(({ device }) => device === PRINTER)?.simulated;
    return found?.kind === 'printer' ? found : undefined;
  };
  const simulate = (order: SimulatorOrder) => maintainer.ask({ ask: 'simulate', order });
  const asked = () => factsOf(hall.dataFolder).filter(({ event }) => !BY_ITSELF.has(event.type));

  const changesNothing = async <Value>(act: () => Promise<Value>): Promise<Value> => {
    const before = asked();
    const value = await act();
    expect(asked()).toEqual(before);
    return value;
  };

  return {
    ...{ hall, kiosk, lin, zhou, administrator, bench, asked, changesNothing, simulate },
    take: async (of) => {
      const taken = await kiosk.command(issue(of));
      if (!taken.ok || taken.value.number === null) throw new Error(JSON.stringify(taken));
      return taken.value.number;
    },
    change: async (edit) => {
      const view = await administrator.watch({ view: 'settings' });
      const { text, revision } = view.now();
      const edited = JSON.stringify(edit(JSON.parse(text)));
      const saved = await administrator.ask({ ask: 'saveSettings', text: edited, revision });
      expect(saved).toEqual({ ok: true, value: { faults: [], isStale: false } });
      const changed = await view.until((now) => now.revision !== revision);
      return async () => {
        await administrator.ask({ ask: 'saveSettings', text, revision: changed.revision });
        await view.until((now) => now.revision === revision);
      };
    },
    layBadCard: async (card, fault) => {
      const view = await kiosk.watch({ view: 'kiosk', kiosk: KIOSK.kiosk });
      const before = view.now().cardRefused?.at ?? 0;
      return changesNothing(async () => {
        await simulate({ order: 'layCard', device: READER, card, fault });
        const told = await view.until(({ cardRefused }) => (cardRefused?.at ?? 0) > before);
        await simulate({ order: 'liftCard', device: READER });
        await sleep(LIFTED_MS);
        return told;
      });
    },
    slipsEver: (view) => printer(view)?.slipsEver ?? 0,
    slipsOf: async (number) => {
      const mine = (view: BenchView) =>
        (printer(view)?.slips ?? []).filter(
          ({ qr, isCut }) => isCut && qr.some((url) => url.includes(`.${number}~`)),
        );
      return mine(await bench.until((view) => mine(view).length > 0));
    },
    post: (path, body) => post(`${hall.url}${path}`, body),
    close: async () => {
      for (const visitor of [kiosk, lin, zhou, maintainer, administrator]) visitor.close();
      await hall.remove();
    },
  };
}

/** Refused by this name, in a sentence that belongs to this language. */
export function expectRefused(
  outcome: Outcome<unknown, Refused>,
  kind: string,
  language: Language,
): void {
  expect(outcome).toMatchObject({ ok: false, problem: { refusal: { kind } } });
  if (outcome.ok) return;
  const { text } = outcome.problem;
  expect(text.length).toBeGreaterThan(5);
  expect(/[\u4e00-\u9fff]/.test(text)).toBe(language !== 'en');
  // Wire names are for programs.
  expect(text).not.toContain(kind);
}

/** Reads the answer also where the server has closed the line before all was sent. */
function post(url: string, body: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    });
    sent.once('response', (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.once('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
