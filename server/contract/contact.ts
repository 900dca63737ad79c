import { z } from 'zod';
import { isIdNumber } from './id-number.ts';
import { lineSchema } from './language.ts';

/**
 * A telephone number as people write it, brought to one form: digits alone, without the country's 86. What was written
 * with a plus sign and another country keeps that country's digits.
 */
export const phoneSchema = z
  .string()
  .max(24)
  .regex(/^\+?[0-9][0-9 ()-]*$/, 'phone')
  .transform((text) => text.replace(/[^0-9]/g, '').replace(/^(?:00)?86(?=1[3-9][0-9]{9}$)/, ''))
  .refine((digits) => digits.length >= 6 && digits.length <= 15, 'phone');

/** As it is written on the card, or with a small x. */
export const idNumberSchema = z
  .string()
  .regex(/^[0-9]{17}[0-9Xx]$/, 'idNumber')
  .transform((text) => text.toUpperCase())
  .refine(isIdNumber, 'idNumber');

/** How to reach somebody. Goes from the door to the vault and nowhere else. */
export const contactSchema = z.strictObject({
  name: lineSchema(30),
  phone: phoneSchema,
  /** Given by who wants to be known by the card; null: by name and phone alone. */
  idNumber: idNumberSchema.nullable(),
});
export type Contact = Readonly<z.infer<typeof contactSchema>>;
