import type { LedSignSettings } from './devices.ts';
import type { DeviceId } from './ids.ts';
import { abilityOf, DARK, emergencyFace, type SignFace } from './signs.ts';

/** What the signs ought to show, whether their lines are there or not. */
export interface SignBook {
  /** The emergency, while there is one; else what the sign was last given. */
  faceOf(sign: LedSignSettings): SignFace;
  note(sign: DeviceId, face: SignFace): void;
  forget(sign: DeviceId): void;
  noteEmergency(texts: readonly string[] | null): void;
  readonly isEmergency: boolean;
  /** In percent. */
  brightness: number;
}

export function openSignBook(): SignBook {
  const faces = new Map<DeviceId, SignFace>();
  let emergency: readonly string[] | null = null;
  return {
    faceOf: (sign) =>
      emergency === null ? (faces.get(sign.id) ?? DARK) : emergencyFace(emergency, abilityOf(sign)),
    note: (sign, face) => void faces.set(sign, face),
    forget: (sign) => void faces.delete(sign),
    noteEmergency(texts) {
      emergency = texts;
    },
    get isEmergency() {
      return emergency !== null;
    },
    brightness: 100,
  };
}
