import { createHash } from 'node:crypto';
import type { Chance } from '#contract/chance.ts';

/** 256 bits cannot be guessed, so a plain hash is enough to keep a stolen database from opening doors. */
const TOKEN_BYTES = 32;

/** What a token is stored and looked up as; says nothing about the token. */
export type TokenHash = string;

export interface FreshToken {
  /** Goes to its bearer once and is kept nowhere. */
  readonly token: string;
  readonly hash: TokenHash;
}

export function drawToken(chance: Chance): FreshToken {
  const token = Buffer.from(chance.bytes(TOKEN_BYTES)).toString('base64url');
  return { token, hash: hashOfToken(token) };
}

export function hashOfToken(token: string): TokenHash {
  return createHash('sha256').update(token).digest('hex');
}
