/** One end of a real line, as a device's own port sees it. Lives until the cable is pulled. */
export interface Line {
  /** What the driver must open: a device path or `tcp:127.0.0.1:PORT`. */
  readonly path: string;
  /** Bytes that nobody takes are lost, as on a wire. */
  write(bytes: Uint8Array): void;
  onBytes(listener: (bytes: Uint8Array) => void): void;
  /** False holds the sender off, as a device's busy line does. */
  setFlowing(isFlowing: boolean): void;
  /** Pulls the cable: the driver's side hangs up. */
  close(): void;
}
