/** The reflected polynomial 8005h, as both Onbon (§3.1) and Modbus (§6) use it; they begin differently. */
const POLYNOMIAL_REFLECTED = 0xa001;

/** `start`: 0 for CRC-16/ARC, FFFF for CRC-16/MODBUS. Both are sent with the low byte first. */
export function crc16(bytes: Uint8Array, start: number): number {
  let crc = start;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) {
      crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL_REFLECTED : crc >>> 1;
    }
  }
  return crc;
}
