import type { SimulatorOrder } from '#contract/bench.ts';
import type { Simulated, Surroundings } from '../device.ts';
import { CARDS, SIMULATED_CARDS } from './cards.ts';
import { type CardFault, readReply } from './read-reply.ts';
import { hearSdt, type SdtRequest, STATUS, sdtReply } from './sdt-frame.ts';

/** §2.1, command and parameter as one number. */
const COMMAND = {
  find: 0x2001,
  select: 0x2002,
  read: 0x3001,
  readWithFingerprint: 0x3010,
  newestAddress: 0x3003,
  newestAddressElsewhere: 0x3002,
  reset: 0x10ff,
  samStatus: 0x11ff,
  samId: 0x12ff,
  radioFrameSize: 0x61ff,
} as const;
/** 60 00 … 60 04 set the line's speed; here it stays as the port is set. */
const SET_BAUD_RATE = 0x60;

/** §2.1, from a real module: 05.01-20100720-0001036050-0288634305. */
const SAM_ID = Uint8Array.from([
  5, 0, 1, 0, 0x70, 0xb6, 0x32, 1, 0x12, 0xcf, 0xf, 0, 0xc1, 0x35, 0x34, 0x11,
]);

/** §2.2 allows the host 100–300 ms after select and 2 s for a read; these are well within. */
const THINKING_MS = { short: 10, select: 60, read: 300 } as const;

interface CardOnReader {
  readonly id: string;
  readonly fault: CardFault;
  isSelected: boolean;
  /** §2.2: a card that was read is not found again until it was lifted. */
  wasRead: boolean;
}

/** A national ID-card reader: a serial SAM module with an antenna. */
export function simulateIdCardReader({ clock, say, changed }: Surroundings): Simulated {
  const hear = hearSdt(clock);
  let card: CardOnReader | undefined;

  const read = (withFingerprint: boolean) => {
    const person = card === undefined ? undefined : CARDS.get(card.id);
    if (card === undefined || person === undefined || !card.isSelected) {
      return say(sdtReply(STATUS.readFailed, NOTHING), THINKING_MS.short);
    }
    card.wasRead = true;
    say(readReply(person, card.fault, withFingerprint), THINKING_MS.read);
  };
  const select = () => {
    if (card === undefined) return say(sdtReply(STATUS.selectFailed, NOTHING), THINKING_MS.short);
    card.isSelected = true;
    say(sdtReply(STATUS.done, new Uint8Array(8)), THINKING_MS.select);
  };
  const find = () => {
    const isFound = card !== undefined && !card.wasRead;
    const reply = isFound
      ? sdtReply(STATUS.found, new Uint8Array(4))
      : sdtReply(STATUS.notFound, NOTHING);
    say(reply, THINKING_MS.short);
  };
  const answer = (status: number, data: Uint8Array) =>
    say(sdtReply(status, data), THINKING_MS.short);

  const obeyHost = (request: SdtRequest) => {
    if (request.kind === 'badCheck') return answer(STATUS.badCheck, NOTHING);
    if (request.kind === 'badLength') return answer(STATUS.badLength, NOTHING);
    switch (request.command * 256 + request.parameter) {
      case COMMAND.find:
        return find();
      case COMMAND.select:
        return select();
      case COMMAND.read:
        return read(false);
      case COMMAND.readWithFingerprint:
        return read(true);
      case COMMAND.newestAddress:
      case COMMAND.newestAddressElsewhere:
        return answer(STATUS.itemEmpty, NOTHING);
      case COMMAND.samId:
        return answer(STATUS.done, SAM_ID);
      case COMMAND.reset:
        if (card !== undefined) card.isSelected = false;
        return answer(STATUS.done, NOTHING);
      case COMMAND.samStatus:
      case COMMAND.radioFrameSize:
        return answer(STATUS.done, NOTHING);
      default:
        return answer(
          request.command === SET_BAUD_RATE ? STATUS.done : STATUS.unknownCommand,
          NOTHING,
        );
    }
  };
  const lay = (order: Extract<SimulatorOrder, { order: 'layCard' }>) => {
    if (!CARDS.has(order.card)) return;
    card = { id: order.card, fault: order.fault, isSelected: false, wasRead: false };
    changed();
  };

  return {
    hear(bytes) {
      for (const request of hear(bytes)) obeyHost(request);
    },
    obey(order) {
      if (order.order === 'layCard') lay(order);
      if (order.order === 'liftCard') {
        card = undefined;
        changed();
      }
    },
    state: (base) => ({
      ...base,
      kind: 'idCardReader',
      card: card?.id ?? null,
      cards: SIMULATED_CARDS,
    }),
    stop() {},
  };
}

const NOTHING = new Uint8Array();
