import { encode } from 'uqr';

/** The QR settings of GS ( k (PROTOCOLS §1.2), all lost on ESC @. */
export interface QrSettings {
  readonly moduleDots: number;
  readonly correction: 'L' | 'M' | 'Q' | 'H';
  readonly bytes: Uint8Array;
}

export const QR_AT_START: QrSettings = {
  moduleDots: 3,
  correction: 'L',
  bytes: new Uint8Array(),
};

const MODULE_SIZE_FUNCTION = 0x43;
const CORRECTION_FUNCTION = 0x45;
const STORE_FUNCTION = 0x50;

/** Functions 167, 169 and 180; anything else, and values out of range, leave all as it is. */
export function changeQr(qr: QrSettings, fn: number, parameters: Uint8Array): QrSettings {
  const [value = 0] = parameters;
  if (fn === MODULE_SIZE_FUNCTION && value >= 1 && value <= 16) return { ...qr, moduleDots: value };
  if (fn === CORRECTION_FUNCTION) {
    const correction = (['L', 'M', 'Q', 'H'] as const)[value - 0x30];
    return correction === undefined ? qr : { ...qr, correction };
  }
  if (fn === STORE_FUNCTION && value === 0x30) return { ...qr, bytes: parameters.slice(1) };
  return qr;
}

export interface QrSymbol {
  readonly sizeDots: number;
  readonly text: string;
  isBlack(x: number, y: number): boolean;
}

/** The symbol without a quiet zone; undefined for nothing stored or more than a symbol holds. */
export function drawQr({ moduleDots, correction, bytes }: QrSettings): QrSymbol | undefined {
  if (bytes.length === 0) return undefined;
  const modules = modulesOf(bytes, correction);
  if (modules === undefined) return undefined;
  return {
    sizeDots: modules.length * moduleDots,
    text: textOf(bytes),
    isBlack: (x, y) => modules[Math.floor(y / moduleDots)]?.[Math.floor(x / moduleDots)] === true,
  };
}

function modulesOf(
  bytes: Uint8Array,
  ecc: QrSettings['correction'],
): readonly (readonly boolean[])[] | undefined {
  try {
    return encode([...bytes], { ecc, boostEcc: false, border: 0 }).data;
  } catch {
    // The encoder's only way to say that the text is too long.
    return undefined;
  }
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gbk').decode(bytes);
  }
}
