import type { Clock } from '#contract/clock.ts';
import type { Crew, DeviceSettings } from '#contract/devices.ts';
import type { Actor, Command, CommandAnswer, Refusal } from '#contract/facts.ts';
import type { CounterId, KioskId, PersonId, RequestId, VisitId } from '#contract/ids.ts';
import type { Outcome } from '#contract/outcome.ts';
import type { HallSettings } from '#contract/settings.ts';
import type { CounterView, TicketView } from '#contract/views.ts';
import type { HallService } from '#hall/hall-service.ts';
import { type CardRefusal, openReadings, padAt } from './readings.ts';
import { openSigns } from './signs.ts';
import { openTicketPrinting } from './ticket-printing.ts';
import { openVoiceWatch, type VoiceState } from './voice-watch.ts';

type Answered = Promise<Outcome<CommandAnswer, Refusal>>;

export interface StageInput {
  readonly hall: HallService;
  readonly crew: Crew;
  readonly clock: Clock;
  readonly newRequestId: () => RequestId;
  readonly settings: () => HallSettings;
  readonly ticketView: (visit: VisitId) => TicketView | undefined;
  readonly counterView: (counter: CounterId) => CounterView | undefined;
  /** The vault: a person's data goes in, an id that says nothing comes out. */
  readonly remember: (person: { readonly name: string; readonly idNumber: string }) => PersonId;
  /** A view has changed for a reason that is no fact. */
  readonly touch: (key: string) => void;
}

/** What the parts of the stage share. */
export interface StageParts extends StageInput {
  readonly devices: () => readonly DeviceSettings[];
  readonly submit: (command: Command) => Answered;
  readonly submitAs: (by: Actor, command: Command) => Answered;
}

export interface Stage {
  cardRefused(kiosk: KioskId): CardRefusal | null;
  voice(): VoiceState;
  /** After the settings changed: devices come and go. */
  employ(): void;
  stop(): Promise<void>;
}

/** Where the hall meets its devices: events become verbs of devices, readings become commands. */
export function openStage(input: StageInput): Stage {
  const { hall, crew, newRequestId } = input;
  const submitAs = (by: Actor, command: Command) =>
    hall.submit({ id: newRequestId(), command, by });
  const parts: StageParts = {
    ...input,
    devices: () => input.settings().devices,
    submitAs,
    submit: (command) => submitAs({ kind: 'hall' }, command),
  };
  const printing = openTicketPrinting(parts);
  const signs = openSigns(parts);
  const readings = openReadings(parts);
  const voice = openVoiceWatch(parts);

  const deafToHealth = crew.onHealth((device, { state, why, detail }) => {
    void parts.submit({ type: 'reportHealth', device, state, why, detail: detail.slice(0, 200) });
  });

  const deafToFacts = hall.onFacts((facts) => {
    for (const fact of facts) {
      printing.hear(fact);
      signs.hear(fact);
      voice.hear(fact);
      if (fact.event.type === 'stepFinished') {
        const pad = padAt(parts.devices(), fact.event.counter);
        if (pad !== undefined) void crew.openRating(pad);
      }
    }
  });

  const employ = () => {
    const { ports, devices } = input.settings();
    crew.employ(ports, devices);
  };

  reportLostPrints(parts);
  employ();
  signs.showAll();

  return {
    cardRefused: readings.cardRefused,
    voice: voice.state,
    employ,
    stop: async () => {
      deafToFacts();
      deafToHealth();
      printing.stop();
      readings.stop();
      voice.stop();
      await crew.stop();
    },
  };
}

/** Prints that were under way when the server stopped: nobody knows, so a person decides. */
function reportLostPrints(parts: StageParts): void {
  for (const visit of parts.hall.state().visits.values()) {
    if (visit.print.kind !== 'wanted' && visit.print.kind !== 'held') continue;
    void parts.submit({
      type: 'reportPrint',
      visit: visit.id,
      device: null,
      report: { kind: 'unconfirmed', why: 'starting' },
      isReprint: false,
    });
  }
}
