import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kioskIdSchema, serviceIdSchema } from '#contract/ids.ts';
import { eventsOf } from '../support/journal-facts.ts';
import { startHall, WITHOUT_DEVICES } from '../support/running-hall.ts';
import { pairScreen } from '../support/visitor.ts';

/** Debian's and Ubuntu's place of it; where it is not, the stepped clock's tests stand alone. */
const FAKETIME = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1';

const issue = {
  type: 'issueTicket',
  service: serviceIdSchema.parse('payment'),
  priorityClass: null,
  withCard: false,
  language: 'zh-Hans',
} as const;

test.skipIf(!existsSync(FAKETIME))(
  'a running hall starts its numbers again at the change of its day, without a restart',
  async () => {
    const hall = await startHall({
      ...WITHOUT_DEVICES,
      settings: (settings) => ({
        ...WITHOUT_DEVICES.settings(settings),
        openingHours: Array.from({ length: 7 }, () => [
          { from: '00:00' as const, to: '24:00' as const },
        ]),
      }),
      environment: {
        LD_PRELOAD: FAKETIME,
        // 23:59:15 in Shanghai: the day of this hall changes at midnight.
        FAKETIME: '@2026-07-02 15:59:15',
        TZ: 'UTC',
        DONT_FAKE_MONOTONIC: '1',
      },
    });
    try {
      const kiosk = await pairScreen(hall.url, 'kiosk', {
        kind: 'kiosk',
        kiosk: kioskIdSchema.parse('k1'),
      });
      expect(await kiosk.command(issue)).toMatchObject({ ok: true, value: { number: 'C001' } });
      await expect
        .poll(() => eventsOf(hall.dataFolder, 'dayBegan').map(({ day }) => day), {
          timeout: 90_000,
          interval: 500,
        })
        .toEqual(['2026-07-02', '2026-07-03']);
      expect(eventsOf(hall.dataFolder, 'visitEndedByDay')).toHaveLength(1);
      expect(await kiosk.command(issue)).toMatchObject({
        ok: true,
        value: { visit: '2026-07-03.C001' },
      });
      kiosk.close();
    } finally {
      await hall.remove();
    }
  },
  180_000,
);
