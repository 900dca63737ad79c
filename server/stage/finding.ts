import { unreachable } from '#contract/assert.ts';
import type { QuestionOf } from '#contract/channels.ts';
import type { FindingAnswers, FoundLine, ProbeResult } from '#contract/finding.ts';
import { deviceIdSchema } from '#contract/ids.ts';
import { type Outcome, ok } from '#contract/outcome.ts';
import type { HallSettings, SettingsFault } from '#contract/settings.ts';

type SaveProblem =
  | { readonly kind: 'stale' }
  | { readonly kind: 'faults'; readonly faults: readonly SettingsFault[] };

export interface FindingParts {
  readonly list: () => Promise<{
    readonly lines: readonly FoundLine[];
    readonly missing: readonly string[];
  }>;
  readonly probe: (path: string, signal: AbortSignal) => Promise<ProbeResult>;
  readonly settings: () => { readonly settings: HallSettings; readonly revision: string };
  readonly save: (text: string, revision: string) => Promise<Outcome<unknown, SaveProblem>>;
}

/** Finds lines, asks what hangs on one, and enters it into the settings: the way from a box of devices to a hall. */
export function openFinding(parts: FindingParts) {
  /** One at a time: two that ask at once would take each other's line away. */
  let probing: AbortController | undefined;

  const portOf = (path: string) => {
    const { ports, devices } = parts.settings().settings;
    const port = ports.find((each) => each.path === path && each.station === null);
    const isUsed = devices.some((device) => device.port === port?.id);
    return port === undefined ? undefined : { id: port.id, isUsed };
  };

  return {
    findLines: async () => {
      const { lines, missing } = await parts.list();
      return ok({
        lines: lines.map((line) => ({ ...line, usedBy: portOf(line.path)?.id ?? null })),
        missing,
      });
    },
    probeLine: async ({ path }: QuestionOf<'probeLine'>) => {
      if (portOf(path)?.isUsed) return ok<ProbeResult>({ kind: 'inUse' });
      probing?.abort();
      probing = new AbortController();
      return ok(await parts.probe(path, probing.signal));
    },
    adoptLine: async (
      wish: QuestionOf<'adoptLine'>,
    ): Promise<Outcome<FindingAnswers['adoptLine'], never>> => {
      const { settings, revision } = parts.settings();
      const known = portOf(wish.path);
      const port = known?.id ?? freeName(nameOfPath(wish.path), settings.ports);
      const device = freeName(KIND_NAMES[wish.kind], settings.devices);
      const text = JSON.stringify(
        {
          ...settings,
          ports:
            known === undefined
              ? [...settings.ports, { id: port, path: wish.path, baudRate: wish.baudRate }]
              : settings.ports,
          devices: [...settings.devices, { id: device, port, ...withDefaults(wish) }],
        },
        undefined,
        2,
      );
      const saved = await parts.save(text, revision);
      if (saved.ok) return ok({ device: deviceIdSchema.parse(device), faults: [] });
      const faults = saved.problem.kind === 'faults' ? saved.problem.faults : [STALE];
      return ok<FindingAnswers['adoptLine']>({ device: null, faults });
    },
    stop: () => probing?.abort(),
  };
}

const STALE: SettingsFault = { path: '', found: '', allowed: '' };

const KIND_NAMES = {
  printer: 'printer',
  idCardReader: 'reader',
  ledSign: 'sign',
  ratingPad: 'pad',
  callKeypad: 'keypad',
} as const;

/** What most devices of a kind are like; the maintainer mends it in the settings where one is not. */
function withDefaults({ kind, name, place, address }: QuestionOf<'adoptLine'>) {
  const base = { kind, name, place };
  switch (kind) {
    case 'printer':
      return { ...base, widthDots: 576, confirmedBy: 'barrier', bigNumber: 'font', fallbacks: [] };
    case 'idCardReader':
      return base;
    case 'ledSign':
      return { ...base, address, columns: 16 };
    case 'ratingPad':
      return { ...base, address, grades: [1, 2, 3, 4, 5], acknowledgedBy: 'grade' };
    case 'callKeypad':
      return { ...base, address, repressMs: 800 };
    default:
      return unreachable(kind);
  }
}

/** `/dev/serial/by-id/usb-FTDI_FT232R-if00` → `usb-ftdi-ft232r-if00`. */
function nameOfPath(path: string): string {
  const last = path.split('/').at(-1) ?? path;
  const plain = last.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return plain.replace(/^-+|-+$/g, '').slice(0, 34) || 'port';
}

function freeName(wanted: string, taken: readonly { readonly id: string }[]): string {
  const ids = new Set(taken.map(({ id }) => id));
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? wanted : `${wanted}-${count}`;
    if (!ids.has(name)) return name;
  }
}
