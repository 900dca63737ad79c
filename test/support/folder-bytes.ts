import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** All bytes that lie in the folder, write-ahead logs included. */
export function bytesIn(folder: string): Buffer {
  return Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
}
