import { type Clock, sleep } from '#contract/clock.ts';
import type { DeviceReading, Health } from '#contract/devices.ts';
import type { BytePort } from '../port/byte-port.ts';
import { decodeCardText } from './card-text.ts';
import { type ExchangeProblem, openSdtExchange, type SdtExchange } from './sdt-exchange.ts';
import { cardTextOf, type SdtCommand, type SdtReply } from './sdt-message.ts';

/** A reading as the reader tells it; the crew adds which device it was. */
type CardKind = 'cardRead' | 'cardRefused';
type WithoutDevice<Reading> = Reading extends { readonly kind: CardKind }
  ? Omit<Reading, 'device'>
  : never;
export type IdCardEvent = WithoutDevice<DeviceReading>;
type RefusedWhy = Extract<IdCardEvent, { kind: 'cardRefused' }>['why'];

export interface IdCardReader {
  /** Idempotent. Nothing is reported afterwards; the port stays its owner's. */
  close(): void;
}

export interface IdCardReaderOptions {
  readonly port: BytePort;
  readonly clock: Clock;
  /** The hall's date, ISO: a card that ran out yesterday is no card today. */
  readonly today: () => string;
  /** Outlives the connection: a card that lies through a pulled cable is one laying. */
  readonly past: ReaderPast;
  readonly onReading: (event: IdCardEvent) => void;
  readonly onHealth: (health: Health) => void;
}

/** What the connections before this one have told; in memory alone. */
export interface ReaderPast {
  /** Whose card was told last and has not been missed since; empty: nobody's. */
  told: string;
  /** A card was found and the line was lost before anybody knew whose it is. */
  isReading: boolean;
}
export const noPast = (): ReaderPast => ({ told: '', isReading: false });

/** How often a card is looked for; published drivers use 300 ms to 1 s. */
const FIND_EVERY_MS = 300;
/** Missed so often in a row the card has gone; a single miss is a card held crookedly. Counted, for clocks are set back. */
const REMOVAL_MISSES = 3;
/** Select and read, so often, before the card counts as unreadable. */
const READ_ROUNDS_MAX = 3;
/** After so many questions without a right answer in a row the module is reset, and given time. */
const FAILURES_MAX = 3;
const RESET_WAIT_MS = 1_000;
/** What a late answer may still take to come in, and be dropped, before the next question. */
const QUIET_MS = 200;

/**
 * Reads each card that is laid on an SDT reader, once for each laying. A module does not find the card it has
 * just read until that was lifted, others find it for as long as it lies: so a card counts as
 * lifted after it was not found for a while. What is found sooner is read all the same, and told if it is
 * another's: the next customer may be quick.
 */
export function openIdCardReader(options: IdCardReaderOptions): IdCardReader {
  const { clock, onReading, past } = options;
  const exchange = openSdtExchange(options.port, clock);
  const closing = new AbortController();
  const tell = tellHealth(options);
  const pause = (ms: number) => sleep(clock, ms, closing.signal);
  const isOpen = () => !closing.signal.aborted;
  let failures = 0;

  /** Asks, and keeps the count that ends in a reset. */
  const ask = async (command: SdtCommand): Promise<SdtReply | undefined> => {
    const outcome = await exchange.ask(command);
    if (!isOpen()) return undefined;
    if (outcome.ok) {
      const { status } = outcome.value;
      if (status !== 'samSelfTestFailed' && status !== 'samNotAuthorised') {
        failures = 0;
        return outcome.value;
      }
      failures += 1;
      tell('readerError', `SAM ${outcome.value.code.toString(16)}`);
      return undefined;
    }
    failures += 1;
    const why = whyOf(outcome.problem);
    // A broken reply or two is a card pulled away, a row of them is the line.
    if (why === 'silent' || failures >= FAILURES_MAX) tell(why, '');
    await pause(QUIET_MS);
    return undefined;
  };

  /** A module is there when its SAM says so; anything else is reset and asked again. */
  const wake = async () => {
    while (isOpen()) {
      const reply = await ask('samStatus');
      if (reply?.status === 'done') return tell('healthy', '');
      if (reply !== undefined) tell('readerError', `SAM ${reply.code.toString(16)}`);
      if (failures >= FAILURES_MAX) await reset(exchange);
      failures %= FAILURES_MAX;
      await pause(RESET_WAIT_MS);
    }
  };

  const run = async () => {
    await wake();
    let misses = past.told === '' ? REMOVAL_MISSES : 1;
    if (past.isReading && (await readLying())) misses = 0;
    while (isOpen()) {
      const found = await ask('find');
      if (found?.status === 'notFound') misses += 1;
      if (misses >= REMOVAL_MISSES) past.told = '';
      if (found?.status === 'found') {
        const isLifted = misses >= REMOVAL_MISSES;
        const isLying = misses === 0;
        misses = 0;
        if (!isLying) {
          past.isReading = true;
          const event = await readCard(ask, options.today);
          if (isOpen()) past.isReading = false;
          const owner = event.kind === 'cardRead' ? event.card.idNumber : '';
          if (isOpen() && (isLifted || (owner !== '' && owner !== past.told))) {
            past.told = owner;
            onReading(event);
          }
        }
      }
      if (found === undefined) await wakeAgain();
      else tell('healthy', '');
      await pause(FIND_EVERY_MS);
    }
  };

  /**
   * A card whose answer was lost with the last connection was read for the module, which will not find it again
   * until it is lifted (§2.2): so the next connection asks for it once without finding. True: one lies there.
   */
  const readLying = async (): Promise<boolean> => {
    const selected = await ask('select');
    if (selected?.status !== 'done') return false;
    const event = await readCard(ask, options.today);
    if (!isOpen()) return false;
    past.isReading = false;
    if (event.kind !== 'cardRead') return false;
    if (event.card.idNumber !== past.told) {
      past.told = event.card.idNumber;
      onReading(event);
    }
    return true;
  };

  const wakeAgain = async () => {
    if (failures < FAILURES_MAX) return;
    failures = 0;
    await reset(exchange);
    await pause(RESET_WAIT_MS);
    await wake();
  };

  // A fault of ours is thrown where the clock's owner catches it, not into a promise that nobody holds.
  run().catch((failure: unknown) => {
    clock.after(0, () => {
      throw failure;
    });
  });
  return {
    close: () => {
      closing.abort();
      exchange.stop();
    },
  };
}

/** One card, from found to known; `ask` again without finding, for a module finds a card but once. */
async function readCard(
  ask: (command: SdtCommand) => Promise<SdtReply | undefined>,
  today: () => string,
): Promise<IdCardEvent> {
  for (let round = 0; round < READ_ROUNDS_MAX; round += 1) {
    const selected = await ask('select');
    if (selected?.status !== 'done') continue;
    const reply = await ask('read');
    if (reply?.status !== 'done') continue;
    const text = cardTextOf(reply);
    if (!text.ok) continue;
    const card = decodeCardText(text.value, today());
    return card.ok ? { kind: 'cardRead', card: card.value } : refused(card.problem.kind);
  }
  return refused('unreadable');
}

const refused = (why: RefusedWhy): IdCardEvent => ({ kind: 'cardRefused', why });

/** 10 FF; whether it answers does not matter, the SAM status that follows says more. */
const reset = (exchange: SdtExchange) => exchange.ask('reset');

function whyOf(problem: ExchangeProblem): 'silent' | 'noisyLine' {
  return problem.kind === 'badChecksum' || problem.kind === 'cutShort' ? 'noisyLine' : 'silent';
}

type ReaderWhy = 'healthy' | 'silent' | 'noisyLine' | 'readerError';

/** Reports a health only when it is another one than before. */
function tellHealth({ clock, onHealth }: Pick<IdCardReaderOptions, 'clock' | 'onHealth'>) {
  let last = '';
  return (why: ReaderWhy, detail: string) => {
    const now = `${why} ${detail}`;
    if (now === last) return;
    last = now;
    const state = why === 'healthy' ? 'up' : why === 'noisyLine' ? 'degraded' : 'down';
    onHealth({ state, why, since: clock.now(), detail });
  };
}
