import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { VisitId } from '#contract/ids.ts';
import type { HallSettings } from '#contract/settings.ts';
import { numberOf, textOf } from '#journal/columns.ts';
import { ROW_COLUMNS } from '#journal/fact-row.ts';

/** A line that comes and goes could fill a timeline; the visit's own facts are what is looked for. */
const CHANGES_MAX = 20;

/**
 * How the devices that served a visit were meanwhile: those of its kiosk and of the counters it was called to, as they
 * stand by today's settings. A number that nobody heard is explained by a sign that was silent at the time.
 */
export function openDevicesAround(
  db: DatabaseSync,
): (visit: VisitId, settings: HallSettings) => readonly Record<string, SQLOutputValue>[] {
  const span = db.prepare(`SELECT kiosk, issued_seq, (SELECT max(seq) FROM fact_of_visit
    WHERE fact_of_visit.visit = visits.visit) AS last_seq FROM visits WHERE visit = ?`);
  const counters = db.prepare('SELECT DISTINCT counter FROM steps WHERE visit = ?');
  const changes = db.prepare(`SELECT ${ROW_COLUMNS} FROM facts WHERE type = 'deviceHealthChanged'
    AND seq IN (SELECT seq FROM fact_of_device WHERE device = ? AND seq > ? AND seq < ?)
    ORDER BY seq LIMIT ${CHANGES_MAX}`);

  return (visit, { devices }) => {
    const known = span.get(visit);
    if (known === undefined || known.last_seq === null) return [];
    const [from, until] = [numberOf(known.issued_seq), numberOf(known.last_seq)];
    const called = new Set(counters.all(visit).map((row) => textOf(row.counter)));
    return devices
      .filter(({ place }) =>
        place.kind === 'kiosk'
          ? place.kiosk === known.kiosk
          : place.kind === 'counter' && called.has(place.counter),
      )
      .flatMap(({ id }) => changes.all(id, from, until));
  };
}
