import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Chance } from '#contract/chance.ts';

/** First byte of every sealed field, so that another cipher can come in beside this one. */
const VERSION_AES_256_GCM = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NONCE_BYTES;

/** Where a field stands: `person.name:17`. A value that was moved to another row does not open. */
export type FieldPlace = string;

/** Version, nonce, ciphertext, tag. */
export function sealField(
  plain: Uint8Array,
  given: { readonly key: Uint8Array; readonly place: FieldPlace; readonly chance: Chance },
): Uint8Array {
  const nonce = given.chance.bytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', given.key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(given.place));
  const version = Uint8Array.of(VERSION_AES_256_GCM);
  return Buffer.concat([version, nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Undefined: not sealed with this key for this place, or altered since. */
export function openField(
  sealed: Uint8Array,
  given: { readonly key: Uint8Array; readonly place: FieldPlace },
): Buffer | undefined {
  if (sealed[0] !== VERSION_AES_256_GCM || sealed.length < HEAD_BYTES + TAG_BYTES) return undefined;
  const nonce = sealed.subarray(1, HEAD_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', given.key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(given.place));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const body = decipher.update(sealed.subarray(HEAD_BYTES, sealed.length - TAG_BYTES));
  try {
    return Buffer.concat([body, decipher.final()]);
  } catch {
    // `final` throws when the tag does not fit, and for nothing else.
    return undefined;
  }
}
