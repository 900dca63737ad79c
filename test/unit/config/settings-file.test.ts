import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { parseSettings } from '#config/settings-faults.ts';
import { openSettings, queueSettingsOf, type SettingsFile } from '#config/settings-file.ts';
import { type SteppedClock, steppedClock } from '#test/support/stepped-clock.ts';
import { DEMO_PATH, demoHall, demoText, edited } from './demo-hall.ts';

const START = Date.UTC(2026, 6, 3, 0, 30);

interface Opened {
  readonly folder: string;
  readonly path: string;
  readonly clock: SteppedClock;
  readonly file: SettingsFile;
}

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hall-settings-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function opened(folder = emptyFolder(), clock = steppedClock(START)): Promise<Opened> {
  const settings = await openSettings({ folder, clock, demoPath: DEMO_PATH });
  if (!settings.ok) throw new Error(JSON.stringify(settings.problem));
  onTestFinished(() => settings.value.close());
  return { folder, path: join(folder, 'hall.json'), clock, file: settings.value };
}

/** Time goes on until what a hand did to the file has been heard of. */
async function until({ clock }: Opened, isSo: () => boolean): Promise<void> {
  await vi.waitFor(async () => {
    await clock.advance(3_000);
    expect(isSo()).toBe(true);
  }, 10_000);
}

const copiesIn = (folder: string) =>
  readdirSync(join(folder, '.kept'))
    .filter((name) => name.endsWith('.json'))
    .sort();

test('an empty folder gets the demo hall, and a copy of it is kept', async () => {
  const { path, folder, file } = await opened();
  expect(parseSettings(readFileSync(path, 'utf8'), 'en')).toEqual({ ok: true, value: demoHall() });
  expect(file.current()).toMatchObject({ settings: demoHall(), adoptedAt: START });
  expect(file.faults()).toEqual([]);
  expect(copiesIn(folder)).toHaveLength(1);
});

test('an edit by hand takes effect without a restart', async () => {
  const hall = await opened();
  const heard = vi.fn();
  hall.file.onChange(heard);
  const { revision } = hall.file.current();
  writeFileSync(hall.path, edited('"graceMin": 60', '"graceMin": 45'));
  await until(hall, () => hall.file.current().settings.noShow.graceMin === 45);
  expect(hall.file.current().revision).not.toBe(revision);
  expect(heard).toHaveBeenCalledTimes(1);
  expect(copiesIn(hall.folder)).toHaveLength(2);
});

test('a broken edit leaves the last good settings in force and is told; mending it is enough', async () => {
  const hall = await opened();
  const before = hall.file.current();
  writeFileSync(hall.path, edited('"graceMin": 60', '"graceMin": "long"'));
  await until(hall, () => hall.file.faults().length > 0);
  expect(hall.file.current()).toBe(before);
  expect(hall.file.faults()).toEqual([{ path: 'noShow.graceMin', found: '"long"', allowed: '数' }]);
  writeFileSync(hall.path, demoText);
  await until(hall, () => hall.file.faults().length === 0);
  expect(hall.file.current().revision).toBe(before.revision);
});

test('a file that goes away is told, and the hall runs on', async () => {
  const hall = await opened();
  rmSync(hall.path);
  await until(hall, () => hall.file.faults().length > 0);
  expect(hall.file.current().settings).toEqual(demoHall());
});

test('a broken file at the start: the newest good copy is in force, and the fault is told', async () => {
  const first = await opened();
  const saved = await first.file.save(
    edited('"penaltyMin": 10', '"penaltyMin": 15'),
    first.file.current().revision,
  );
  expect(saved.ok).toBe(true);
  await first.file.close();
  writeFileSync(first.path, '{ "name": ');
  const again = await opened(first.folder);
  expect(again.file.current().settings.noShow.penaltyMin).toBe(15);
  expect(again.file.faults()).toMatchObject([{ allowed: '正确的 JSON' }]);
  expect(readFileSync(first.path, 'utf8')).toBe('{ "name": ');
});

test('a broken file and no good copy: the hall does not open, and says why', async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'hall.json'), edited('"prefix": "H"', '"prefix": "O"'));
  const settings = await openSettings({ folder, clock: steppedClock(START), demoPath: DEMO_PATH });
  expect(settings).toMatchObject({
    ok: false,
    problem: { kind: 'noGoodSettings', faults: [{ path: 'services[3].prefix', found: '"O"' }] },
  });
});

test('saving takes effect at once and is on disk; saving on an older revision is refused', async () => {
  const { file, path } = await opened();
  const { revision } = file.current();
  const text = edited('"graceMin": 60', '"graceMin": 30');
  const saved = await file.save(text, revision);
  expect(saved.ok).toBe(true);
  expect(file.current().settings.noShow.graceMin).toBe(30);
  expect(JSON.parse(readFileSync(path, 'utf8')).noShow.graceMin).toBe(30);
  expect(await file.save(text, revision)).toEqual({ ok: false, problem: { kind: 'stale' } });
});

test('saving over an edit by hand that nobody has seen yet is refused, and the edit is in force', async () => {
  const { file, path } = await opened();
  const { revision } = file.current();
  writeFileSync(path, edited('"graceMin": 60', '"graceMin": 20'));
  const saved = await file.save(edited('"penaltyMin": 10', '"penaltyMin": 0'), revision);
  expect(saved).toEqual({ ok: false, problem: { kind: 'stale' } });
  expect(file.current().settings.noShow).toMatchObject({ penaltyMin: 10, graceMin: 20 });
});

test('faults in what is saved change nothing, in force or on disk', async () => {
  const { file, path } = await opened();
  const onDisk = readFileSync(path, 'utf8');
  const saved = await file.save(edited('"prefix": "H"', '"prefix": "A"'), file.current().revision);
  expect(saved).toMatchObject({
    problem: { kind: 'faults', faults: [{ path: 'services[3].prefix', found: '"A"' }] },
  });
  expect(file.current().settings).toEqual(demoHall());
  expect(readFileSync(path, 'utf8')).toBe(onDisk);
});

test('passwords do not leave with the text, and come back unharmed when it is saved', async () => {
  const { file, path } = await opened();
  const { text, revision } = file.current();
  expect(text).not.toContain('demo-0371');
  const saved = await file.save(text.replace('"graceMin": 60', '"graceMin": 50'), revision);
  expect(saved.ok).toBe(true);
  expect(file.current().settings.demo).toEqual(demoHall().demo);
  expect(readFileSync(path, 'utf8')).toContain('demo-0371');

  const stranger = file.current().text.replace('"staff": "0371"', '"staff": "0777"');
  expect(await file.save(stranger, file.current().revision)).toMatchObject({
    problem: { kind: 'faults', faults: [{ path: 'demo.accounts[0].password' }] },
  });
});

test('the last ten good copies are kept, the oldest goes first', async () => {
  const { file, folder, clock } = await opened();
  for (let graceMin = 1; graceMin <= 14; graceMin += 1) {
    await clock.advance(60_000);
    const text = edited('"graceMin": 60', `"graceMin": ${graceMin}`);
    expect((await file.save(text, file.current().revision)).ok).toBe(true);
  }
  const copies = copiesIn(folder);
  expect(copies).toHaveLength(10);
  const graces = copies.map(
    (name) => JSON.parse(readFileSync(join(folder, '.kept', name), 'utf8')).noShow.graceMin,
  );
  expect(graces).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
});

test('copies stay in the order in which they were made when the clock is set back', async () => {
  const first = await opened();
  await first.file.close();
  const earlier = await opened(first.folder, steppedClock(START - 3_600_000));
  const text = edited('"graceMin": 60', '"graceMin": 5');
  expect((await earlier.file.save(text, earlier.file.current().revision)).ok).toBe(true);
  const newest = copiesIn(first.folder).at(-1) ?? '';
  const kept = readFileSync(join(first.folder, '.kept', newest), 'utf8');
  expect(JSON.parse(kept).noShow.graceMin).toBe(5);
});

test('a kill between writing and renaming leaves the settings as they were', async () => {
  const first = await opened();
  await first.file.close();
  // What a writer that was killed before its rename leaves: half a file beside the whole one.
  writeFileSync(`${first.path}.tmp`, demoText.slice(0, 700));
  const again = await opened(first.folder);
  expect(again.file.faults()).toEqual([]);
  expect(again.file.current().settings).toEqual(demoHall());
  const text = edited('"graceMin": 60', '"graceMin": 33');
  expect((await again.file.save(text, again.file.current().revision)).ok).toBe(true);
  expect(existsSync(`${first.path}.tmp`)).toBe(false);
});

test('saving over a broken file puts its text aside', async () => {
  const hall = await opened();
  const broken = edited('"graceMin": 60', '"graceMin": 60 oops');
  writeFileSync(hall.path, broken);
  await until(hall, () => hall.file.faults().length > 0);
  const { revision } = hall.file.current();
  expect((await hall.file.save(demoText, revision)).ok).toBe(true);
  expect(hall.file.faults()).toEqual([]);
  expect(readFileSync(join(hall.folder, '.kept', 'broken-hall.txt'), 'utf8')).toBe(broken);
});

test('when the folder is closed nothing waits any more', async () => {
  const { file, clock } = await opened();
  await file.close();
  expect(clock.sleepers).toBe(0);
});

test('the rules get their part of the settings, and of the rating reasons their names alone', () => {
  const queue = queueSettingsOf(demoHall());
  expect(queue.rating).toEqual({
    openSeconds: 60,
    reasons: demoHall().rating.reasons.map((reason) => reason.id),
  });
  expect(JSON.stringify(queue)).not.toContain('password');
});
