/** The one part of the escpos package (2.5.2) that is used, and of it the methods that are. */
declare module 'escpos/printer.js' {
  interface Adapter {
    open(done: (error?: Error) => void): void;
    write(bytes: Uint8Array, done: (error?: Error) => void): void;
    close(done: (error?: Error) => void): void;
  }
  class Printer {
    constructor(adapter: Adapter);
    /** Bytes as they are: its own `text` encodes GB18030 and lets control bytes through. */
    print(bytes: Uint8Array): this;
    align(where: 'LT' | 'CT' | 'RT'): this;
    setReverseColors(isReversed: boolean): this;
    lineSpace(motionUnits?: number): this;
    feed(lines: number): this;
    flush(done: () => void): this;
  }
  // biome-ignore lint/style/noDefaultExport: this is how a CommonJS package appears to import
  export default Printer;
}
