import { unreachable } from '#contract/assert.ts';
import { type Outcome, ok, refuse } from '#contract/outcome.ts';
import {
  decodeFf68,
  encodeFf68,
  encodeFf68WithoutLead,
  type Ff68FrameProblem,
} from '../ff68/ff68-frame.ts';

/** What a rating pad says (PROTOCOLS §4.1). What a grade means is the site's to say. */
export interface PadReport {
  readonly kind: 'gradePressed';
  readonly address: number;
  readonly grade: number;
}

/** What its host says. Makers differ in how a grade is acknowledged. */
export type PadOrder =
  | { readonly kind: 'startRating'; readonly address: number }
  | { readonly kind: 'gradeTaken'; readonly address: number; readonly grade: number }
  | { readonly kind: 'taken'; readonly address: number };

export type PadReportProblem =
  | Ff68FrameProblem
  | { readonly kind: 'unknownCommand'; readonly command: number };

const COMMAND = { fromHost: 0x01, grade: 0x11 } as const;
const START = 0x0b;

export function encodePadOrder(order: PadOrder): Uint8Array {
  const { address } = order;
  const command = COMMAND.fromHost;
  switch (order.kind) {
    case 'startRating':
      return encodeFf68({ address, command, data: [START] });
    case 'gradeTaken':
      return encodeFf68({ address, command, data: [order.grade] });
    case 'taken':
      return encodeFf68WithoutLead({ address, command, data: [] });
    default:
      return unreachable(order);
  }
}

export function decodePadReport(bytes: Uint8Array): Outcome<PadReport, PadReportProblem> {
  const frame = decodeFf68(bytes);
  if (!frame.ok) return frame;
  const { address, command, data } = frame.value;
  const [grade, ...more] = data;
  if (command !== COMMAND.grade || grade === undefined || more.length > 0) {
    return refuse({ kind: 'unknownCommand', command });
  }
  return ok({ kind: 'gradePressed', address, grade });
}
