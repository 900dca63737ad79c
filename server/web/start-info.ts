import type { StartInfo } from '#contract/channels.ts';
import type { HallSettings } from '#contract/settings.ts';

/** What the start page shows. The accounts of the demo hall leave this machine for nobody. */
export function startInfo(
  settings: HallSettings,
  version: string,
  isFromThisMachine: boolean,
): StartInfo {
  return {
    name: settings.name,
    language: settings.language,
    isDemo: settings.demo !== null,
    version,
    accounts: isFromThisMachine ? (settings.demo?.accounts ?? []) : [],
    kiosks: settings.kiosks,
    stations: settings.stations,
    counters: settings.counters.map(({ id, label, area }) => ({ id, label, area })),
  };
}
