import { type Clock, sleep } from '#contract/clock.ts';
import type { DeviceProblem, Health, LedSignSettings } from '#contract/devices.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import { abilityOf, fitsOnSign, type SignFace, type SignTime } from '#contract/signs.ts';
import { deviceProblemOf, type LineTurn, type SharedLine } from '../port/shared-line.ts';
import type { SignOrder, SignVerdict } from './sign-tongue.ts';
import { tongueOf } from './tongues.ts';

export interface LedSignOptions {
  readonly line: SharedLine;
  readonly settings: LedSignSettings;
  readonly clock: Clock;
  /** The hall's time, for signs that keep a clock. */
  readonly time: () => SignTime;
  /** What the sign showed on its last connection, or ought to have. */
  readonly face: SignFace;
  /** In percent. */
  readonly brightness: number;
  readonly onHealth: (health: Omit<Health, 'since'>) => void;
}

export interface LedSign {
  /** A face that is overtaken by a newer one shares its fate: what counts is what the sign shows. */
  show(face: SignFace): Promise<Outcome<undefined, DeviceProblem>>;
  dim(percent: number): void;
  close(): void;
}

/** §3.7: slowly, for it only tells whether the sign is there. */
const POLL_MS = 30_000;
/** A sign that does not do its work is tried once in a while, so that it costs the others little. */
const RETRY_MS = 10_000;
/** Whoever opens a sign mostly has something to show in a moment; blanking it first would flicker. */
const FIRST_SHOW_MS = 1_000;

type Told = Outcome<undefined, DeviceProblem>;

/**
 * A sign on a line that it may share with others. Signs forget what they show with their power, so it is
 * shown again when they come back; in doubt they are asked with the shortest question they know.
 */
export function openLedSign(options: LedSignOptions): LedSign {
  const { line, settings, clock, onHealth } = options;
  const tongue = tongueOf(settings);
  const closing = new AbortController();
  const isClosed = () => closing.signal.aborted;
  let wanted = options.face;
  let brightness = options.brightness;
  /** What the sign is known to show and how bright; `undefined` where it may have forgotten. */
  let shown: SignFace | undefined;
  let dimmed: number | undefined;
  let isGreeted = false;
  let isInDoubt = true;
  let lastShownAt = Number.NEGATIVE_INFINITY;
  let rejectedWhy = '';
  let last: Told | undefined;
  let telling: Promise<Told> | undefined;
  let callOffNext = () => {};

  const forget = () => {
    shown = undefined;
    dimmed = undefined;
    isGreeted = false;
  };

  /** `make` is called when the line is free, so that it may say what is newest then. */
  const say = async (make: () => SignOrder, like: SignOrder, turn: LineTurn): Promise<Told> => {
    let order = like;
    let verdict: SignVerdict | undefined;
    const answer = await line.post({
      key: settings.id,
      turn,
      bytes: () => {
        order = make();
        return order.bytes;
      },
      meaning: like.meaning,
      restMs: tongue.restMs,
      reply: like.reply && {
        timeoutMs: like.reply.timeoutMs,
        isReply: (frame) => {
          verdict = order.reply?.verdictOf(frame);
          return verdict !== undefined;
        },
      },
    });
    if (!answer.ok && answer.problem.kind === 'noReply' && like.reply?.mayBeSilent) return ok();
    if (!answer.ok) {
      isInDoubt = true;
      forget();
      return refuse(deviceProblemOf(answer.problem));
    }
    isInDoubt = false;
    if (verdict?.kind !== 'rejected') return ok();
    // It may have forgotten what the order was about.
    forget();
    rejectedWhy = verdict.why;
    return refuse({ kind: 'rejected' });
  };
  const sayAll = async (orders: readonly SignOrder[], turn: LineTurn): Promise<Told> => {
    for (const order of orders) {
      const told = await say(() => order, order, turn);
      if (!told.ok) return told;
    }
    return ok();
  };

  const bright = () => (wanted.manner === 'emergency' ? 100 : brightness);

  /** Brings the sign to what is wanted at the moment when the line is free. */
  const attempt = async (): Promise<Told> => {
    if (isInDoubt && tongue.ping !== undefined) {
      const asked = await sayAll([tongue.ping], 'patient');
      if (!asked.ok) return asked;
    }
    const turn = isInDoubt ? 'patient' : wanted.manner === 'emergency' ? 'urgent' : 'usual';
    if (!isGreeted) {
      const greeted = await sayAll(tongue.greeting(options.time()), turn);
      if (!greeted.ok) return greeted;
      isGreeted = true;
    }
    const percent = bright();
    if (dimmed !== percent) {
      const told = await sayAll(tongue.dim(percent), turn);
      if (!told.ok) return told;
      dimmed = percent;
    }
    const waitMs = lastShownAt + tongue.refreshMsMin - clock.now();
    if (waitMs > 0) await sleep(clock, waitMs, closing.signal);
    if (isClosed()) return refuse({ kind: 'deviceDown', why: 'portLost' });
    let sent = wanted;
    let rest: readonly SignOrder[] = [];
    const first = () => {
      sent = wanted;
      lastShownAt = clock.now();
      const [order, ...others] = tongue.show(sent, shown);
      rest = others;
      return order;
    };
    const [like] = tongue.show(wanted, shown);
    const told = await say(first, like, turn);
    const toldAll = told.ok ? await sayAll(rest, turn) : told;
    shown = toldAll.ok ? sent : undefined;
    return toldAll;
  };
  const isDone = () => shown === wanted && dimmed === bright();

  const tell = async (): Promise<Told> => {
    // A sign that has failed before gets one chance, for the others wait for it each time.
    let left = last?.ok === false ? 1 : tongue.attemptsMax;
    for (;;) {
      const told = await attempt();
      if (told.ok && isDone()) return told;
      if (told.ok) left = tongue.attemptsMax;
      else left -= 1;
      const isGone = !told.ok && told.problem.kind === 'deviceDown';
      if (left === 0 || isGone || isClosed()) return told;
    }
  };

  const tellNow = (): Promise<Told> => {
    callOffNext();
    telling ??= tell().then((told) => {
      telling = undefined;
      if (isClosed()) return told;
      last = told;
      const health = healthOf(told, rejectedWhy);
      if (health !== undefined) onHealth(health);
      callOffNext = told.ok ? clock.after(POLL_MS, poll) : clock.after(RETRY_MS, tellNow);
      return told;
    });
    return telling;
  };

  /** Whether the sign is still there, and whether it has lost its power meanwhile, shows when it is told again. */
  const poll = () => {
    isInDoubt = true;
    void tellNow();
  };

  callOffNext = clock.after(FIRST_SHOW_MS, tellNow);
  return {
    async show(face) {
      if (!canShow(face, settings)) return refuse({ kind: 'tooLong' });
      if (isDone() && isSameFace(face, wanted)) return ok();
      wanted = face;
      // It is tried again soon enough; until then nobody waits for a sign that is known to be dead.
      const isSilent = last?.ok === false && last.problem.kind === 'noReply';
      return isSilent ? refuse({ kind: 'deviceDown', why: 'silent' }) : tellNow();
    },
    dim(percent) {
      if (percent === brightness) return;
      brightness = percent;
      if (last?.ok === true) void tellNow();
    },
    close() {
      closing.abort();
      callOffNext();
    },
  };
}

const isSameFace = (one: SignFace, other: SignFace) =>
  one.manner === other.manner && JSON.stringify(one.spans) === JSON.stringify(other.spans);

/** An emergency was fitted to the sign by whoever made it, and may be longer than the sign is wide. */
export function canShow({ spans, manner }: SignFace, settings: LedSignSettings): boolean {
  const text = spans.map((span) => span.text).join('');
  return manner === 'emergency' || fitsOnSign(text, abilityOf(settings));
}

/** `undefined`: the line itself is gone, which its owner reports. */
function healthOf(told: Told, detail: string): Omit<Health, 'since'> | undefined {
  if (told.ok) return { state: 'up', why: 'healthy', detail: '' };
  if (told.problem.kind === 'noReply') return { state: 'down', why: 'silent', detail: '' };
  if (told.problem.kind === 'rejected') return { state: 'down', why: 'rejecting', detail };
  return undefined;
}
