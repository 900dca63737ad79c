import type { SlipView } from '#contract/cases.ts';
import type { Clock } from '#contract/clock.ts';
import type { Crew, DeviceSettings } from '#contract/devices.ts';
import type { Actor, Command, CommandAnswer, Refusal } from '#contract/facts.ts';
import type { CaseId, CounterId, KioskId, PersonId, RequestId, VisitId } from '#contract/ids.ts';
import type { Outcome } from '#contract/outcome.ts';
import type { HallSettings } from '#contract/settings.ts';
import type { CounterView, TicketView } from '#contract/views.ts';
import type { HallService } from '#hall/hall-service.ts';
import { openPaperPrinting } from './paper-printing.ts';
import { type CardRefusal, openReadings, padAt } from './readings.ts';
import { openReporting, type Reporting } from './reporting.ts';
import { openSigns } from './signs.ts';
import { openSlipPrinting, reportLostSlips } from './slip-printing.ts';
import { openTicketPrinting, reportLostPrints } from './ticket-printing.ts';
import { openVoiceWatch, type VoiceState } from './voice-watch.ts';

/** As much of a driver's own words as the journal takes. */
const HEALTH_DETAIL_MAX = 200;

export interface StageInput {
  readonly hall: HallService;
  readonly crew: Crew;
  readonly clock: Clock;
  readonly newRequestId: () => RequestId;
  readonly settings: () => HallSettings;
  readonly ticketView: (visit: VisitId) => TicketView | undefined;
  readonly counterView: (counter: CounterId) => CounterView | undefined;
  readonly slipView: (of: { readonly id: CaseId; readonly slip: number }) => SlipView | undefined;
  /** The vault: a person's data goes in, an id that says nothing comes out. */
  readonly remember: (person: { readonly name: string; readonly idNumber: string }) => PersonId;
  /** A view has changed for a reason that is no fact. */
  readonly touch: (key: string) => void;
}

/** What the parts of the stage share. */
export interface StageParts extends StageInput {
  readonly devices: () => readonly DeviceSettings[];
  /** As the device that has read something, for the place where it stands. */
  readonly submitAs: (by: Actor, command: Command) => Promise<Outcome<CommandAnswer, Refusal>>;
  /** As the hall itself, until it has been taken down. */
  readonly report: Reporting['report'];
}

export interface Stage {
  cardRefused(kiosk: KioskId): CardRefusal | null;
  voice(): VoiceState;
  /** After the settings changed: devices come and go. */
  employ(): void;
  /** Somebody has tried a device out: a sign goes back to what it has to say. */
  afterTest(device: DeviceSettings): void;
  stop(): Promise<void>;
}

/** Where the hall meets its devices: events become verbs of devices, readings become commands. */
export function openStage(input: StageInput): Stage {
  const { hall, crew, newRequestId } = input;
  const reporting = openReporting(input);
  const parts: StageParts = {
    ...input,
    devices: () => input.settings().devices,
    submitAs: (by, command) => hall.submit({ id: newRequestId(), command, by }),
    report: reporting.report,
  };
  const printing = openPaperPrinting(parts);
  const tickets = openTicketPrinting(parts, printing);
  const slips = openSlipPrinting(parts, printing);
  const signs = openSigns(parts);
  const readings = openReadings(parts);
  const voice = openVoiceWatch(parts);

  const deafToHealth = crew.onHealth((device, { state, why, detail }) => {
    // A driver that begins says in a moment how its device is; until then nothing has changed.
    if (why === 'starting') return;
    const cut = detail.slice(0, HEALTH_DETAIL_MAX);
    void parts.report(`health ${device}`, {
      type: 'reportHealth',
      device,
      state,
      why,
      detail: cut,
    });
  });

  const openRating = (counter: CounterId) => {
    const pad = padAt(parts.devices(), counter);
    if (pad !== undefined) void crew.openRating(pad);
  };
  const deafToFacts = hall.onFacts((facts) => {
    for (const fact of facts) {
      tickets.hear(fact);
      slips.hear(fact);
      signs.hear(fact);
      voice.hear(fact);
      if (fact.event.type === 'stepFinished') openRating(fact.event.counter);
      // Stations refuse cards that have run out by the hall's date.
      if (fact.event.type === 'dayBegan') employ();
    }
  });

  const employ = () => {
    const { ports, devices } = input.settings();
    crew.employ(ports, devices);
    // A sign that has just come knows nothing yet.
    signs.showAll();
  };

  reportLostPrints(parts);
  reportLostSlips(parts);
  employ();

  return {
    cardRefused: readings.cardRefused,
    voice: voice.state,
    employ,
    afterTest: signs.afterTest,
    stop: async () => {
      deafToFacts();
      deafToHealth();
      printing.stop();
      readings.stop();
      signs.stop();
      voice.stop();
      reporting.stop();
      await crew.stop();
    },
  };
}
