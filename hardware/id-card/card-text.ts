import type { CardReading } from '#contract/devices.ts';
import { isIdNumber } from '#contract/id-number.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import { CARD_TEXT_BYTES } from './sdt-message.ts';

/** A field of the text block: where it begins and how many bytes it has, both from the card tables. */
type Field = readonly [offset: number, bytes: number];

interface Layout {
  readonly document: CardReading['document'];
  readonly idNumber: Field;
  readonly birth: Field;
  readonly nameOf: (read: (field: Field) => string) => string;
  readonly isNumber: (text: string) => boolean;
}

const NAME: Field = [0, 30];
const ID_NUMBER: Field = [122, 36];
const BIRTH: Field = [36, 16];
const VALID_TO: Field = [204, 16];
const FLAG: Field = [248, 2];

/** Which layout a block has stands at 248 alone; a blank there is the citizen's card. */
const LAYOUTS = new Map<string, Layout>([
  [
    ' ',
    {
      document: 'citizen',
      idNumber: ID_NUMBER,
      birth: BIRTH,
      nameOf: (read) => read(NAME),
      isNumber: isIdNumber,
    },
  ],
  [
    'J',
    {
      document: 'hongKongMacaoTaiwan',
      idNumber: ID_NUMBER,
      birth: BIRTH,
      nameOf: (read) => read(NAME),
      isNumber: (text) => /^8[123]0000/.test(text) && isIdNumber(text),
    },
  ],
  [
    'I',
    {
      document: 'foreigner2017',
      idNumber: [122, 30],
      birth: [220, 16],
      nameOf: (read) => read([0, 120]),
      // Three letters of the country, then twelve digits; its check digit's rule is not published.
      isNumber: (text) => /^[A-Z]{3}\d{12}$/.test(text),
    },
  ],
  [
    'Y',
    {
      document: 'foreigner2023',
      idNumber: ID_NUMBER,
      birth: BIRTH,
      // The English name's last eleven letters stand far from its first thirty-five.
      nameOf: (read) => read(NAME) || `${read([52, 70])}${read([220, 22])}`,
      isNumber: (text) => text.startsWith('9') && isIdNumber(text),
    },
  ],
]);

/** What a card without end says instead of a date. */
const LONG_TERM = '长期';

export type CardTextProblem = {
  readonly kind: 'unknownDocument' | 'badNumber' | 'expired' | 'unreadable';
};

/**
 * The 256 bytes of text, UTF-16LE and padded with spaces. The flag is read before anything else, and
 * of a document we do not know nothing is decoded. `today` is an ISO date of the hall.
 */
export function decodeCardText(
  block: Uint8Array,
  today: string,
): Outcome<CardReading, CardTextProblem> {
  if (block.length !== CARD_TEXT_BYTES) return refuse({ kind: 'unreadable' });
  const layout = LAYOUTS.get(rawText(block, FLAG));
  if (layout === undefined) return refuse({ kind: 'unknownDocument' });

  const read = (field: Field) => rawText(block, field).replace(/[ \0]+$/, '');
  const name = layout.nameOf(read);
  const birth = isoDate(read(layout.birth));
  const validTo = read(VALID_TO) === LONG_TERM ? 'longTerm' : isoDate(read(VALID_TO));
  if (!isName(name) || birth === undefined || validTo === undefined) {
    return refuse({ kind: 'unreadable' });
  }
  const idNumber = read(layout.idNumber);
  if (!layout.isNumber(idNumber)) return refuse({ kind: 'badNumber' });
  if (validTo !== 'longTerm' && validTo < today) return refuse({ kind: 'expired' });
  return ok({ document: layout.document, name, idNumber, birth, validTo });
}

const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });

function rawText(block: Uint8Array, [offset, bytes]: Field): string {
  return utf16.decode(block.subarray(offset, offset + bytes));
}

/** Names hold rare characters and `·`; half a surrogate pair or a control byte is no name. */
function isName(text: string): boolean {
  return text !== '' && !/[\p{Cc}\ufffd]/u.test(text);
}

function isoDate(text: string): string | undefined {
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (parts === null) return undefined;
  const iso = `${parts[1]}-${parts[2]}-${parts[3]}`;
  const date = new Date(`${iso}T00:00:00Z`);
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
  return isReal ? iso : undefined;
}
