const MINUTE_MS = 60_000;
/** Below this many minutes a tenth is worth telling. */
const TENTHS_BELOW = 10;

/** `9.8`, `11`: a mean in minutes. */
export function minutesText(ms: number): string {
  const minutes = ms / MINUTE_MS;
  const tenths = Math.round(minutes * 10) / 10;
  return tenths < TENTHS_BELOW ? String(tenths) : String(Math.round(minutes));
}
