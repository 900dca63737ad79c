import type { PortProblem, PortReason } from './byte-port.ts';

const REASON_OF_CODE: Readonly<Record<string, PortReason>> = {
  ENOENT: 'portMissing',
  ENXIO: 'portMissing',
  ENODEV: 'portMissing',
  ENOTTY: 'portMissing',
  ECONNREFUSED: 'portMissing',
  EHOSTUNREACH: 'portMissing',
  ENETUNREACH: 'portMissing',
  EHOSTDOWN: 'portMissing',
  ETIMEDOUT: 'portMissing',
  ENOTFOUND: 'portMissing',
  EAI_AGAIN: 'portMissing',
  EBUSY: 'portBusy',
  EACCES: 'portForbidden',
  EPERM: 'portForbidden',
};

/** The serial binding hands on the system's words without its number, so here the words must do. */
const REASON_OF_TEXT: readonly (readonly [RegExp, PortReason])[] = [
  [/no such (file|device)|inappropriate ioctl/i, 'portMissing'],
  [/cannot lock|temporarily unavailable|resource busy/i, 'portBusy'],
  [/permission denied|not permitted|access denied/i, 'portForbidden'],
];

/** Why a port could not be opened, from what the system threw. */
export function portProblemOf(failure: unknown): PortProblem {
  const detail = failure instanceof Error ? failure.message : String(failure);
  const code = codeOf(failure);
  const byCode = code === undefined ? undefined : REASON_OF_CODE[code];
  const byText = REASON_OF_TEXT.find(([words]) => words.test(detail))?.[1];
  return { kind: byCode ?? byText ?? 'portLost', detail };
}

/** `ENOENT`, or whatever name the system gives the failure. */
export function codeOf(failure: unknown): string | undefined {
  if (!(failure instanceof Error) || !('code' in failure)) return undefined;
  return typeof failure.code === 'string' ? failure.code : undefined;
}
