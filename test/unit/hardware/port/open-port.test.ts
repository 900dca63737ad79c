import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { type HidLibrary, hidPort } from '#hardware/port/hid-port.ts';
import { portProblemOf } from '#hardware/port/port-failure.ts';
import { steppedClock } from '#test/support/stepped-clock.ts';

const signal = new AbortController().signal;
const address = { vendorId: 0x0400, productId: 0xc35a };

/** A HID device as node-hid shows it: an emitter with async writes. */
class PlayedDevice extends EventEmitter {
  readonly reports: Buffer[] = [];
  isClosed = false;
  async write(report: number[] | Buffer) {
    this.reports.push(Buffer.from(report));
    return report.length;
  }
  async close() {
    this.isClosed = true;
  }
}
const libraryWith = (device: PlayedDevice): HidLibrary => ({
  devicesAsync: async () => [{ vendorId: 1, productId: 1 }],
  HIDAsync: { open: async () => device },
});

test.each([
  ['ENOENT', 'whatever', 'portMissing'],
  ['ECONNREFUSED', 'whatever', 'portMissing'],
  ['EACCES', 'whatever', 'portForbidden'],
  ['EBUSY', 'whatever', 'portBusy'],
  ['', 'Error: No such file or directory, cannot open /dev/x', 'portMissing'],
  ['', 'Error: Inappropriate ioctl for device, cannot open /dev/null', 'portMissing'],
  ['', 'Error Resource temporarily unavailable Cannot lock port', 'portBusy'],
  ['', 'Error: Permission denied, cannot open /dev/ttyS0', 'portForbidden'],
  ['', 'Error: input/output error', 'portLost'],
])('a failure %s “%s” is told as %s', (code, message, kind) => {
  const failure = Object.assign(new Error(message), code === '' ? {} : { code });
  expect(portProblemOf(failure)).toEqual({ kind, detail: message });
});

test('a HID library that cannot be loaded names the packages to install', async () => {
  const failure = Object.assign(new Error('libusb-1.0.so.0'), { code: 'ERR_DLOPEN_FAILED' });
  const open = hidPort(address, steppedClock(0), () => Promise.reject(failure));
  const opened = await open(signal);
  expect(opened).toMatchObject({ ok: false, problem: { kind: 'libraryMissing' } });
  if (!opened.ok) expect(opened.problem.detail).toContain('libusb-1.0-0');
});

test('a HID device that is not plugged in is missing, one that cannot be opened is forbidden', async () => {
  const absent: HidLibrary = {
    devicesAsync: async () => [],
    HIDAsync: { open: () => Promise.reject(new Error('cannot open device')) },
  };
  const clock = steppedClock(0);
  expect(await hidPort(address, clock, async () => absent)(signal)).toMatchObject({
    problem: { kind: 'portMissing' },
  });
  const closed: HidLibrary = {
    ...absent,
    devicesAsync: async () => [{ vendorId: 1, productId: 1 }],
  };
  expect(await hidPort(address, clock, async () => closed)(signal)).toMatchObject({
    problem: { kind: 'portForbidden' },
  });
});

test('bytes go to a HID device as whole reports and come from it as they are', async () => {
  const device = new PlayedDevice();
  const opened = await hidPort(address, steppedClock(0), async () => libraryWith(device))(signal);
  if (!opened.ok) throw new Error(opened.problem.detail);
  const heard: Uint8Array[] = [];
  opened.value.onBytes((bytes) => heard.push(bytes));
  await opened.value.write(new Uint8Array(65).fill(7));
  expect(device.reports.map((report) => report.length)).toEqual([65, 65]);
  expect(device.reports[1]?.subarray(0, 3)).toEqual(Buffer.of(0, 7, 0));
  device.emit('data', Buffer.of(1, 2));
  expect(heard).toEqual([Buffer.of(1, 2)]);
});

test('an unplugged HID device ends its connection', async () => {
  const device = new PlayedDevice();
  const opened = await hidPort(address, steppedClock(0), async () => libraryWith(device))(signal);
  if (!opened.ok) throw new Error(opened.problem.detail);
  const ends: (string | undefined)[] = [];
  opened.value.onClosed((problem) => ends.push(problem?.kind));
  device.emit('error', new Error('could not read'));
  device.emit('error', new Error('could not read'));
  await opened.value.close();
  expect([ends, device.isClosed]).toEqual([['portLost'], true]);
  expect(await opened.value.write(Uint8Array.of(1))).toMatchObject({ ok: false });
});
