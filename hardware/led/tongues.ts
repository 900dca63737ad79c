import { unreachable } from '#contract/assert.ts';
import type { LedSignSettings } from '#contract/devices.ts';
import { abilityOf, type SignProtocol } from '#contract/signs.ts';
import type { FrameShape } from '../port/frame-splitter.ts';
import { a090Shape } from './a090/a090-message.ts';
import { a090Tongue } from './a090/a090-tongue.ts';
import { aac2Shape } from './aac2/aac2-frame.ts';
import { aac2Tongue } from './aac2/aac2-tongue.ts';
import { alphaShape } from './alpha/alpha-message.ts';
import { alphaTongue } from './alpha/alpha-tongue.ts';
import { modbusShape } from './modbus/modbus-frame.ts';
import { modbusTongue } from './modbus/modbus-tongue.ts';
import { onbonShape } from './onbon/onbon-message.ts';
import { onbonTongue } from './onbon/onbon-tongue.ts';
import type { SignTongue } from './sign-tongue.ts';
import { tpkShape } from './tpk/tpk-frame.ts';
import { tpkTongue } from './tpk/tpk-tongue.ts';

/** What its maker taught a sign. */
export function tongueOf(settings: LedSignSettings): SignTongue {
  const { address, columns, protocol } = settings;
  switch (protocol.name) {
    case 'a090':
      return a090Tongue(address);
    case 'tpk':
      return tpkTongue(address);
    case 'aac2':
      return aac2Tongue(address);
    case 'onbon':
      return onbonTongue(address, abilityOf(settings));
    case 'alpha':
      return alphaTongue(address, protocol.confirms, abilityOf(settings));
    case 'modbusDigits':
      return modbusTongue(address, columns, protocol);
    default:
      return unreachable(protocol);
  }
}

/** How frames of these signs are told from all else on their line. */
export const SIGN_SHAPES: Readonly<Record<SignProtocol['name'], FrameShape>> = {
  a090: a090Shape,
  tpk: tpkShape,
  aac2: aac2Shape,
  onbon: onbonShape,
  alpha: alphaShape,
  modbusDigits: modbusShape,
};
