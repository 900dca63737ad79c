import { constants } from 'node:fs';
import { access, readdir, readFile, realpath } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { basename, join } from 'node:path';
import type { FoundLine, LineAccess } from '#contract/finding.ts';
import type { HidListing } from '../port/hid-port.ts';

export interface ListedLines {
  readonly lines: readonly FoundLine[];
  /** Packages without which some lines cannot be listed. */
  readonly missing: readonly string[];
}

/** As much of serialport and node-hid as finding needs; each may be missing on a machine. */
export interface LineSources {
  /** Where device files lie: `/dev` but in tests. */
  readonly devFolder: string;
  /** `/sys/class/tty` but in tests. */
  readonly ttyFolder: string;
  readonly listHid: () => Promise<readonly HidListing[]>;
}

/** The rules file that the product ships in `config/udev`. */
export const UDEV_RULES = '60-tinghao.rules';
/** What a maintainer installs where HID cannot be listed; the names are Debian's. */
const HID_PACKAGES = 'libusb-1.0-0 libudev1';

const REAL_SERIAL = /^tty(S|USB|ACM|AMA|XRUSB|WCH|O)\d+$/;

/**
 * Every line that a device might hang on. Serial adapters by their lasting names (by-id, else by-path: PROTOCOLS §6), USB
 * printers of the kernel's usblp, HID by vendor and product. Opens nothing.
 */
export async function listLines(sources: LineSources): Promise<ListedLines> {
  const [serial, printers, hid] = await Promise.all([
    serialLines(sources),
    usbPrinters(sources),
    hidLines(sources),
  ]);
  return {
    lines: [...serial, ...printers, ...(hid ?? [])],
    missing: hid === undefined ? [HID_PACKAGES] : [],
  };
}

async function serialLines({ devFolder, ttyFolder }: LineSources): Promise<FoundLine[]> {
  const lasting = new Map<string, string>();
  // A by-id name outlives another socket, a by-path name only another start; the first that is known stays.
  for (const folder of ['serial/by-id', 'serial/by-path']) {
    for (const name of await namesIn(join(devFolder, folder))) {
      const path = join(devFolder, folder, name);
      const target = await realpath(path).catch(() => undefined);
      if (target !== undefined && !lasting.has(target)) lasting.set(target, path);
    }
  }
  const names = new Set(
    [
      ...(await namesIn(ttyFolder)),
      ...[...lasting.keys()].map((target) => basename(target)),
    ].filter((name) => REAL_SERIAL.test(name)),
  );
  const lines: FoundLine[] = [];
  for (const name of [...names].sort()) {
    const file = join(devFolder, name);
    if (!(await exists(file)) || !(await isFitted(ttyFolder, name))) continue;
    const usb = await usbWords(join(ttyFolder, name, 'device'));
    lines.push({
      path: lasting.get(file) ?? file,
      carrier: 'serial',
      ...usb,
      usage: '',
      access: await accessTo(file, 'dialout'),
    });
  }
  return lines;
}

/** The kernel names 32 sockets of its own that no chip stands behind: their type is 0. */
async function isFitted(ttyFolder: string, name: string): Promise<boolean> {
  if (!name.startsWith('ttyS')) return true;
  return (await textOf(join(ttyFolder, name, 'type'))) !== '0';
}

async function usbPrinters({ devFolder }: LineSources): Promise<FoundLine[]> {
  const lines: FoundLine[] = [];
  for (const name of (await namesIn(join(devFolder, 'usb'))).filter((each) =>
    /^lp\d+$/.test(each),
  )) {
    const path = join(devFolder, 'usb', name);
    lines.push({
      path,
      carrier: 'usbPrinter',
      maker: '',
      product: name,
      usbId: '',
      usage: '',
      access: await accessTo(path, 'lp'),
    });
  }
  return lines;
}

async function hidLines({ listHid }: LineSources): Promise<FoundLine[] | undefined> {
  const found = await listHid().catch(() => undefined);
  if (found === undefined) return undefined;
  const lines: FoundLine[] = [];
  for (const device of found) {
    const usbId = `${hex(device.vendorId)}:${hex(device.productId)}`;
    lines.push({
      path: `hid:${usbId}`,
      carrier: 'hid',
      maker: device.manufacturer ?? '',
      product: device.product ?? '',
      usbId,
      usage: `${hex(device.usagePage ?? 0)}:${hex(device.usage ?? 0)}`,
      access:
        device.path === undefined || !device.path.startsWith('/dev/')
          ? { kind: 'open' }
          : await ruleFor(device.path),
    });
  }
  return lines;
}

async function accessTo(path: string, group: string): Promise<LineAccess> {
  if (await mayOpen(path)) return { kind: 'open' };
  return { kind: 'groupMissing', group, account: userInfo().username };
}

async function ruleFor(path: string): Promise<LineAccess> {
  return (await mayOpen(path)) ? { kind: 'open' } : { kind: 'ruleMissing', file: UDEV_RULES };
}

const mayOpen = (path: string) =>
  access(path, constants.R_OK | constants.W_OK).then(
    () => true,
    () => false,
  );
const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** The USB device is the first folder above the line's own that has a vendor. */
async function usbWords(folder: string): Promise<Pick<FoundLine, 'maker' | 'product' | 'usbId'>> {
  const start = await realpath(folder).catch(() => undefined);
  for (let at = start, up = 0; at !== undefined && up < 4; at = join(at, '..'), up += 1) {
    const vendor = await textOf(join(at, 'idVendor'));
    if (vendor === '') continue;
    return {
      usbId: `${vendor}:${await textOf(join(at, 'idProduct'))}`,
      maker: await textOf(join(at, 'manufacturer')),
      product: await textOf(join(at, 'product')),
    };
  }
  return { usbId: '', maker: '', product: '' };
}

const textOf = (path: string) =>
  readFile(path, 'utf8').then(
    (text) => text.trim().slice(0, 80),
    () => '',
  );
const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);
const hex = (value: number) => value.toString(16).padStart(4, '0');
