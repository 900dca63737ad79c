import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { PrintReport } from '#contract/devices.ts';
import { deviceIdSchema } from '#contract/ids.ts';
import { type PrintOrder, printDocumentSchema, printReportSchema } from '#contract/stations.ts';

/** More papers than a printer puts out in half an hour: a hall that asks for so many is in error. */
export const JOBS_MAX = 500;

export interface KeptJob {
  readonly order: PrintOrder;
  /** `kept`: no byte of it has gone to a printer. `begun`: some may have. */
  readonly state: 'kept' | 'begun';
  /** What it has come to; undefined while that is open. */
  readonly report: PrintReport | undefined;
}

/**
 * The papers that the hall has asked for, on this machine's own disk, until the hall has heard what became of them: so that
 * neither a lost line nor a stopped program prints one twice or forgets it.
 */
export interface JobBook {
  find(job: string): KeptJob | undefined;
  all(): readonly KeptJob[];
  /** False: the book is full or the disk refuses; the paper was not taken on. */
  keep(order: PrintOrder): boolean;
  begin(job: string): void;
  end(job: string, report: PrintReport): void;
  forget(job: string): void;
  close(): void;
}

const rowSchema = z.object({
  job: z.string(),
  device: deviceIdSchema,
  document: z.string().transform((text) => printDocumentSchema.parse(JSON.parse(text))),
  state: z.enum(['kept', 'begun']),
  report: z
    .string()
    .nullable()
    .transform((text) => (text === null ? undefined : printReportSchema.parse(JSON.parse(text)))),
});

export function openJobBook(path: string): JobBook {
  const db = new DatabaseSync(path);
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE IF NOT EXISTS jobs (
      job TEXT PRIMARY KEY,
      device TEXT NOT NULL,
      document TEXT NOT NULL,
      state TEXT NOT NULL,
      report TEXT
    ) STRICT`);
  const select = db.prepare('SELECT * FROM jobs ORDER BY rowid');
  const selectOne = db.prepare('SELECT * FROM jobs WHERE job = ?');
  const count = db.prepare('SELECT count(*) AS jobs FROM jobs');
  const insert = db.prepare("INSERT INTO jobs VALUES (?, ?, ?, 'kept', NULL)");
  const setBegun = db.prepare("UPDATE jobs SET state = 'begun' WHERE job = ?");
  const setReport = db.prepare('UPDATE jobs SET report = ? WHERE job = ?');
  const remove = db.prepare('DELETE FROM jobs WHERE job = ?');
  const jobOf = (row: unknown): KeptJob => {
    const { job, device, document, state, report } = rowSchema.parse(row);
    return { order: { job, device, document }, state, report };
  };
  return {
    find: (job) => {
      const row = selectOne.get(job);
      return row === undefined ? undefined : jobOf(row);
    },
    all: () => select.all().map(jobOf),
    keep: ({ job, device, document }) => {
      if (Number(count.get()?.jobs ?? 0) >= JOBS_MAX) return false;
      insert.run(job, device, JSON.stringify(document));
      return true;
    },
    begin: (job) => void setBegun.run(job),
    end: (job, report) => void setReport.run(JSON.stringify(report), job),
    forget: (job) => void remove.run(job),
    close: () => db.close(),
  };
}
