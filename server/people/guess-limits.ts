import { RateLimiterMemory } from 'rate-limiter-flexible';

/** Five wrong passwords are a bad morning, six are somebody guessing. */
export const SIGN_IN_TRIES_MAX = 5;
export const SIGN_IN_SPAN_S = 15 * 60;
/** One address may try this many accounts in the same span: a row of clerks behind one router still can. */
export const SIGN_IN_TRIES_PER_ADDRESS_MAX = 100;
export const PAIRING_TRIES_MAX = 10;
export const PAIRING_SPAN_S = 10 * 60;
/** A family behind one address books a few times; a program books for ever. */
export const BOOKINGS_MAX = 12;
export const BOOKINGS_SPAN_S = 60 * 60;
/** At one kiosk people type a few numbers a minute; whoever tries out numbers types more. */
export const LOOK_UPS_MAX = 40;
export const LOOK_UPS_SPAN_S = 10 * 60;

/** A program that asks once a second for each of its pages has room; one that has gone wild has not. */
export const API_CALLS_MAX = 600;
export const API_CALLS_SPAN_S = 60;
export const TOKEN_TRIES_MAX = 20;

/** Slows down who guesses, and nobody else: each limit is for one account at one address. */
export interface GuessLimits {
  /** False: too many tries; wait. Each call counts as one try. */
  maySignIn(staff: string, address: string): Promise<boolean>;
  /** The password was right: what went wrong before is forgotten. */
  forgetSignIn(staff: string, address: string): Promise<void>;
  mayPair(address: string): Promise<boolean>;
  /** The code was right: this try does not count. */
  forgetPairing(address: string): Promise<void>;
  /** One booking by somebody whom nobody knows. */
  mayBook(address: string): Promise<boolean>;
  /** One look for a booking by telephone number. */
  mayLookUp(screen: string): Promise<boolean>;
  mayCallApi(client: string): Promise<boolean>;
  /** One token that is none. */
  mayTryToken(address: string): Promise<boolean>;
}

export function openGuessLimits(): GuessLimits {
  const perAccount = new RateLimiterMemory({
    points: SIGN_IN_TRIES_MAX,
    duration: SIGN_IN_SPAN_S,
  });
  const perAddress = new RateLimiterMemory({
    points: SIGN_IN_TRIES_PER_ADDRESS_MAX,
    duration: SIGN_IN_SPAN_S,
  });
  const pairing = new RateLimiterMemory({ points: PAIRING_TRIES_MAX, duration: PAIRING_SPAN_S });
  const bookings = new RateLimiterMemory({ points: BOOKINGS_MAX, duration: BOOKINGS_SPAN_S });
  const lookUps = new RateLimiterMemory({ points: LOOK_UPS_MAX, duration: LOOK_UPS_SPAN_S });
  const apiCalls = new RateLimiterMemory({ points: API_CALLS_MAX, duration: API_CALLS_SPAN_S });
  const tokens = new RateLimiterMemory({ points: TOKEN_TRIES_MAX, duration: PAIRING_SPAN_S });
  const accountKey = (staff: string, address: string) => `${staff}@${address}`;
  return {
    async maySignIn(staff, address) {
      // The address first: it bounds how many account keys one guesser can leave in memory.
      if (!(await hasPoint(perAddress, address))) return false;
      return hasPoint(perAccount, accountKey(staff, address));
    },
    async forgetSignIn(staff, address) {
      await perAccount.delete(accountKey(staff, address));
      await perAddress.reward(address);
    },
    mayPair: (address) => hasPoint(pairing, address),
    async forgetPairing(address) {
      await pairing.reward(address);
    },
    mayBook: (address) => hasPoint(bookings, address),
    mayCallApi: (client) => hasPoint(apiCalls, client),
    mayTryToken: (address) => hasPoint(tokens, address),
    mayLookUp: (screen) => hasPoint(lookUps, screen),
  };
}

/** The library says "no" by rejecting; the memory limiter rejects for no other cause. */
function hasPoint(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  return limiter.consume(key).then(
    () => true,
    () => false,
  );
}
