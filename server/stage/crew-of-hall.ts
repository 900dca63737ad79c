import type { Clock } from '#contract/clock.ts';
import type {
  ByteTrace,
  Crew,
  DeviceProblem,
  DeviceReading,
  DeviceSettings,
  Health,
  PortSettings,
  PrintReport,
  PrintResult,
} from '#contract/devices.ts';
import type { DeviceId, PortId, StationId } from '#contract/ids.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import { openSignBook } from '#contract/sign-book.ts';
import type { SignFace } from '#contract/signs.ts';
import type { StationAct, StationEars, StationLine, Stations } from '#contract/stations.ts';
import { openPrintOrders, type PrintOrders } from './print-orders.ts';

export interface CrewOfHallParts {
  /** The devices on the server's own lines. */
  readonly own: Crew;
  readonly clock: Clock;
  readonly newJob: () => string;
  /** The hall's date, ISO. */
  readonly today: () => string;
  readonly timeZone: () => string;
}

interface Station {
  ports: readonly PortSettings[];
  devices: readonly DeviceSettings[];
  line: StationLine | undefined;
  readonly orders: PrintOrders;
}

/**
 * All devices of the hall, wherever they are plugged in: whoever asks for one need not know whether it hangs on the server or
 * on a station. A station that is away has its devices down; what it prints is held until it is back and says how it went.
 */
export function openCrewOfHall(parts: CrewOfHallParts): Crew & Stations {
  const { own, clock } = parts;
  const stations = new Map<StationId, Station>();
  const stationOf = new Map<DeviceId, StationId>();
  const healthOf = new Map<DeviceId, Health>();
  /** What each sign of a station ought to show, told again when the station comes. */
  const signs = openSignBook();
  const readings = new Set<(reading: DeviceReading) => void>();
  const healths = new Set<(device: DeviceId, health: Health) => void>();
  const traces = new Set<(trace: ByteTrace) => void>();

  const tellHealth = (device: DeviceId, health: Health) => {
    healthOf.set(device, health);
    for (const listener of [...healths]) listener(device, health);
  };
  const tellAway = ({ devices }: Station) => {
    for (const { id } of devices) {
      if (healthOf.get(id)?.why === 'stationAway') continue;
      const since = clock.now();
      tellHealth(id, { state: 'down', why: 'stationAway', since, detail: '' });
    }
  };
  const tellEmployment = ({ line, ports, devices }: Station) => {
    line?.employ({
      ports,
      devices,
      signs: signsOf(devices).map((sign) => ({ device: sign.id, face: signs.faceOf(sign) })),
      brightness: signs.brightness,
      today: parts.today(),
      timeZone: parts.timeZone(),
    });
  };
  const atStation = (device: DeviceId): Station | undefined => {
    const id = stationOf.get(device);
    return id === undefined ? undefined : stations.get(id);
  };

  const employ = (ports: readonly PortSettings[], devices: readonly DeviceSettings[]) => {
    const machineOf = new Map<PortId, StationId | null>(
      ports.map(({ id, station }) => [id, station]),
    );
    const of = (station: StationId | null) => ({
      ports: ports.filter((port) => port.station === station),
      devices: devices.filter(({ port }) => (machineOf.get(port) ?? null) === station),
    });
    stationOf.clear();
    const named = new Set(ports.flatMap(({ station }) => (station === null ? [] : [station])));
    for (const id of named) {
      const station = stations.get(id) ?? newStation();
      stations.set(id, station);
      const { devices: theirs } = Object.assign(station, of(id));
      for (const device of theirs) stationOf.set(device.id, id);
      tellEmployment(station);
      if (station.line === undefined) tellAway(station);
    }
    for (const [id, station] of stations) {
      if (named.has(id)) continue;
      Object.assign(station, { ports: [], devices: [] });
      tellEmployment(station);
    }
    for (const id of [...healthOf.keys()]) {
      if (stationOf.has(id)) continue;
      healthOf.delete(id);
      signs.forget(id);
    }
    const here = of(null);
    own.employ(here.ports, here.devices);
  };

  const newStation = (): Station => ({
    ports: [],
    devices: [],
    line: undefined,
    orders: openPrintOrders({ clock, newJob: parts.newJob }),
  });

  const join = (id: StationId, line: StationLine): StationEars | undefined => {
    const station = stations.get(id) ?? newStation();
    if (station.line !== undefined) return undefined;
    stations.set(id, station);
    station.line = line;
    tellEmployment(station);
    line.trace(traces.size > 0);
    station.orders.lineCame(line);
    const isTheirs = (device: DeviceId) => stationOf.get(device) === id;
    return {
      job: (report) => station.orders.heard(report),
      health: ({ device, health }) => {
        if (isTheirs(device)) tellHealth(device, { ...health, since: clock.now() });
      },
      reading: (reading) => {
        if (!isTheirs(reading.device)) return;
        for (const listener of [...readings]) listener(reading);
      },
      trace: (trace) => {
        for (const listener of [...traces]) listener(trace);
      },
      left: () => {
        station.line = undefined;
        station.orders.lineWent();
        tellAway(station);
      },
    };
  };

  const act = async (
    device: DeviceId,
    order: StationAct,
    here: () => Promise<Outcome<undefined, DeviceProblem>>,
  ): Promise<Outcome<undefined, DeviceProblem>> => {
    const station = atStation(device);
    if (station === undefined) return here();
    const answer = await station.line?.act(order);
    return answer ?? refuse({ kind: 'deviceDown', why: 'stationAway' });
  };

  const showAtStation = (device: DeviceId, face: SignFace) =>
    act(device, { act: 'showOnSign', device, face }, () => own.showOnSign(device, face));

  const traceStations = () => {
    for (const { line } of stations.values()) line?.trace(traces.size > 0);
  };

  return {
    employ,
    join,
    isHere: (station) => stations.get(station)?.line !== undefined,
    print: async (
      device,
      document,
      onHeld: (report: PrintReport) => void,
    ): Promise<PrintResult> => {
      const station = atStation(device);
      if (station === undefined) return own.print(device, document, onHeld);
      return station.orders.print({ device, document }, onHeld);
    },
    showOnSign: (device, face) => {
      if (!stationOf.has(device)) return own.showOnSign(device, face);
      signs.note(device, face);
      // It is shown when the emergency is over.
      return signs.isEmergency ? Promise.resolve(ok()) : showAtStation(device, face);
    },
    showEmergency: async (texts) => {
      signs.noteEmergency(texts);
      const afar = [...stations.values()].flatMap(({ devices }) => signsOf(devices));
      const told = await Promise.all([
        own.showEmergency(texts),
        ...afar.map(async (sign) => {
          const outcome = await showAtStation(sign.id, signs.faceOf(sign));
          return outcome.ok ? [] : [{ device: sign.id, problem: outcome.problem }];
        }),
      ]);
      return told.flat();
    },
    dimSigns: (percent) => {
      own.dimSigns(percent);
      if (percent === signs.brightness) return;
      signs.brightness = percent;
      for (const station of stations.values()) tellEmployment(station);
    },
    openRating: (device) =>
      act(device, { act: 'openRating', device }, () => own.openRating(device)),
    answerKeypad: (device, answer) =>
      act(device, { act: 'answerKeypad', device, ...answer }, () =>
        own.answerKeypad(device, answer),
      ),
    health: (device) => (stationOf.has(device) ? healthOf.get(device) : own.health(device)),
    onReading: (listener) => both(own.onReading(listener), added(readings, listener)),
    onHealth: (listener) => both(own.onHealth(listener), added(healths, listener)),
    onTrace: (listener) => {
      const leave = both(own.onTrace(listener), added(traces, listener));
      traceStations();
      return () => {
        leave();
        traceStations();
      };
    },
    stop: async () => {
      for (const { orders } of stations.values()) orders.stop();
      await own.stop();
    },
  };
}

const signsOf = (devices: readonly DeviceSettings[]) =>
  devices.filter((device) => device.kind === 'ledSign');

function added<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

const both = (one: () => void, other: () => void) => () => {
  one();
  other();
};
