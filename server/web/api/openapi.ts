import { z } from 'zod';
import { apiPathSchemas, apiRefusedSchema } from '#contract/api.ts';
import { API_CALLS, type ApiCall } from './api-calls.ts';

/** The API as an OpenAPI 3.1 document, made from the very schemas that its calls are parsed by. */
export function openApiDocument(version: string): unknown {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const call of API_CALLS) {
    paths[`/api/v1${call.path}`] = {
      ...paths[`/api/v1${call.path}`],
      [call.method]: operationOf(call),
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Tinghao bookings', version },
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Refused: jsonOf(apiRefusedSchema, 'output') },
    },
  };
}

function operationOf({ summary, scope, names, body, answer, status }: ApiCall): unknown {
  return {
    summary,
    description: `Needs the scope \`${scope}\`.`,
    security: [{ token: [] }],
    parameters: names.map((name) => ({
      name,
      in: 'path',
      required: true,
      schema: jsonOf(apiPathSchemas[name], 'input'),
    })),
    ...(body === null
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: jsonOf(body, 'input') } },
          },
        }),
    responses: {
      [status]: {
        description: 'Done',
        content: { 'application/json': { schema: jsonOf(answer, 'output') } },
      },
      default: {
        description: 'Refused: what is so, by its name and in a sentence',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Refused' } } },
      },
    },
  };
}

function jsonOf(schema: z.ZodType, io: 'input' | 'output'): unknown {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return json;
}
