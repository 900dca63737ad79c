import { z } from 'zod';

/** `08:30` by the hall's clock; `24:00` is the end of the day. */
export const timeOfDaySchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'timeOfDay');
