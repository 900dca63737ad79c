import type { Surroundings } from '../device.ts';

/** Sends a frame now and again until it is acknowledged; a newer one takes its place. */
export interface Repeater {
  send(frame: Uint8Array): void;
  settle(): void;
}

export function openRepeater(
  { clock, say }: Surroundings,
  { repeatsMax, repeatMs }: { readonly repeatsMax: number; readonly repeatMs: number },
): Repeater {
  let cancel = () => {};
  const repeat = (frame: Uint8Array, repeatsLeft: number) => {
    say(frame, 0);
    if (repeatsLeft === 0) return;
    cancel = clock.after(repeatMs, () => repeat(frame, repeatsLeft - 1));
  };
  return {
    send(frame) {
      cancel();
      repeat(frame, repeatsMax);
    },
    settle: () => cancel(),
  };
}
