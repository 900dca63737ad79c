import { assert } from '#contract/assert.ts';
import type {
  AppointmentId,
  CounterId,
  KioskId,
  RequestId,
  StationId,
  TaskId,
  VisitId,
} from '#contract/ids.ts';

/**
 * Guards for ids that a page meets as plain text in its own address. Pages do not carry the schema
 * library; the server checks every id again.
 */
const PLAIN_ID = /^[a-z0-9][a-z0-9-]{0,39}$/;
export const isCounterId = (text: string): text is CounterId => PLAIN_ID.test(text);
export const isKioskId = (text: string): text is KioskId => PLAIN_ID.test(text);
export const isStationId = (text: string): text is StationId => PLAIN_ID.test(text);
export const isVisitId = (text: string): text is VisitId =>
  /^\d{4}-\d{2}-\d{2}\.[A-Z]?[0-9]{3,6}$/.test(text);
export const isAppointmentId = (text: string): text is AppointmentId =>
  /^b-[0-9a-f]{16}$/.test(text);
export const isTaskId = (text: string): text is TaskId => /^t-[1-9][0-9]{0,8}$/.test(text);
const isRequestId = (text: string): text is RequestId => /^[A-Za-z0-9_-]{8,64}$/.test(text);

/** Pages run on plain http, where `randomUUID` does not exist; `getRandomValues` does. */
export function newRequestId(): RequestId {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const id = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  assert(isRequestId(id), 'a request id keeps its own rule');
  return id;
}

/** The part after the page's name: `3` of `/window/3`. */
export function lastOfPath(pathname: string): string {
  return decodeURIComponent(pathname.split('/').filter(Boolean).at(-1) ?? '');
}
