import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { systemChance } from '#clock/system-chance.ts';
import { openVault, type Vault } from '#vault/vault.ts';

/** Invented: the area code 99 is assigned to no place. */
export const WANG = { name: '王小明', idNumber: '990101198003070019' } as const;
export const OUYANG = { name: '欧阳海', idNumber: '99010119491231002X' } as const;

export interface VaultRoom {
  readonly vault: Vault;
  readonly dataFolder: string;
  readonly configFolder: string;
  readonly troubles: readonly string[];
  /** The same files, as after a restart. */
  again(): ReturnType<typeof openVault>;
}

export function vaultRoom(): VaultRoom {
  const dataFolder = mkdtempSync(join(tmpdir(), 'vault-'));
  const configFolder = mkdtempSync(join(tmpdir(), 'vault-key-'));
  const troubles: string[] = [];
  const open = () => {
    const onTrouble = (detail: string) => void troubles.push(detail);
    const opened = openVault({ dataFolder, configFolder, chance: systemChance, onTrouble });
    if (opened.ok) onTestFinished(opened.value.close);
    return opened;
  };
  const opened = open();
  if (!opened.ok) throw new Error(opened.problem.kind);
  return { vault: opened.value, dataFolder, configFolder, troubles, again: open };
}

/** All bytes that lie in the folder, the write-ahead log included. */
export function bytesIn(folder: string): Buffer {
  return Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
}
