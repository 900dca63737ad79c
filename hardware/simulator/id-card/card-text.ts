/** What is written on a citizen's card. */
export interface CitizenCard {
  readonly document: 'citizen';
  readonly name: string;
  readonly sex: 'male' | 'female';
  /** GB/T 3304. */
  readonly nation: string;
  /** YYYYMMDD, like all dates on a card. */
  readonly birth: string;
  readonly address: string;
  readonly number: string;
  readonly issuer: string;
  readonly validFrom: string;
  /** A date, or 长期. */
  readonly validTo: string;
}

/** What is written on a foreigner's permanent-residence card of the 2023 layout. */
export interface ForeignerCard {
  readonly document: 'foreigner2023';
  readonly name: string;
  readonly sex: 'male' | 'female';
  readonly birth: string;
  readonly englishName: string;
  readonly number: string;
  readonly validFrom: string;
  readonly validTo: string;
  /** GB/T 2659, three letters. */
  readonly nationality: string;
}

export type CardPerson = CitizenCard | ForeignerCard;

const TEXT_BYTES = 256;
const TYPE_FLAG_AT = 248;
const SEX = { male: '1', female: '2' } as const;
/** The first 35 characters stand at 52, the next 11 at 220. */
const ENGLISH_NAME_FIRST = 35;
const ENGLISH_NAME_MAX = 46;

/** The 256-byte block of §2.3: UTF-16LE, padded with spaces. */
export function cardText(person: CardPerson): Uint8Array {
  return person.document === 'citizen' ? citizenText(person) : foreignerText(person);
}

/** The same card with a type flag that no document has. */
export function withUnknownFlag(text: Uint8Array): Uint8Array {
  const changed = Uint8Array.from(text);
  changed.set([0x51, 0x00], TYPE_FLAG_AT);
  return changed;
}

function citizenText(card: CitizenCard): Uint8Array {
  return blockOf([
    [0, 30, card.name],
    [30, 2, SEX[card.sex]],
    [32, 4, card.nation],
    [36, 16, card.birth],
    [52, 70, card.address],
    [122, 36, card.number],
    [158, 30, card.issuer],
    [188, 16, card.validFrom],
    [204, 16, card.validTo],
  ]);
}

function foreignerText(card: ForeignerCard): Uint8Array {
  return blockOf([
    [0, 30, card.name],
    [30, 2, SEX[card.sex]],
    [32, 4, '01'],
    [36, 16, card.birth],
    [52, 70, card.englishName.slice(0, ENGLISH_NAME_FIRST)],
    [122, 36, card.number],
    [188, 16, card.validFrom],
    [204, 16, card.validTo],
    [220, 22, card.englishName.slice(ENGLISH_NAME_FIRST, ENGLISH_NAME_MAX)],
    [242, 6, card.nationality],
    [TYPE_FLAG_AT, 2, 'Y'],
  ]);
}

function blockOf(fields: readonly (readonly [at: number, lengthBytes: number, text: string])[]) {
  const block = Buffer.from(' '.repeat(TEXT_BYTES / 2), 'utf16le');
  for (const [at, lengthBytes, text] of fields) block.write(text, at, lengthBytes, 'utf16le');
  return Uint8Array.from(block);
}
