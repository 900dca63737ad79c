/** What a printer's sensors and its own errors say. */
export interface PrinterCondition {
  readonly paper: 'full' | 'low' | 'out';
  readonly coverOpen: boolean;
  readonly cutterError: boolean;
}

export function isOffline({ paper, coverOpen, cutterError }: PrinterCondition): boolean {
  return paper === 'out' || coverOpen || cutterError;
}

/** Bits 1 and 4 of a DLE EOT reply are always set (§1.3). */
const FIXED = 0x12;

/** The one byte that answers DLE EOT n. This printer has a near-end sensor: out implies near end. */
export function realTimeStatus(subject: 1 | 2 | 3 | 4, condition: PrinterCondition): Uint8Array {
  const { paper, coverOpen, cutterError } = condition;
  switch (subject) {
    case 1:
      return Uint8Array.of(FIXED | bit(isOffline(condition), 0x08));
    case 2:
      return Uint8Array.of(
        FIXED | bit(coverOpen, 0x04) | bit(paper === 'out', 0x20) | bit(cutterError, 0x40),
      );
    case 3:
      return Uint8Array.of(FIXED | bit(cutterError, 0x08));
    case 4:
      return Uint8Array.of(FIXED | bit(paper !== 'full', 0x0c) | bit(paper === 'out', 0x60));
  }
}

/** The one byte that answers GS r 1. Paper end is never told: the command is not executed then. */
export function paperSensorStatus({ paper }: PrinterCondition): Uint8Array {
  return Uint8Array.of(bit(paper !== 'full', 0x03));
}

/** The four bytes of an automatic status report (ASB, §1.3). */
export function automaticStatus(condition: PrinterCondition): Uint8Array {
  const { paper, coverOpen, cutterError } = condition;
  return Uint8Array.of(
    0x10 | bit(isOffline(condition), 0x08) | bit(coverOpen, 0x20),
    bit(cutterError, 0x08),
    bit(paper !== 'full', 0x03) | bit(paper === 'out', 0x0c),
    0x00,
  );
}

/** Which parts of the report a GS a mask asks for: bit 1 online/offline, 2 error, 3 paper. */
export function watchedStatus(mask: number, condition: PrinterCondition): string {
  const { paper, coverOpen, cutterError } = condition;
  return [
    (mask & 0x02) !== 0 && [isOffline(condition), coverOpen],
    (mask & 0x04) !== 0 && cutterError,
    (mask & 0x08) !== 0 && paper,
  ].join();
}

function bit(isSet: boolean, mask: number): number {
  return isSet ? mask : 0;
}
