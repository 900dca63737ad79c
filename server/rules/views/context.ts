import type { Instant } from '#contract/clock.ts';
import type { AppointmentId, KioskId, PersonId, StaffId, VisitId } from '#contract/ids.ts';
import type { HallSettings } from '#contract/settings.ts';
import type { TasksView } from '#contract/tasks.ts';
import type { HallSign } from '#contract/views.ts';
import type { Forecast } from '../forecast/forecast.ts';

/** What a view shows that the queue's own state does not hold. */
export interface ViewContext {
  /** Texts, notices and devices. Services, counters and hours are drawn from the hall's own settings. */
  readonly settings: HallSettings;
  readonly at: Instant;
  /** What the hall expects; a moment old. */
  forecast(): Forecast;
  readonly names: {
    staffName(staff: StaffId): string;
    /** `张*`; undefined where the person has been erased. */
    maskedName(person: PersonId): string | undefined;
    /** `138****5678`; undefined where nobody has given it. */
    maskedPhone(person: PersonId): string | undefined;
    /** Everybody who works here now. */
    colleagues(): TasksView['staff'];
  };
  /** Address of the visit's phone page. */
  phoneUrl(visit: VisitId): string;
  /** Address of the booking's page. */
  bookingUrl(appointment: AppointmentId): string;
  /** The last card there that could not be read; no fact of the hall, since it never got into it. */
  cardRefused(kiosk: KioskId): { readonly why: string; readonly at: Instant } | null;
}

export function hallSign({ settings }: ViewContext): HallSign {
  const { name, timeZone, language } = settings;
  return { name, timeZone, language, isDemo: settings.demo !== null };
}
