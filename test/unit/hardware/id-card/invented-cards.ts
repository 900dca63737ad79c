/** Invented people: area codes that begin with 99 belong to no place. */
export interface InventedCitizen {
  readonly name: string;
  readonly birth: string;
  readonly idNumber: string;
  readonly validTo: string;
}

/** ISO 7064 MOD 11-2 by its own definition (a running sum), not by the weights that the driver uses. */
export function withCheckDigit(seventeen: string): string {
  let sum = 0;
  for (const digit of seventeen) sum = ((sum + Number(digit)) * 2) % 11;
  const check = (12 - sum) % 11;
  return `${seventeen}${check === 10 ? 'X' : check}`;
}

const blank = () => Buffer.from(' '.repeat(128), 'utf16le');

export function citizenText(of: Partial<InventedCitizen>): Uint8Array {
  const block = blank();
  block.write(of.name ?? '测试甲', 0, 'utf16le');
  block.write('1', 30, 'utf16le');
  block.write(of.birth ?? '19900101', 36, 'utf16le');
  block.write(of.idNumber ?? withCheckDigit('99010119900101001'), 122, 'utf16le');
  block.write('20200101', 188, 'utf16le');
  block.write(of.validTo ?? '20400101', 204, 'utf16le');
  return Uint8Array.from(block);
}

export function foreigner2023Text(of: { readonly name: string }): Uint8Array {
  const block = blank();
  block.write(of.name.slice(0, 35), 52, 'utf16le');
  block.write(of.name.slice(35), 220, 'utf16le');
  block.write('19800101', 36, 'utf16le');
  block.write(withCheckDigit('99984019800101001'), 122, 'utf16le');
  block.write('20300101', 204, 'utf16le');
  block.write('Y', 248, 'utf16le');
  return Uint8Array.from(block);
}

/** The whole answer to `read`, built here from the published layout. */
export function readReply(text: Uint8Array): Uint8Array {
  const body = [0, 0, 0x90, 0x01, 0x00, 0x04, 0x00, ...text, ...new Uint8Array(1024).fill(0x5b)];
  const checked = [(body.length + 1) >> 8, (body.length + 1) & 0xff, ...body];
  const checksum = checked.reduce((sum, byte) => sum ^ byte, 0);
  return Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69, ...checked, checksum);
}
