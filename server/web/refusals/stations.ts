import type { StationRefusal } from '#contract/stations.ts';
import { type CatalogueOf, say } from './say.ts';

export const STATION_REFUSALS: CatalogueOf<StationRefusal['kind']> = {
  noSuchStation: () =>
    say(
      '没有这台工作站，请在设置里添加',
      '沒有這臺工作站，請在設定裡添加',
      'There is no such station. Add it in the settings first.',
    ),
  stationTaken: () =>
    say(
      '已有一台电脑配对为这个工作站，请先解除那一台',
      '已有一臺電腦配對為這個工作站，請先解除那一臺',
      'Another computer is paired as this station. Remove that one first.',
    ),
};
