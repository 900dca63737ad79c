import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSettings } from '#config/settings-faults.ts';
import type { HallSettings } from '#contract/settings.ts';

export const DEMO_PATH = fileURLToPath(new URL('../../../config/hall.json', import.meta.url));
export const demoText = readFileSync(DEMO_PATH, 'utf8');

export function demoHall(): HallSettings {
  const parsed = parseSettings(demoText, 'en');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
  return parsed.value;
}

/** The demo hall's text with one thing changed, as a hand with an editor would. */
export function edited(find: string | RegExp, replace: string): string {
  const text = demoText.replace(find, replace);
  if (text === demoText) throw new Error(`nothing in the demo hall reads ${find}`);
  return text;
}
