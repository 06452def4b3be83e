/** OpenAPI 3.1 of what programs may call; the schemas are those that validate. */
import { z } from 'zod'
import { kindNames, kinds } from '#model'
import { patterns } from '#routes'
import { apiQuery } from '../records/schema.ts'

const json = (schema: object) => ({ content: { 'application/json': { schema } } })
const errorShape = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['type', 'message'],
      properties: { type: { type: 'string' }, message: { type: 'string' }, details: {} },
    },
  },
}
const refused = { description: 'Refused, in the one error shape.', ...json(errorShape) }
const recordSchemas = Object.fromEntries(kindNames.map((kind) => [kind, z.toJSONSchema(kinds[kind].schema, { unrepresentable: 'any' })]))
const provenance = {
  type: 'object',
  required: ['connector', 'origin', 'batch'],
  properties: {
    connector: { type: 'string' },
    origin: { type: 'string' },
    batch: { type: 'string' },
    line: { type: 'integer' },
    path: { type: 'string' },
  },
}

const querySchema = z.toJSONSchema(apiQuery, { unrepresentable: 'any', io: 'input' }) as { properties: Record<string, object> }

export const openApiDocument = {
  openapi: '3.1.0',
  info: { title: 'Grenier', version: '1', license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' } },
  components: {
    securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'grenier' } },
    schemas: { Error: errorShape, Provenance: provenance, ...recordSchemas },
  },
  security: [{ session: [] }],
  paths: {
    [patterns.apiRecords]: {
      get: {
        summary: 'What the person holds of one kind, newest first, by pages.',
        parameters: Object.entries(querySchema.properties).map(([name, schema]) => ({ name, in: 'query', schema })),
        responses: {
          200: {
            description: 'A page of records; `next` is the cursor of the following one.',
            ...json({
              type: 'object',
              required: ['records', 'next'],
              properties: { records: { type: 'array', items: { type: 'object' } }, next: { type: ['string', 'null'] } },
            }),
          },
          400: refused,
          401: refused,
        },
      },
    },
    [patterns.apiImports]: {
      post: {
        summary: 'Brings files in: recognised, read in a sandbox, sealed as one batch.',
        requestBody: {
          required: true,
          content: {
            'multipart/form-data': {
              schema: { type: 'object', properties: { files: { type: 'array', items: { type: 'string', format: 'binary' } } } },
            },
          },
        },
        parameters: [{ name: 'Prefer', in: 'header', schema: { type: 'string', enum: ['respond-async'] } }],
        responses: {
          201: { description: 'Kept.' },
          202: { description: 'Received, with `Prefer: respond-async`: `Location` is the address of the job.' },
          401: refused,
          403: refused,
          409: refused,
          413: refused,
          415: refused,
          422: refused,
          429: refused,
        },
      },
    },
    [patterns.apiImportJob.replace(':job', '{job}')]: {
      get: {
        summary: 'How far an import is, or how it ended.',
        parameters: [{ name: 'job', in: 'path', required: true, schema: { type: 'string' } }],
        responses: {
          200: {
            description: 'Its state; `records` and `files` while it runs, `location` and `batch` once done.',
            ...json({
              type: 'object',
              required: ['job', 'state'],
              properties: {
                job: { type: 'string' },
                state: { enum: ['running', 'done', 'refused', 'failed', 'cancelled'] },
                records: { type: 'integer' },
                files: { type: 'array', items: { type: 'object' } },
                location: { type: 'string' },
                batch: { type: 'object' },
                error: { type: 'object' },
              },
            }),
          },
          401: refused,
          404: refused,
        },
      },
    },
  },
} as const
