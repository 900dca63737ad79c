import { z } from 'zod';
import {
  type CounterId,
  counterIdSchema,
  type ScreenId,
  type StaffId,
  screenIdSchema,
  staffIdSchema,
} from './ids.ts';
import { type Place, placeSchema } from './place.ts';

export const STAFF_ROLES = [
  'clerk',
  'guide',
  'backOffice',
  'supervisor',
  'maintainer',
  'administrator',
] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];
export const SCREEN_ROLES = [
  'kiosk',
  'windowDisplay',
  'ratingPad',
  'lobbyBoard',
  'station',
] as const;
export type ScreenRole = (typeof SCREEN_ROLES)[number];
export const screenRoleSchema = z.enum(SCREEN_ROLES);

export const staffCommandSchemas = [
  z.strictObject({ type: z.literal('openShift'), counter: counterIdSchema }),
  z.strictObject({
    type: z.literal('pauseShift'),
    counter: counterIdSchema,
    reason: z.string().max(40),
  }),
  z.strictObject({ type: z.literal('resumeShift'), counter: counterIdSchema }),
  z.strictObject({ type: z.literal('closeShift'), counter: counterIdSchema }),
  /** The access part's own, so that the journal knows who was let in. */
  z.strictObject({
    type: z.literal('noteSignIn'),
    staff: staffIdSchema,
    role: z.enum(STAFF_ROLES),
  }),
  z.strictObject({ type: z.literal('noteSignOut'), staff: staffIdSchema }),
  z.strictObject({
    type: z.literal('notePairing'),
    screen: screenIdSchema,
    role: screenRoleSchema,
    place: placeSchema,
  }),
  z.strictObject({ type: z.literal('noteRevocation'), screen: screenIdSchema }),
] as const;

export type StaffEvent =
  | { readonly type: 'shiftOpened'; readonly counter: CounterId; readonly clerk: StaffId }
  | {
      readonly type: 'shiftPaused';
      readonly counter: CounterId;
      readonly clerk: StaffId;
      readonly reason: string;
    }
  | { readonly type: 'shiftResumed'; readonly counter: CounterId; readonly clerk: StaffId }
  | { readonly type: 'shiftClosed'; readonly counter: CounterId; readonly clerk: StaffId }
  | { readonly type: 'staffSignedIn'; readonly staff: StaffId; readonly role: StaffRole }
  | { readonly type: 'staffSignedOut'; readonly staff: StaffId }
  | {
      readonly type: 'screenPaired';
      readonly screen: ScreenId;
      readonly role: ScreenRole;
      readonly place: Place;
    }
  | { readonly type: 'screenRevoked'; readonly screen: ScreenId };

export type StaffRefusal =
  | { readonly kind: 'counterTaken'; readonly clerk: StaffId }
  | { readonly kind: 'clerkElsewhere'; readonly counter: CounterId }
  | { readonly kind: 'notPaused' }
  | { readonly kind: 'noSuchPauseReason' };
