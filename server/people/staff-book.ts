import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Chance } from '#contract/chance.ts';
import { type StaffId, staffIdSchema } from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { HallSettings } from '#contract/settings.ts';
import { STAFF_ROLES, type StaffRole } from '#contract/staff.ts';
import { openDemoPrints } from './demo-prints.ts';
import { hashPassword, isPasswordOf } from './password-hash.ts';
import { isWritten, type NotRecorded } from './people-database.ts';

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
  put(member: StaffMember, password: string): Promise<Outcome<undefined, NotRecorded>>;
  /**
   * Enters the accounts of the demo hall; what is the same already stays as it is. Accounts that
   * the demo no longer has are closed: their passwords stand on a start page. Holds at once, and
   * again at each start, even where the disk takes nothing.
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
type DemoAccount = NonNullable<HallSettings['demo']>['accounts'][number];

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
  const writeRow = ({ member, password, isDemo }: Row) =>
    isWritten(() => {
      const { staff, name, role, isActive } = member;
      write.run(staff, name, role, password, isActive ? 1 : 0, isDemo ? 1 : 0);
    });
  const prints = openDemoPrints(database);
  const saveDemo = (row: Row) => {
    writeRow(row);
    rows.set(row.member.staff, row);
  };
  const seedOne = async ({ staff, name, role, password }: DemoAccount) => {
    const before = rows.get(staff);
    // A real member is never turned into a demo account, whatever the file says.
    if (before !== undefined && !before.isDemo) return;
    const member = { staff, name, role, isActive: true };
    if (before !== undefined && prints.isOf(before, password)) {
      if (JSON.stringify(before.member) !== JSON.stringify(member)) saveDemo({ ...before, member });
      return;
    }
    const row = { member, password: await hashPassword(password, chance), isDemo: true };
    saveDemo(row);
    prints.keep(row, password);
  };
  // Made once, on first need: what a stranger's password is measured against.
  let nobodysPassword: Promise<string> | undefined;
  const check = async (staff: string, password: string) => {
    const row = rows.get(staff);
    nobodysPassword ??= hashPassword('nobody', chance);
    const isRight = await isPasswordOf(row?.password ?? (await nobodysPassword), password);
    // Read again: the member may have been closed or changed while the hash was made.
    const now = rows.get(staff);
    if (!isRight || now?.password !== row?.password) return undefined;
    return now?.member.isActive === true ? now.member : undefined;
  };

  return {
    find: (staff) => rows.get(staff)?.member,
    everybody: () => [...rows.values()].map((row) => row.member),
    check,
    async put(member, password) {
      const row = { member, password: await hashPassword(password, chance), isDemo: false };
      if (!writeRow(row)) return refuse({ kind: 'notRecorded' });
      rows.set(member.staff, row);
      return ok();
    },
    async seedDemoStaff(demo) {
      const accounts = demo?.accounts ?? [];
      const wanted = new Set<string>(accounts.map((account) => account.staff));
      for (const row of rows.values()) {
        if (row.isDemo && row.member.isActive && !wanted.has(row.member.staff)) {
          saveDemo({ ...row, member: { ...row.member, isActive: false } });
        }
      }
      await Promise.all(accounts.map(seedOne));
    },
  };
}
