import { z } from 'zod';
import { counterIdSchema, type KioskId, kioskIdSchema } from './ids.ts';

/** Where in the hall a screen or a device stands; whoever speaks from there may only act for there. */
export const placeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('kiosk'), kiosk: kioskIdSchema }),
  z.strictObject({ kind: z.literal('counter'), counter: counterIdSchema }),
  z.strictObject({ kind: z.literal('lobby') }),
  z.strictObject({ kind: z.literal('desk') }),
]);
export type Place = Readonly<z.infer<typeof placeSchema>>;

/** Where the paper of a ticket comes out: at its kiosk, or at the desk for one that was issued there (null). */
export function isWhereIssued(place: Place, kiosk: KioskId | null): boolean {
  return kiosk === null ? place.kind === 'desk' : place.kind === 'kiosk' && place.kiosk === kiosk;
}
