import type { Device, HIDAsync } from 'node-hid';
import type { Clock } from '#contract/clock.ts';
import { ok, refuse } from '#contract/outcome.ts';
import type { BytePort, OpenPort, PortProblem } from './byte-port.ts';
import { openClosing } from './closing.ts';
import { openWriter } from './deadline-writer.ts';
import { codeOf, portProblemOf } from './port-failure.ts';

export interface HidAddress {
  readonly vendorId: number;
  readonly productId: number;
}

/** As much of node-hid as is used here. */
export interface HidLibrary {
  devicesAsync(
    vendorId: number | undefined,
    productId: number | undefined,
  ): Promise<readonly HidListing[]>;
  readonly HIDAsync: { open(vendorId: number, productId: number): Promise<HidDevice> };
}
/** A device as the system lists it; what it does not say is missing. */
export type HidListing = Pick<
  Device,
  'vendorId' | 'productId' | 'manufacturer' | 'product' | 'usagePage' | 'usage' | 'path'
>;
export type HidDevice = Pick<HIDAsync, 'write' | 'close'> & {
  on(event: 'data', listener: (report: Uint8Array) => void): unknown;
  on(event: 'error', listener: (failure: Error) => void): unknown;
};

/** Loaded by name and only here: without libusb and libudev the import itself fails. */
export const loadHid = async (): Promise<HidLibrary> => (await import('node-hid')).default;

/** What a maintainer installs where the import fails; the names are Debian's. */
const PACKAGES = 'libusb-1.0-0 libudev1';
/** An output report without an id begins with a zero; full-speed devices take 64 bytes after it. */
const REPORT_BYTES = 64;

/**
 * A HID device by vendor and product. Each report is one run of bytes, the last one padded with
 * zeros. Never tried on a device: no reader with a published HID framing is known (PROTOCOLS §2.5).
 */
export function hidPort(
  address: HidAddress,
  clock: Clock,
  load: () => Promise<HidLibrary>,
): OpenPort {
  return async (signal) => {
    const library = await load().catch(missing);
    if ('kind' in library) return refuse(library);
    const { vendorId, productId } = address;
    try {
      const found = await library.devicesAsync(vendorId, productId);
      if (found.length === 0) return refuse({ kind: 'portMissing', detail: 'not plugged in' });
    } catch (failure) {
      return refuse(portProblemOf(failure));
    }
    try {
      const port = attend(await library.HIDAsync.open(vendorId, productId), clock);
      if (!signal.aborted) return ok(port);
      await port.close();
      return refuse({ kind: 'portLost', detail: 'no longer wanted' });
    } catch (failure) {
      // It is plugged in and cannot be opened: on Linux the udev rule for it is missing.
      return refuse({ kind: 'portForbidden', detail: portProblemOf(failure).detail });
    }
  };
}

function missing(failure: unknown): PortProblem {
  const why = codeOf(failure) ?? portProblemOf(failure).detail;
  return { kind: 'libraryMissing', detail: `${PACKAGES} (${why})` };
}

function attend(device: HidDevice, clock: Clock): BytePort {
  const closing = openClosing();
  let hear: (bytes: Uint8Array) => void = () => {};
  let closed: Promise<void> | undefined;
  const end = (problem: PortProblem | undefined) => {
    writer.end(problem ?? { kind: 'portLost', detail: 'closed' });
    // A device that has gone cannot be closed either, and that is no news.
    closed ??= device.close().catch(() => {});
    closing.settle(problem);
  };
  const writer = openWriter({
    clock,
    lose: end,
    put: (chunk, done) => {
      writeReports(device, chunk).then(
        () => done(undefined),
        (failure) => done(portProblemOf(failure).detail),
      );
    },
  });
  device.on('data', (report) => hear(report));
  device.on('error', (failure) => end({ kind: 'portLost', detail: failure.message }));
  return {
    write: writer.write,
    onBytes: (listener) => {
      hear = listener;
    },
    onClosed: closing.onClosed,
    close: async () => {
      end(undefined);
      await closed;
    },
  };
}

async function writeReports(device: HidDevice, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; at += REPORT_BYTES) {
    const report = Buffer.alloc(1 + REPORT_BYTES);
    report.set(bytes.subarray(at, at + REPORT_BYTES), 1);
    await device.write(report);
  }
}
