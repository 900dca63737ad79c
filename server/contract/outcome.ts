/** What may happen in a working hall: it went well, or it was refused for a named reason. */
export type Outcome<Value, Problem> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem };

export function ok(): Outcome<undefined, never>;
export function ok<Value>(value: Value): Outcome<Value, never>;
export function ok(value?: unknown): Outcome<unknown, never> {
  return { ok: true, value };
}

export function refuse<const Problem>(problem: Problem): Outcome<never, Problem> {
  return { ok: false, problem };
}
