import { mkdir, readFile } from 'node:fs/promises';
import { Low } from 'lowdb';
import type { Clock, Instant } from '#contract/clock.ts';
import type { Language } from '#contract/language.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import type { HallSettings, QueueSettings, SettingsFault } from '#contract/settings.ts';
import { watchFolder } from './folder-watch.ts';
import { type HallFile, openHallFile, revisionOf, textOf } from './hall-file.ts';
import { hidePasswords, putBackPasswords } from './passwords.ts';
import { type Faults, fileFault, parseSettings } from './settings-faults.ts';

export interface CurrentSettings {
  readonly settings: HallSettings;
  readonly revision: string;
  /** As `hall.json` has it, but without passwords. */
  readonly text: string;
  readonly adoptedAt: Instant;
}

export type SaveProblem =
  | { readonly kind: 'faults'; readonly faults: readonly SettingsFault[] }
  /** Somebody else has saved, here or in the file, since this text was read. */
  | { readonly kind: 'stale' };

/** The hall's settings: always good ones, whatever lies in the file. */
export interface SettingsFile {
  current(): CurrentSettings;
  /** What is wrong with the file on disk; empty while it is what is in force. */
  faults(): readonly SettingsFault[];
  /** Hears that other settings are in force, or that the faults have changed. */
  onChange(listener: () => void): () => void;
  save(text: string, revision: string): Promise<Outcome<HallSettings, SaveProblem>>;
  /** Stops watching; a save that is under way ends first. */
  close(): Promise<void>;
}

export interface SettingsOptions {
  readonly folder: string;
  readonly clock: Clock;
  /** The demo hall, copied into a folder that has no settings yet. */
  readonly demoPath: string;
}

export interface NoSettings {
  readonly kind: 'noGoodSettings';
  readonly faults: readonly SettingsFault[];
}

/** Before any settings could be read, nobody has said what the hall speaks. */
const FIRST_LANGUAGE: Language = 'en';

export async function openSettings(
  options: SettingsOptions,
): Promise<Outcome<SettingsFile, NoSettings>> {
  const { clock, folder } = options;
  const file = openHallFile({
    folder,
    now: clock.now,
    parse: (text) => {
      const parsed = parseSettings(text, FIRST_LANGUAGE);
      return parsed.ok ? parsed.value : undefined;
    },
  });
  const first = await readFirst(file, options);
  if (!first.ok) return first;
  return ok(settingsOver(file, options, first.value));
}

interface First {
  readonly settings: HallSettings;
  readonly faults: readonly SettingsFault[];
  /** What lay in the file. */
  readonly seen: string | undefined;
}

/** From the file, else from the newest good copy, else, where there is neither, from the demo hall. */
async function readFirst(
  file: HallFile,
  options: SettingsOptions,
): Promise<Outcome<First, NoSettings>> {
  try {
    await mkdir(options.folder, { recursive: true });
    const seen = await file.readText();
    const parsed = parseFile(seen, FIRST_LANGUAGE);
    if (parsed.ok) {
      await file.keep(parsed.value);
      return ok({ settings: parsed.value, faults: [], seen });
    }
    for (const copy of await file.copies()) {
      const good = parseSettings(copy, FIRST_LANGUAGE);
      if (!good.ok) continue;
      const again = parseFile(seen, good.value.language);
      return ok({ settings: good.value, faults: again.ok ? [] : again.problem, seen });
    }
    if (seen !== undefined) return refuse({ kind: 'noGoodSettings', faults: parsed.problem });
    const demo = parseSettings(await readFile(options.demoPath, 'utf8'), FIRST_LANGUAGE);
    if (!demo.ok) return refuse({ kind: 'noGoodSettings', faults: demo.problem });
    await file.write(demo.value);
    return ok({ settings: demo.value, faults: [], seen: textOf(demo.value) });
  } catch (error) {
    return refuse({ kind: 'noGoodSettings', faults: [fileFault(FIRST_LANGUAGE, String(error))] });
  }
}

function settingsOver(
  file: HallFile,
  { clock, folder }: SettingsOptions,
  first: First,
): SettingsFile {
  const low = new Low<HallSettings>(file, first.settings);
  const listeners = new Set<() => void>();
  let seen = first.seen;
  let faults = first.faults;
  let current = currentOf(first.settings, clock.now());
  let underWay: Promise<unknown> = Promise.resolve();

  /** Reading and saving take turns. */
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const turn = underWay.then(work);
    underWay = turn;
    return turn;
  };

  const adopt = (settings: HallSettings) => {
    low.data = settings;
    if (revisionOf(settings) !== current.revision) current = currentOf(settings, clock.now());
    faults = [];
    for (const listener of listeners) listener();
  };

  const complain = (next: readonly SettingsFault[]) => {
    faults = next;
    for (const listener of listeners) listener();
  };

  /** Takes up what a hand has changed in the file; a broken edit leaves what is in force. */
  const look = async () => {
    const { language } = low.data;
    try {
      const text = await file.readText();
      if (text === seen) return;
      const parsed = parseFile(text, language);
      if (parsed.ok) await file.keep(parsed.value);
      seen = text;
      if (parsed.ok) adopt(parsed.value);
      else complain(parsed.problem);
    } catch (error) {
      // Looked at again next time, whether or not it has changed by then.
      seen = undefined;
      complain([fileFault(language, String(error))]);
    }
  };

  const save = async (
    text: string,
    revision: string,
  ): Promise<Outcome<HallSettings, SaveProblem>> => {
    await look();
    if (revision !== current.revision) return refuse({ kind: 'stale' });
    const before = low.data;
    const parsed = putBackPasswords(parseSettings(text, before.language), before);
    if (!parsed.ok) return refuse({ kind: 'faults', faults: parsed.problem });
    try {
      if (faults.length > 0 && seen !== undefined) await file.putAside(seen);
      low.data = parsed.value;
      await low.write();
    } catch (error) {
      low.data = before;
      return refuse({ kind: 'faults', faults: [fileFault(before.language, String(error))] });
    }
    seen = textOf(parsed.value);
    adopt(parsed.value);
    return ok(parsed.value);
  };

  const stopWatching = watchFolder(folder, clock, () => void inTurn(look));
  return {
    current: () => current,
    faults: () => faults,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    save: (text, revision) => inTurn(() => save(text, revision)),
    close: async () => {
      stopWatching();
      await underWay;
    },
  };
}

function currentOf(settings: HallSettings, adoptedAt: Instant): CurrentSettings {
  const text = textOf(hidePasswords(settings));
  return { settings, revision: revisionOf(settings), text, adoptedAt };
}

function parseFile(text: string | undefined, language: Language): Outcome<HallSettings, Faults> {
  return text === undefined ? refuse([fileFault(language, '')]) : parseSettings(text, language);
}

/** The part that the rules read and the journal keeps. */
export function queueSettingsOf(settings: HallSettings): QueueSettings {
  const { timeZone, dayBegins, openingHours, services, counters, priorityClasses } = settings;
  const { kiosks, noShow, steps, appointments, pauseReasons, rating } = settings;
  const { reorderRules, guideReasons, workProfiles, cases, overtakeMax, waitBoundMin } = settings;
  const { dayEnd, serviceGroups, servicePauseReasons } = settings;
  const { tasks, patrol, sla } = settings;
  return {
    timeZone,
    dayBegins,
    openingHours,
    services,
    counters,
    priorityClasses,
    kiosks,
    noShow,
    appointments,
    steps,
    pauseReasons,
    dayEnd,
    reorderRules,
    guideReasons,
    serviceGroups,
    servicePauseReasons,
    workProfiles,
    overtakeMax,
    waitBoundMin,
    cases,
    tasks,
    patrol,
    sla,
    rating: {
      openSeconds: rating.openSeconds,
      reasons: rating.reasons.map((reason) => reason.id),
    },
  };
}
