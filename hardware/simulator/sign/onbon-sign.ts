import type { SimulatedDots } from '#contract/bench.ts';
import type { Simulated, Surroundings } from '../device.ts';
import { type Area, areaFrom } from './onbon-area.ts';
import { hearOnbon, type OnbonPacket, onbonReceipt } from './onbon-frame.ts';
import {
  COLUMN_DOTS,
  openSignCanvas,
  ROW_DOTS,
  type SignCharacter,
  textOf,
} from './sign-canvas.ts';

/** §3.1: broadcasts, without and with a reply. */
const TO_ALL = 0xffff;
const TO_ANY = 0xfffe;
const ANY_TYPE = 0xfe;
const OWN_TYPE = 0x61;
const ERROR = {
  none: 0,
  group: 1,
  command: 2,
  busy: 3,
  memory: 4,
  checksum: 5,
  noFile: 6,
} as const;
const REPLY_MS = 20;
/** The manual allows a refresh a second; a little less is let pass, for lines have their own pace. */
const REFRESH_MS_MIN = 900;

/** A BX-6K controller with one two-colour screen. Areas are lost with the power. */
export function simulateOnbonSign(
  { build, clock, say, changed }: Surroundings,
  lines: number,
): Simulated {
  const hear = hearOnbon(clock);
  const areas = new Map<number, Area>();
  let isOn = true;
  let level = 15;
  let isRejecting = false;
  let refreshedAt = Number.NEGATIVE_INFINITY;

  const update = (data: Uint8Array): number => {
    if (clock.now() - refreshedAt < REFRESH_MS_MIN) return ERROR.busy;
    const deleted = data[5] ?? 0;
    const isAll = deleted === 0xff;
    const count = data[isAll ? 6 : 6 + deleted] ?? 0;
    const found: Area[] = [];
    let at = (isAll ? 6 : 6 + deleted) + 1;
    for (let left = count; left > 0; left -= 1) {
      const length = (data[at] ?? 0) + 256 * (data[at + 1] ?? 0);
      const area = areaFrom(data.subarray(at + 2, at + 2 + length));
      if (area === undefined) return ERROR.memory;
      found.push(area);
      at += 2 + length;
    }
    if (isAll) areas.clear();
    else for (const id of data.subarray(6, 6 + deleted)) areas.delete(id);
    for (const area of found) areas.set(area.id, area);
    refreshedAt = clock.now();
    return ERROR.none;
  };

  const obeyed = (data: Uint8Array): number => {
    const [group = 0, command = 0] = data;
    if (isRejecting) return ERROR.busy;
    switch (group * 256 + command) {
      case 0xa200:
        return ERROR.none;
      case 0xa203:
        return data.length === 13 ? ERROR.none : ERROR.command;
      case 0xa300:
        isOn = data[5] === 1;
        return ERROR.none;
      case 0xa302:
        level = data[5] === 1 ? (data[6] ?? level) : level;
        return ERROR.none;
      case 0xa304:
        return ERROR.noFile;
      case 0xa306:
        return update(data);
      case 0xa310:
        areas.clear();
        return ERROR.none;
      default:
        return group >= 0xa1 && group <= 0xa4 ? ERROR.command : ERROR.group;
    }
  };

  const take = ({ destination, source, deviceType, isRight, data }: OnbonPacket) => {
    if (![build.address, TO_ALL, TO_ANY].includes(destination)) return;
    if (deviceType !== ANY_TYPE && deviceType !== OWN_TYPE) return;
    const error = isRight ? obeyed(data) : ERROR.checksum;
    changed();
    const isAnswered = destination !== TO_ALL && (data[2] !== 2 || !isRight);
    const from = destination === TO_ANY ? TO_ANY : build.address;
    if (isAnswered) say(onbonReceipt(from, source, error), REPLY_MS);
  };

  return {
    hear(bytes) {
      for (const packet of hear(bytes)) take(packet);
    },
    obey(order) {
      if (order.order === 'reject') isRejecting = order.on;
      if (order.order === 'restart') areas.clear();
    },
    state: (base) => ({
      ...base,
      kind: 'ledSign',
      dots: drawAreas([...areas.values()], build.columns, lines),
      isRejecting,
      isBlinking: [...areas.values()].some(isBlinking),
      brightness: isOn ? Math.round((level / 15) * 100) : 0,
    }),
    stop() {},
  };
}

/** Rows that stand at the same time. */
const rowsAtOnce = ({ heightDots }: Area) => Math.max(1, Math.floor(heightDots / ROW_DOTS));
const isEmpty = (row: readonly SignCharacter[]) => row.every(({ bytes }) => bytes[0] === 0x20);

/** An area goes from page to page; one that has an empty page beside its text blinks. */
function isBlinking(area: Area): boolean {
  const later = area.rows.slice(rowsAtOnce(area));
  return !area.isOneLine && later.length > 0 && later.every(isEmpty);
}

function drawAreas(areas: readonly Area[], columns: number, lines: number): SimulatedDots {
  const canvas = openSignCanvas(columns * COLUMN_DOTS, lines * ROW_DOTS);
  const texts: string[] = [];
  for (const area of areas) {
    const rows = area.rows.slice(0, rowsAtOnce(area));
    rows.forEach((row, index) => {
      const free = Math.max(0, area.widthDots - row.flatMap(({ bytes }) => bytes).length * 8);
      const left = [0, free, Math.floor(free / 2)][area.align] ?? 0;
      canvas.write(row, { x: area.x + left, y: area.y + index * ROW_DOTS });
      // A text that moves through is read whole, however little stands there now.
      if (!isEmpty(row)) texts.push(textOf(row.flatMap(({ bytes }) => bytes)));
    });
  }
  return canvas.dots(texts.join('\n'));
}
