import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { listLines } from '#hardware/finding/list-lines.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A machine's device files as the kernel lays them out: a path ending in `→` is a link. */
function machine(files: Readonly<Record<string, string>>) {
  const root = mkdtempSync(join(tmpdir(), 'tinghao-dev-'));
  folders.push(root);
  for (const [path, content] of Object.entries(files)) {
    const full = join(root, path);
    mkdirSync(dirname(full), { recursive: true });
    if (content.startsWith('→')) symlinkSync(join(root, content.slice(1)), full);
    else writeFileSync(full, content);
  }
  return { devFolder: join(root, 'dev'), ttyFolder: join(root, 'sys') };
}

const noHid = async () => [];

test('an adapter with a serial number is named by it, one without by its socket, so that a restart changes nothing', async () => {
  const sources = machine({
    'dev/ttyUSB0': '',
    'dev/ttyUSB1': '',
    'dev/serial/by-id/usb-FTDI_FT232R-if00': '→dev/ttyUSB0',
    'dev/serial/by-path/pci-usb-0:1': '→dev/ttyUSB0',
    'dev/serial/by-path/pci-usb-0:2': '→dev/ttyUSB1',
    'sys/ttyUSB0/type': '4',
    'usb/1/idVendor': '0403\n',
    'usb/1/idProduct': '6001\n',
    'usb/1/product': 'FT232R\n',
    'usb/1/port/x': '',
    'sys/ttyUSB0/device': '→usb/1/port',
  });
  const { lines, missing } = await listLines({ ...sources, listHid: noHid });
  expect(lines.map(({ path }) => path.slice(sources.devFolder.length))).toEqual([
    '/serial/by-id/usb-FTDI_FT232R-if00',
    '/serial/by-path/pci-usb-0:2',
  ]);
  expect(lines[0]).toMatchObject({ usbId: '0403:6001', product: 'FT232R', carrier: 'serial' });
  expect(missing).toEqual([]);
});

test('sockets of the kernel without a chip behind them are no lines, real ones are', async () => {
  const sources = machine({
    'dev/ttyS0': '',
    'dev/ttyS1': '',
    'sys/ttyS0/type': '4',
    'sys/ttyS1/type': '0',
  });
  const { lines } = await listLines({ ...sources, listHid: noHid });
  expect(lines.map(({ path }) => path.split('/').at(-1))).toEqual(['ttyS0']);
});

test('a HID device is told by its numbers and its use, and where HID cannot be listed the package is named', async () => {
  const sources = machine({ 'dev/usb/lp0': '' });
  const scanner = { vendorId: 0x0c2e, productId: 0x0901, usagePage: 0x8c, usage: 2, path: '1-2' };
  const found = await listLines({ ...sources, listHid: async () => [scanner] });
  expect(found.lines).toMatchObject([
    { carrier: 'usbPrinter', product: 'lp0' },
    { path: 'hid:0c2e:0901', usage: '008c:0002', access: { kind: 'open' } },
  ]);
  const without = await listLines({
    ...sources,
    listHid: () => Promise.reject(new Error('libusb-1.0.so.0')),
  });
  expect(without.missing.join()).toContain('libusb-1.0-0');
  expect(without.lines).toHaveLength(1);
});

test('a HID device that may not be opened names the rules file that the product ships', async () => {
  const sources = machine({});
  const path = '/dev/hidraw-that-is-not-there';
  const found = await listLines({
    ...sources,
    listHid: async () => [{ vendorId: 1, productId: 2, path }],
  });
  expect(found.lines[0]?.access).toEqual({ kind: 'ruleMissing', file: '60-tinghao.rules' });
});
