import type { Clock } from '#contract/clock.ts';
import type { OpenPort } from './byte-port.ts';
import { hidPort, loadHid } from './hid-port.ts';
import { type SerialLine, serialPort } from './serial-port.ts';
import { tcpPort } from './tcp-port.ts';

/** A port as the settings name it: a device file, `tcp:host:port` or `hid:vid:pid` in hex. */
export type PortLine = SerialLine;

const TCP_PATH = /^tcp:(?<host>[\w.-]+):(?<port>\d{1,5})$/;
const HID_PATH = /^hid:(?<vendor>[0-9a-f]{4}):(?<product>[0-9a-f]{4})$/;

/** How to open what a path names. */
export function portAt(line: PortLine, clock: Clock): OpenPort {
  const tcp = TCP_PATH.exec(line.path)?.groups;
  if (tcp !== undefined) {
    return tcpPort({ host: tcp.host ?? '', port: Number(tcp.port) }, clock);
  }
  const hid = HID_PATH.exec(line.path)?.groups;
  if (hid !== undefined) {
    const vendorId = Number.parseInt(hid.vendor ?? '', 16);
    const productId = Number.parseInt(hid.product ?? '', 16);
    return hidPort({ vendorId, productId }, clock, loadHid);
  }
  return serialPort(line, clock);
}
