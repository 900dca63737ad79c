/** §1.5: receive buffers are as small as this; a full one holds the sender off. */
const RECEIVE_BYTES_MAX = 4_096;
/** The sender may go on when so few are left. */
const RECEIVE_BYTES_RESUME = 3_584;

/** The bytes that were received and not yet carried out. */
export interface ReceiveBuffer {
  add(bytes: Uint8Array): void;
  bytes(): Uint8Array;
  use(lengthBytes: number): void;
  /** Tells the sender to wait or go on, once after each change. */
  settle(): void;
  clear(): void;
}

export function openReceiveBuffer(setFlowing: (isFlowing: boolean) => void): ReceiveBuffer {
  let kept: Uint8Array = new Uint8Array();
  let isHeldOff = false;
  return {
    add(bytes) {
      // What is on the line already when the sender is told to wait still has room.
      kept = Buffer.concat([kept, bytes]).subarray(0, RECEIVE_BYTES_MAX * 2);
    },
    bytes: () => kept,
    use(lengthBytes) {
      kept = kept.subarray(lengthBytes);
    },
    settle() {
      const isFull = kept.length >= (isHeldOff ? RECEIVE_BYTES_RESUME : RECEIVE_BYTES_MAX);
      if (isFull === isHeldOff) return;
      isHeldOff = isFull;
      setFlowing(!isFull);
    },
    clear() {
      kept = new Uint8Array();
    },
  };
}
