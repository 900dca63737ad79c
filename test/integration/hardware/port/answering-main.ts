import { systemClock } from '#clock/system-clock.ts';
import { serialPort } from '#hardware/port/serial-port.ts';

/** A program that does nothing but send back what it hears on the line of its first argument. */
const path = process.argv[2] ?? '';
const opened = await serialPort(
  { path, baudRate: 9600, format: '8N1', obeysXoff: false },
  systemClock,
)(new AbortController().signal);
if (!opened.ok) throw new Error(opened.problem.detail);
const port = opened.value;
port.onBytes((bytes) => port.write(bytes));
await port.write(Uint8Array.of(0));
