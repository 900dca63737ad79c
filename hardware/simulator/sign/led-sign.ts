import { unreachable } from '#contract/assert.ts';
import type { Simulated, Surroundings } from '../device.ts';
import { simulateA090Sign } from './a090-sign.ts';
import { simulateAac2Sign } from './aac2-sign.ts';
import { simulateAlphaSign } from './alpha-sign.ts';
import { simulateModbusDigits } from './modbus-digits.ts';
import { simulateOnbonSign } from './onbon-sign.ts';
import { simulateTpkSign } from './tpk-sign.ts';

/** A sign that speaks what the settings say of it. */
export function simulateLedSign(surroundings: Surroundings): Simulated {
  const { protocol } = surroundings.build;
  switch (protocol.name) {
    case 'a090':
      return simulateA090Sign(surroundings);
    case 'tpk':
      return simulateTpkSign(surroundings);
    case 'aac2':
      return simulateAac2Sign(surroundings);
    case 'onbon':
      return simulateOnbonSign(surroundings, protocol.lines);
    case 'alpha':
      return simulateAlphaSign(surroundings);
    case 'modbusDigits':
      return simulateModbusDigits(surroundings, protocol);
    default:
      return unreachable(protocol);
  }
}
