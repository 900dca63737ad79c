import { z } from 'zod';
import { counterIdSchema, type KioskId, kioskIdSchema, stationIdSchema } from './ids.ts';

const places = [
  z.strictObject({ kind: z.literal('kiosk'), kiosk: kioskIdSchema }),
  z.strictObject({ kind: z.literal('counter'), counter: counterIdSchema }),
  z.strictObject({ kind: z.literal('lobby') }),
  z.strictObject({ kind: z.literal('desk') }),
] as const;

/** Where in the hall a device stands; whoever speaks from there may only act for there. */
export const devicePlaceSchema = z.discriminatedUnion('kind', places);

/** Where a paired screen stands, or which machine beside the server it is. */
export const placeSchema = z.discriminatedUnion('kind', [
  ...places,
  z.strictObject({ kind: z.literal('station'), station: stationIdSchema }),
]);
export type Place = Readonly<z.infer<typeof placeSchema>>;

/** Where the paper of a ticket comes out: at its kiosk, or at the desk for one that was issued there (null). */
export function isWhereIssued(place: Place, kiosk: KioskId | null): boolean {
  return kiosk === null ? place.kind === 'desk' : place.kind === 'kiosk' && place.kiosk === kiosk;
}
