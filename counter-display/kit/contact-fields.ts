import { type ReadonlySignal, signal } from '@preact/signals';
import type { Contact } from '#contract/contact.ts';

export type ContactField = 'name' | 'phone' | 'idNumber';
const FIELDS: readonly ContactField[] = ['name', 'phone', 'idNumber'];

/** The server has the last word; these tell of a slip before it is sent. */
const LOOKS_RIGHT: Readonly<Record<ContactField, RegExp>> = {
  name: /^.{1,30}$/u,
  phone: /^\+?[0-9][0-9 ()-]{5,22}$/,
  idNumber: /^([0-9]{17}[0-9Xx])?$/,
};

/** Whose booking it is, while it is being typed. */
export interface ContactFields {
  readonly values: ReadonlySignal<Readonly<Record<ContactField, string>>>;
  /** Fields that were left empty or are no number of that kind. */
  readonly faults: ReadonlySignal<readonly ContactField[]>;
  write(field: ContactField, text: string): void;
  /** Undefined: there are faults, and they are shown. */
  read(): Contact | undefined;
  clear(): void;
}

export function openContactFields(): ContactFields {
  const empty = { name: '', phone: '', idNumber: '' };
  const values = signal<Readonly<Record<ContactField, string>>>(empty);
  const faults = signal<readonly ContactField[]>([]);
  return {
    values,
    faults,
    write(field, text) {
      values.value = { ...values.peek(), [field]: text };
      faults.value = faults.peek().filter((fault) => fault !== field);
    },
    read() {
      const written = values.peek();
      faults.value = FIELDS.filter((field) => !LOOKS_RIGHT[field].test(written[field].trim()));
      if (faults.peek().length > 0) return undefined;
      const idNumber = written.idNumber.trim();
      return {
        name: written.name.trim(),
        phone: written.phone.trim(),
        idNumber: idNumber === '' ? null : idNumber,
      };
    },
    clear() {
      values.value = empty;
      faults.value = [];
    },
  };
}
