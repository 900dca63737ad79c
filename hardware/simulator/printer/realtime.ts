/**
 * Finds real-time commands (PROTOCOLS §1.3) in everything that arrives, also in the middle of other
 * commands and pictures: the printer acts on them while receiving, before it looks at what they
 * were part of (§1.4).
 */
export type RealTimeCommand =
  | { readonly kind: 'status'; readonly subject: 1 | 2 | 3 | 4 }
  | { readonly kind: 'recover'; readonly clearsBuffers: boolean };

const DLE = 0x10;
const EOT = 0x04;
const ENQ = 0x05;

export function watchRealTime(): (bytes: Uint8Array) => readonly RealTimeCommand[] {
  let first = 0;
  let second = 0;
  return (bytes) => {
    const commands: RealTimeCommand[] = [];
    for (const byte of bytes) {
      const command = first === DLE ? commandOf(second, byte) : undefined;
      if (command !== undefined) commands.push(command);
      first = second;
      second = byte;
    }
    return commands;
  };
}

function commandOf(second: number, parameter: number): RealTimeCommand | undefined {
  if (second === EOT) {
    switch (parameter) {
      case 1:
      case 2:
      case 3:
      case 4:
        return { kind: 'status', subject: parameter };
    }
  }
  if (second === ENQ && (parameter === 1 || parameter === 2)) {
    return { kind: 'recover', clearsBuffers: parameter === 2 };
  }
  return undefined;
}
