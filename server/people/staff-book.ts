import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Chance } from '#contract/chance.ts';
import { type StaffId, staffIdSchema } from '#contract/ids.ts';
import type { HallSettings } from '#contract/settings.ts';
import { STAFF_ROLES, type StaffRole } from '#contract/staff.ts';
import { hashPassword, isPasswordOf } from './password-hash.ts';

export interface StaffMember {
  readonly staff: StaffId;
  readonly name: string;
  readonly role: StaffRole;
  readonly isActive: boolean;
}

/** Who works here, and how they prove it. */
export interface StaffBook {
  find(staff: StaffId): StaffMember | undefined;
  everybody(): readonly StaffMember[];
  /** The active member whose password this is. An unknown number takes as long as a wrong password. */
  check(staff: string, password: string): Promise<StaffMember | undefined>;
  /** Enters or changes one member. */
  put(member: StaffMember, password: string): Promise<void>;
  /**
   * Enters the accounts of the demo hall; what is the same already stays as it is. Accounts that
   * the demo no longer has are closed: their passwords stand on a start page.
   */
  seedDemoStaff(demo: HallSettings['demo']): Promise<void>;
}

const rowSchema = z
  .object({
    staff: staffIdSchema,
    name: z.string(),
    role: z.enum(STAFF_ROLES),
    password: z.string(),
    is_active: z.int(),
    is_demo: z.int(),
  })
  .transform(({ staff, name, role, password, is_active, is_demo }) => ({
    member: { staff, name, role, isActive: is_active === 1 },
    password,
    isDemo: is_demo === 1,
  }));
type Row = z.infer<typeof rowSchema>;

export function openStaffBook(database: DatabaseSync, chance: Chance): StaffBook {
  const rows = new Map<string, Row>();
  for (const stored of database.prepare('SELECT * FROM staff').all()) {
    const row = rowSchema.parse(stored);
    rows.set(row.member.staff, row);
  }
  const write = database.prepare(
    `INSERT INTO staff (staff, name, role, password, is_active, is_demo)
     VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (staff) DO UPDATE SET name = excluded.name, role = excluded.role,
       password = excluded.password, is_active = excluded.is_active, is_demo = excluded.is_demo`,
  );
  const save = (row: Row) => {
    const { staff, name, role, isActive } = row.member;
    write.run(staff, name, role, row.password, isActive ? 1 : 0, row.isDemo ? 1 : 0);
    rows.set(staff, row);
  };
  // Made once, on first need: what a stranger's password is measured against.
  let nobodysPassword: Promise<string> | undefined;
  const check = async (staff: string, password: string) => {
    const row = rows.get(staff);
    nobodysPassword ??= hashPassword('nobody', chance);
    const isRight = await isPasswordOf(row?.password ?? (await nobodysPassword), password);
    // Read again: the member may have been closed while the hash was made.
    const member = rows.get(staff)?.member;
    return isRight && row !== undefined && member?.isActive === true ? member : undefined;
  };

  return {
    find: (staff) => rows.get(staff)?.member,
    everybody: () => [...rows.values()].map((row) => row.member),
    check,
    async put(member, password) {
      save({ member, password: await hashPassword(password, chance), isDemo: false });
    },
    async seedDemoStaff(demo) {
      const accounts = demo?.accounts ?? [];
      const wanted = new Set<string>(accounts.map((account) => account.staff));
      for (const row of rows.values()) {
        if (row.isDemo && row.member.isActive && !wanted.has(row.member.staff)) {
          save({ ...row, member: { ...row.member, isActive: false } });
        }
      }
      for (const { staff, name, role, password } of accounts) {
        const row = rows.get(staff);
        // A real member is never turned into a demo account, whatever the file says.
        if (row !== undefined && !row.isDemo) continue;
        const isSame = row !== undefined && (await isPasswordOf(row.password, password));
        const stored = isSame ? row.password : await hashPassword(password, chance);
        const member = { staff, name, role, isActive: true };
        if (isSame && JSON.stringify(row.member) === JSON.stringify(member)) continue;
        save({ member, password: stored, isDemo: true });
      }
    },
  };
}
