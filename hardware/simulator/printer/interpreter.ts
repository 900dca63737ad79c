import type { Command } from './command.ts';
import type { Mechanism } from './mechanism.ts';
import { parseCommand } from './parse-command.ts';
import { changeQr, drawQr, QR_AT_START } from './qr-symbol.ts';
import { restyle, styleAtStart } from './text-style.ts';
import type { Band } from './tray.ts';
import { openTypesetter } from './typesetter.ts';

/** Carries out the receive buffer, command by command, handing work to the mechanism. */
export interface Interpreter {
  /** Takes one step on these bytes; says how many it used, 0 when it needs more of them. */
  step(bytes: Uint8Array): number;
  /** Forgets half a line and half a command; settings stay. */
  clear(): void;
}

export interface InterpreterSurroundings {
  readonly widthDots: number;
  readonly mechanism: Pick<Mechanism, 'add'>;
  answerSensors(subject: number): void;
  watchStatus(mask: number): void;
  /** GS ( H: tell this id when all before is on paper. */
  confirm(id: Uint8Array): void;
}

/** What follows a command's head and belongs to it. */
type Following =
  | { readonly kind: 'rows'; readonly raster: Raster; rowsLeft: number; readonly isShown: boolean }
  | { readonly kind: 'block'; readonly letter: number; readonly bytes: number[]; bytesLeft: number }
  | { readonly kind: 'skip'; bytesLeft: number };
type Raster = Extract<Command, { kind: 'raster' }>;

/** §1.2: the largest block with a use, a QR text, has 7092 bytes; a longer one is passed over. */
const BLOCK_BYTES_MAX = 7_092;
/** Twice the widest paper. */
const ROW_BYTES_MAX = 256;
/** Rows of a picture that are handed on together. */
const RASTER_ROWS_A_STEP = 24;
const QR_BLOCK = 0x6b;
const PROCESS_ID_BLOCK = 0x48;
const QR_SYMBOL = 0x31;
const PRINT_FUNCTION = 0x51;

export function openInterpreter(surroundings: InterpreterSurroundings): Interpreter {
  const { widthDots, mechanism } = surroundings;
  const typesetter = openTypesetter(widthDots);
  let style = styleAtStart(widthDots);
  let qr = QR_AT_START;
  let following: Following | undefined;

  const print = (band: Band | undefined) => {
    if (band !== undefined) mechanism.add({ kind: 'band', band });
  };
  const feed = (rows: number) => {
    if (rows > 0) mechanism.add({ kind: 'feed', rows });
  };
  /** Ends the line, or feeds as far where there is none. */
  const printAndFeed = (dots: number) => {
    const band = typesetter.endLine(dots, style);
    if (band === undefined) feed(dots);
    print(band);
  };
  const feedLines = (lines: number) => {
    const first = typesetter.endLine(lines === 0 ? 0 : style.lineSpacing, style);
    print(first);
    feed((first === undefined ? lines : lines - 1) * style.lineSpacing);
  };
  const initialise = () => {
    typesetter.clear();
    style = styleAtStart(widthDots);
    qr = QR_AT_START;
  };
  const obeyQr = (bytes: Uint8Array) => {
    const [symbol, fn = 0] = bytes;
    if (symbol !== QR_SYMBOL) return;
    if (fn !== PRINT_FUNCTION) {
      qr = changeQr(qr, fn, bytes.subarray(2));
      return;
    }
    const drawn = drawQr(qr);
    if (drawn !== undefined) print(typesetter.symbol(drawn, style));
  };
  const obeyBlock = (letter: number, bytes: Uint8Array) => {
    if (letter === QR_BLOCK) obeyQr(bytes);
    // fn 48: 30 30 and four characters.
    const isIdRequest = bytes.length === 6 && bytes[0] === 0x30 && bytes[1] === 0x30;
    if (letter === PROCESS_ID_BLOCK && isIdRequest) surroundings.confirm(bytes.slice(2));
  };

  const rowsOf = (raster: Raster): Following => {
    const { rowBytes, rows } = raster;
    // A row that cannot be gathered is passed over, or the printer would wait for it for ever.
    if (rowBytes > ROW_BYTES_MAX) return { kind: 'skip', bytesLeft: rowBytes * rows };
    const rowsLeft = rowBytes === 0 ? 0 : rows;
    return { kind: 'rows', raster, rowsLeft, isShown: typesetter.isLineStart };
  };

  const obey = (command: Command) => {
    style = restyle(style, command, typesetter.isLineStart);
    switch (command.kind) {
      case 'ascii':
        return print(typesetter.addAscii(command.code, style));
      case 'hanzi':
        return print(typesetter.addHanzi(command.lead, command.trail, style));
      case 'unprintable':
        return print(typesetter.addUnprintable(style));
      case 'initialise':
        return initialise();
      case 'lineFeed':
        return printAndFeed(style.lineSpacing);
      case 'feedDots':
        return printAndFeed(command.dots);
      case 'feedLines':
        return feedLines(command.lines);
      case 'tab':
        return typesetter.tab(style);
      case 'position':
        return typesetter.moveTo(command.dots + (command.isRelative ? typesetter.x : 0), style);
      case 'cut':
        // §1.1: ignored unless at line start.
        if (!typesetter.isLineStart) return;
        feed(command.feedDots);
        return mechanism.add({ kind: 'cut' });
      case 'sensorStatus':
        return mechanism.add({
          kind: 'then',
          run: () => surroundings.answerSensors(command.subject),
        });
      case 'automaticStatus':
        return surroundings.watchStatus(command.mask);
      case 'raster':
        following = rowsOf(command);
        return;
      case 'block':
        following =
          command.lengthBytes > BLOCK_BYTES_MAX
            ? { kind: 'skip', bytesLeft: command.lengthBytes }
            : { ...command, bytes: [], bytesLeft: command.lengthBytes };
        return;
      case 'skip':
        following = { kind: 'skip', bytesLeft: command.lengthBytes };
        return;
      default:
        return;
    }
  };

  const follow = (rest: Following, bytes: Uint8Array): number => {
    if (rest.kind === 'rows') return followRows(rest, bytes);
    const taken = bytes.subarray(0, rest.bytesLeft);
    rest.bytesLeft -= taken.length;
    if (rest.kind === 'block') rest.bytes.push(...taken);
    if (rest.bytesLeft === 0) {
      following = undefined;
      if (rest.kind === 'block') obeyBlock(rest.letter, Uint8Array.from(rest.bytes));
    }
    return taken.length;
  };
  const followRows = (rest: Extract<Following, { kind: 'rows' }>, bytes: Uint8Array): number => {
    const { rowBytes } = rest.raster;
    const whole = rowBytes === 0 ? 0 : Math.floor(bytes.length / rowBytes);
    const count = Math.min(whole, rest.rowsLeft, RASTER_ROWS_A_STEP);
    if (count > 0 && rest.isShown) {
      const rows = Array.from({ length: count }, (_, row) =>
        bytes.slice(row * rowBytes, (row + 1) * rowBytes),
      );
      print(typesetter.raster(rows, rest.raster, style));
    }
    rest.rowsLeft -= count;
    if (rest.rowsLeft === 0) following = undefined;
    return count * rowBytes;
  };

  return {
    step(bytes) {
      if (following !== undefined) {
        const used = follow(following, bytes);
        // An empty block ends without using a byte; what follows it is the next step.
        if (used > 0 || following !== undefined) return used;
      }
      const next = parseCommand(bytes, style.isHanziMode);
      if (next.kind === 'growing') return 0;
      obey(next.command);
      return next.lengthBytes;
    },
    clear() {
      typesetter.clear();
      following = undefined;
    },
  };
}
