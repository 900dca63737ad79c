import type { Chance } from '#contract/chance.ts';
import type { Clock } from '#contract/clock.ts';
import { type Outcome, ok } from '#contract/outcome.ts';
import type { HallSettings } from '#contract/settings.ts';
import { type ApiClients, openApiClients } from './api-clients.ts';
import { type GuessLimits, openGuessLimits } from './guess-limits.ts';
import { type CannotOpen, openPeopleDatabase } from './people-database.ts';
import { openScreens, type Screens } from './screens.ts';
import { openSessions, type Sessions } from './sessions.ts';
import { openStaffBook, type StaffBook } from './staff-book.ts';

/** Everybody and every screen that may speak to the hall, and how they prove it. */
export interface People {
  readonly staff: StaffBook;
  readonly sessions: Sessions;
  readonly screens: Screens;
  readonly guesses: GuessLimits;
  readonly api: ApiClients;
  /** Brings staff and screens in line with the settings: demo accounts, or none. Repeatable. */
  adoptDemo(demo: HallSettings['demo']): Promise<void>;
  /** Called now and then: ends sign-ins that ran out, and tries again what the disk would not take. */
  sweep(): void;
  close(): void;
}

export function openPeople(given: {
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly chance: Chance;
}): Outcome<People, CannotOpen> {
  const opened = openPeopleDatabase(given.dataFolder);
  if (!opened.ok) return opened;
  const database = opened.value;
  const staff = openStaffBook(database, given.chance);
  const sessions = openSessions(database, staff, given);
  const screens = openScreens(database, given);
  return ok({
    staff,
    sessions,
    screens,
    guesses: openGuessLimits(),
    api: openApiClients(database, given),
    async adoptDemo(demo) {
      await staff.seedDemoStaff(demo);
      if (demo === null) screens.revokeDemo();
      sessions.sweep();
    },
    sweep() {
      sessions.sweep();
      screens.sweep();
    },
    close: () => database.close(),
  });
}
