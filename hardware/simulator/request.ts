import { z } from 'zod';
import {
  type SimulatedPort,
  type SimulatorRequest,
  simulatorOrderSchema,
} from '#contract/bench.ts';
import { deviceIdSchema, portIdSchema } from '#contract/ids.ts';
import { signProtocolSchema } from '#contract/signs.ts';

const PORTS_MAX = 64;
/** §3.7: an RS-485 line carries no more. */
const DEVICES_A_PORT_MAX = 254;

const simulatedPortSchema = z.strictObject({
  port: portIdSchema,
  baudRate: z.int().min(300).max(1_000_000),
  transport: z.enum(['pty', 'tcp']),
  devices: z
    .array(
      z.strictObject({
        device: deviceIdSchema,
        kind: z.enum(['printer', 'idCardReader', 'ledSign', 'ratingPad', 'callKeypad']),
        address: z.int().min(0).max(255),
        widthDots: z.int().min(0).max(1_024),
        columns: z.int().min(0).max(64),
        protocol: signProtocolSchema,
        answersProcessId: z.boolean(),
        acknowledgedBy: z.enum(['grade', 'short']),
      }),
    )
    .max(DEVICES_A_PORT_MAX),
}) satisfies z.ZodType<SimulatedPort>;

/** What may come in by the channel. */
export const simulatorRequestSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('build'), ports: z.array(simulatedPortSchema).max(PORTS_MAX) }),
  z.strictObject({ kind: z.literal('order'), order: simulatorOrderSchema }),
]) satisfies z.ZodType<SimulatorRequest>;
