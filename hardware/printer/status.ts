import type { HealthReason } from '#contract/devices.ts';

/** What the four answers of DLE EOT say together. */
export interface PrinterStatus {
  readonly isOffline: boolean;
  readonly isCoverOpen: boolean;
  readonly isPaperOut: boolean;
  readonly isPaperLow: boolean;
  readonly isCutterStuck: boolean;
  /** DLE ENQ can end it: cutter, black mark, platen. */
  readonly isRecoverable: boolean;
  readonly isUnrecoverable: boolean;
  /** Head too hot, or a cover that was opened while printing: ends by itself. */
  readonly isWaiting: boolean;
}

/** DLE EOT 1 printer, 2 cause of offline, 3 cause of error, 4 paper. */
export const STATUS_QUESTIONS = [1, 2, 3, 4] as const;
export type StatusQuestion = (typeof STATUS_QUESTIONS)[number];

export function statusQuestion(question: StatusQuestion): Uint8Array {
  return Uint8Array.of(0x10, 0x04, question);
}

/** Bits 0, 1, 4 and 7 are fixed in every answer: 0xx1xx10. What has not got them is no answer. */
export function isStatusByte(byte: number): boolean {
  return (byte & 0x93) === 0x12;
}

/** DLE EOT 1, bit 3. Online printers answer 16h as well as 12h: never compare the whole byte. */
export function isOfflineByte(byte: number): boolean {
  return (byte & 0x08) !== 0;
}

/** By masks, since each model sets what it has a sensor for: a roll that is gone reads 72h on one, 7Eh on another. */
export function statusOf(answers: Readonly<Record<StatusQuestion, number>>): PrinterStatus {
  const has = (question: StatusQuestion, mask: number) => (answers[question] & mask) !== 0;
  return {
    isOffline: isOfflineByte(answers[1]),
    isCoverOpen: has(2, 0x04),
    isPaperOut: has(2, 0x20) || has(4, 0x60),
    isPaperLow: has(4, 0x0c),
    isCutterStuck: has(3, 0x08),
    isRecoverable: has(3, 0x0c),
    isUnrecoverable: has(3, 0x20),
    isWaiting: has(3, 0x40),
  };
}

/** Why a printer prints nothing now; `undefined` while it prints. An open cover hides the paper, so it comes first. */
export function whyStopped(status: PrinterStatus): HealthReason | undefined {
  if (status.isUnrecoverable) return 'printerError';
  if (status.isCutterStuck) return 'cutterError';
  if (status.isCoverOpen) return 'coverOpen';
  if (status.isPaperOut) return 'paperOut';
  if (status.isRecoverable || status.isWaiting || status.isOffline) return 'printerError';
  return undefined;
}

export function healthOf(status: PrinterStatus): HealthReason {
  return whyStopped(status) ?? (status.isPaperLow ? 'paperLow' : 'healthy');
}
