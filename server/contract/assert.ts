/** Our own error, never the hall's: whoever catches it stops the part it came from. */
export class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise';
}

/** States what is always so. `promise` reads as a sentence that has turned out false. */
export function assert(isSo: boolean, promise: string): asserts isSo {
  if (!isSo) throw new BrokenPromise(promise);
}

/** Ends an exhaustive switch: compiles only when every case has been answered. */
export function unreachable(value: never): never {
  throw new BrokenPromise(`no case is left for ${JSON.stringify(value)}`);
}

/** Reads a map entry that our own rules say is there. */
export function mustGet<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = map.get(key);
  if (value === undefined) throw new BrokenPromise(`${String(key)} is known`);
  return value;
}

/** Unwraps a value that our own rules say is there. */
export function must<Value>(value: Value | undefined, promise: string): Value {
  if (value === undefined) throw new BrokenPromise(promise);
  return value;
}
