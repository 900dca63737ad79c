import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { SimulatedDevice, SimulatorOrder } from '#contract/bench.ts';
import type { DeviceKind } from '#contract/devices.ts';
import type { CounterId, DeviceId, PortId } from '#contract/ids.ts';
import type { BenchView } from '#contract/views.ts';
import { speak } from '#kit/language.ts';
import { type Feed, lastView } from '#kit/link/feed.ts';
import type { Link } from '#kit/link/link.ts';
import { type BenchDevice, counterOf, type Stand, standsOf } from './bench-devices.ts';
import { type FollowedVisit, follow } from './followed-visit.ts';
import { type Keys, openKeys } from './keys.ts';
import { type Orders, openOrders } from './orders.ts';
import { openTraceLog, type TraceLog } from './trace-log.ts';

export type CardFault = Extract<SimulatorOrder, { order: 'layCard' }>['fault'];

/** What stands on the bench in front of whoever works at it. */
export interface BenchModel {
  readonly link: Pick<Link, 'face' | 'isOneMoment'>;
  readonly feed: Feed<BenchView>;
  readonly view: ReadonlySignal<BenchView | null>;
  /** Hands reach nothing while the view is old or the devices are real. */
  readonly canPress: ReadonlySignal<boolean>;
  readonly orders: Orders;
  readonly trace: TraceLog;
  readonly followed: ReadonlySignal<FollowedVisit | null>;

  readonly printer: ReadonlySignal<Stand<'printer'> | null>;
  choosePrinter(device: DeviceId): void;

  /** Sign, pad and keypad of one counter are looked at together. */
  readonly counter: ReadonlySignal<CounterId | null>;
  chooseCounter(counter: CounterId): void;
  readonly keys: Keys;

  readonly reader: ReadonlySignal<Stand<'idCardReader'> | null>;
  /** The card in the hand, or the one that lies on the reader. */
  readonly card: ReadonlySignal<string | null>;
  nextCard(): void;
  readonly cardFault: ReadonlySignal<CardFault>;
  chooseCardFault(fault: CardFault): void;

  readonly port: ReadonlySignal<BenchView['ports'][number] | null>;
  choosePort(port: PortId): void;
  readonly device: ReadonlySignal<BenchDevice | null>;
  chooseDevice(device: DeviceId): void;

  /** Every fault ends, every line is plugged in, trays and reader are empty. */
  restoreAll(): Promise<void>;
  close(): void;
}

export function openBenchModel(link: Link): BenchModel {
  const feed = link.watch({ view: 'bench' });
  const view = computed(() => lastView(feed.value));
  const orders = openOrders(link);
  const trace = openTraceLog(link);
  const followed = signal<FollowedVisit | null>(null);

  const stands = <Kind extends DeviceKind>(kind: Kind) =>
    view.value === null ? [] : standsOf(view.value, kind);
  const chosenPrinter = signal<DeviceId | null>(null);
  const printer = computed(() => {
    const all = stands('printer');
    return all.find(({ device }) => device.device === chosenPrinter.value) ?? all[0] ?? null;
  });

  const chosenCounter = signal<CounterId | null>(null);
  const counter = computed(() => {
    const all = (view.value?.devices ?? []).flatMap((device) => counterOf(device) ?? []);
    const chosen = chosenCounter.value;
    return chosen !== null && all.includes(chosen) ? chosen : (all[0] ?? null);
  });
  const atCounter = <Kind extends DeviceKind>(kind: Kind) =>
    stands(kind).find(({ device }) => counterOf(device) === counter.value) ?? null;

  const reader = computed(() => stands('idCardReader')[0] ?? null);
  const handCard = signal<string | null>(null);
  const card = computed(() => {
    const simulated = reader.value?.simulated ?? null;
    return simulated === null
      ? null
      : (simulated.card ?? handCard.value ?? simulated.cards[0]?.id ?? null);
  });
  const cardFault = signal<CardFault>('none');

  const chosenPort = signal<PortId | null>(null);
  const port = computed(() => {
    const all = view.value?.ports ?? [];
    return all.find((one) => one.port === chosenPort.value) ?? all[0] ?? null;
  });
  const chosenDevice = signal<DeviceId | null>(null);
  const device = computed(() => {
    const all = view.value?.devices ?? [];
    return all.find((one) => one.device === chosenDevice.value) ?? all[0] ?? null;
  });

  let isFirst = true;
  const stopEffects = [
    effect(() => {
      const now = view.value;
      if (now === null) return;
      followed.value = follow(followed.peek(), now);
      if (isFirst) speak(now.hall.language);
      isFirst = false;
    }),
  ];

  return {
    link,
    feed,
    view,
    canPress: computed(() => feed.value.face === 'live' && feed.value.view.isSimulated),
    orders,
    trace,
    followed,
    printer,
    choosePrinter(wanted) {
      chosenPrinter.value = wanted;
    },
    counter,
    chooseCounter(wanted) {
      chosenCounter.value = wanted;
    },
    keys: openKeys({
      orders,
      sign: computed(() => atCounter('ledSign')),
      pad: computed(() => atCounter('ratingPad')),
      keypad: computed(() => atCounter('callKeypad')),
    }),
    reader,
    card,
    nextCard() {
      const cards = reader.peek()?.simulated?.cards ?? [];
      const at = cards.findIndex(({ id }) => id === card.peek());
      handCard.value = cards[(at + 1) % Math.max(1, cards.length)]?.id ?? null;
    },
    cardFault,
    chooseCardFault(wanted) {
      cardFault.value = wanted;
    },
    port,
    choosePort(wanted) {
      chosenPort.value = wanted;
    },
    device,
    chooseDevice(wanted) {
      chosenDevice.value = wanted;
    },
    async restoreAll() {
      const now = view.peek();
      if (now === null) return;
      for (const order of restoringOrders(now)) await orders.give(order);
    },
    close() {
      for (const stop of stopEffects) stop();
      trace.close();
      link.unwatch(feed);
    },
  };
}

/** Only what is not as new is put right, so that a healthy bench is left alone. */
export function restoringOrders(view: BenchView): readonly SimulatorOrder[] {
  const lines = view.ports
    .filter(({ isPlugged }) => !isPlugged)
    .map(({ port }): SimulatorOrder => ({ order: 'plugIn', port }));
  return [...lines, ...view.devices.flatMap(({ simulated }) => simulated ?? []).flatMap(restoring)];
}

function restoring(simulated: SimulatedDevice): readonly SimulatorOrder[] {
  const { device } = simulated;
  const wanted: SimulatorOrder[] = [];
  if (simulated.isSilent) wanted.push({ order: 'silence', device, on: false });
  if (simulated.delayMs > 0) wanted.push({ order: 'delay', device, ms: 0 });
  switch (simulated.kind) {
    case 'printer':
      if (simulated.cutterJammed) wanted.push({ order: 'cutter', device, jammed: false });
      if (simulated.coverOpen) wanted.push({ order: 'cover', device, open: false });
      if (simulated.paper !== 'full' || simulated.rowsLeft !== null) {
        wanted.push({ order: 'paper', device, state: 'full' });
      }
      if (simulated.slips.length > 0) wanted.push({ order: 'takePaper', device });
      return wanted;
    case 'idCardReader':
      if (simulated.card !== null) wanted.push({ order: 'liftCard', device });
      return wanted;
    case 'ledSign':
      if (simulated.isRejecting) wanted.push({ order: 'reject', device, on: false });
      return wanted;
    default:
      return wanted;
  }
}
