import type { PortSettings } from '#contract/devices.ts';
import { cardConcealer } from '../id-card/card-trace.ts';
import { encodeSdtCommand, SDT_COMMANDS } from '../id-card/sdt-message.ts';
import type { BytePort } from '../port/byte-port.ts';
import { type Room, type SoleSettings, traceTo } from './room.ts';

export interface TracedPortOptions {
  readonly room: Room;
  readonly port: PortSettings;
  readonly kind: SoleSettings['kind'];
}

/** A port that lets the byte trace see what passes; of a card, never what it says. */
export function tracedPort(line: BytePort, { room, port, kind }: TracedPortOptions): BytePort {
  const trace = traceTo(room, port.id);
  const conceal = kind === 'idCardReader' ? cardConcealer() : (bytes: Uint8Array) => bytes;
  const meaningOf = kind === 'idCardReader' ? cardMeaningOf : () => '';
  return {
    write(bytes) {
      trace({ direction: 'toDevice', bytes, meaning: meaningOf(bytes) });
      return line.write(bytes);
    },
    onBytes(listener) {
      line.onBytes((bytes) => {
        trace({ direction: 'fromDevice', bytes: conceal(bytes), meaning: '' });
        listener(bytes);
      });
    },
    onClosed: line.onClosed,
    close: line.close,
  };
}

const CARD_COMMANDS = SDT_COMMANDS.map((name) => ({ name, bytes: encodeSdtCommand(name) }));

function cardMeaningOf(bytes: Uint8Array): string {
  const command = CARD_COMMANDS.find((known) => Buffer.compare(known.bytes, bytes) === 0);
  return command === undefined ? '' : `idCard.${command.name}`;
}
