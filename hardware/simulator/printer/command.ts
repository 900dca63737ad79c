/** One command or character of the receive buffer (PROTOCOLS §1.1–1.4). */
export type Command =
  /** An ASCII byte. */
  | { readonly kind: 'ascii'; readonly code: number }
  | { readonly kind: 'hanzi'; readonly lead: number; readonly trail: number }
  /** A byte that is no character here, such as the half of a four-byte GB 18030 code. */
  | { readonly kind: 'unprintable' }
  | { readonly kind: 'initialise' }
  | { readonly kind: 'lineFeed' }
  | { readonly kind: 'tab' }
  | { readonly kind: 'feedLines'; readonly lines: number }
  | { readonly kind: 'feedDots'; readonly dots: number }
  | { readonly kind: 'lineSpacing'; readonly dots: number | undefined }
  | { readonly kind: 'hanziMode'; readonly isOn: boolean }
  | { readonly kind: 'align'; readonly align: 'left' | 'centre' | 'right' }
  | { readonly kind: 'size'; readonly scaleX: number; readonly scaleY: number }
  | { readonly kind: 'hanziSize'; readonly scaleX: number; readonly scaleY: number }
  | { readonly kind: 'bold'; readonly isOn: boolean }
  | { readonly kind: 'underline'; readonly dots: number }
  | { readonly kind: 'reverse'; readonly isOn: boolean }
  | { readonly kind: 'font'; readonly font: 'A' | 'B' }
  /** ESC !: several of the above at once. */
  | { readonly kind: 'printMode'; readonly bits: number }
  | { readonly kind: 'characterSet'; readonly set: number }
  | { readonly kind: 'leftMargin'; readonly dots: number }
  | { readonly kind: 'areaWidth'; readonly dots: number }
  | { readonly kind: 'position'; readonly dots: number; readonly isRelative: boolean }
  | { readonly kind: 'cut'; readonly feedDots: number }
  | { readonly kind: 'sensorStatus'; readonly subject: number }
  | { readonly kind: 'automaticStatus'; readonly mask: number }
  /** Rows of so many bytes follow. */
  | {
      readonly kind: 'raster';
      readonly rowBytes: number;
      readonly rows: number;
      readonly scaleX: number;
      readonly scaleY: number;
    }
  /** `GS (` with its letter: so many bytes follow and belong to it. */
  | { readonly kind: 'block'; readonly letter: number; readonly lengthBytes: number }
  /** So many bytes follow and are of no use. */
  | { readonly kind: 'skip'; readonly lengthBytes: number }
  | { readonly kind: 'ignored' };

/** A command with the bytes of its head, or the news that more must come. */
export type ParsedCommand =
  | { readonly kind: 'command'; readonly command: Command; readonly lengthBytes: number }
  | { readonly kind: 'growing' };

export const GROWING: ParsedCommand = { kind: 'growing' };

export function parsed(command: Command, lengthBytes: number): ParsedCommand {
  return { kind: 'command', command, lengthBytes };
}
