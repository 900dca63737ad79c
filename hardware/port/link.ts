import type { Outcome } from '#contract/outcome.ts';
import type { PortProblem } from './byte-port.ts';

/** How messages of one protocol become bytes and bytes become messages. Pure. */
export interface Wire<Message> {
  toBytes(message: Message): Uint8Array;
  /** A fresh reader with its own bounded buffer; takes any split of bytes, skips what is no frame. */
  reader(): (bytes: Uint8Array) => readonly Message[];
  /** A short code for the byte trace: `idCard.find`. */
  nameOf(message: Message): string;
}

export type LinkProblem = PortProblem | { readonly kind: 'noReply'; readonly attempts: number };

export interface Ask<Message> {
  readonly message: Message;
  readonly isReply: (reply: Message) => boolean;
  readonly timeoutMs: number;
  readonly attemptsMax: number;
}

/** Messages over a port: one question at a time, in order; other messages go to `onMessage`. */
export interface Link<Message> {
  ask(ask: Ask<Message>): Promise<Outcome<Message, LinkProblem>>;
  send(message: Message): Promise<Outcome<undefined, LinkProblem>>;
  onMessage(listener: (message: Message) => void): void;
}
