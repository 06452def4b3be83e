/** A record as a row of a table, and its columns as the Frictionless table schema has them. */
import { csvLine } from '#lib/pure/csv-line'
import { type FormField, formFields, type Kind, kinds, type Record } from '#model'
import { z } from 'zod'

/** Names of kinds and fields in both languages, as the pages say them. */
export interface Words {
  readonly kind: (kind: Kind) => { readonly fr: string; readonly en: string }
  readonly field: (name: string) => { readonly fr: string; readonly en: string } | undefined
}

const own = ['source', 'origin', 'batch', 'line'] as const

/** The fields of the schema, then where the record comes from. */
export const columnsOf = (kind: Kind): readonly string[] => ['id', ...namesOf(kind), ...own]

function namesOf(kind: Kind): readonly string[] {
  const { schema } = kinds[kind]
  if (!(schema instanceof z.ZodObject)) throw new TypeError('columnsOf: the schema of a kind is an object')
  return Object.keys(schema.shape).filter((name) => name !== 'kind' && name !== 'schema')
}

export const headLine = (kind: Kind): string => csvLine(columnsOf(kind))

/** One line; what is not plain is written as JSON, so that nothing is lost. */
export function rowLine<K extends Kind>(kind: K, record: Record<K>): string {
  const cells = record as unknown as { readonly [name: string]: unknown }
  const { connector, origin, batch, line } = record.source
  return csvLine([record.id, ...namesOf(kind).map((name) => cellOf(cells[name])), connector, origin, batch, line])
}

const cellOf = (value: unknown): string | number | boolean | undefined =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : (value as string | number | boolean | undefined)

const types: { readonly [T in FormField['type']]: string } = {
  text: 'string',
  long: 'string',
  day: 'date',
  instant: 'datetime',
  amount: 'integer',
  currency: 'string',
  quantity: 'integer',
  count: 'integer',
  degrees: 'integer',
  choice: 'string',
  yes: 'boolean',
  list: 'array',
  address: 'object',
}
const units: { readonly [T in FormField['type']]?: string } = {
  amount: 'minor units of the currency of the record (cents)',
  quantity: 'millionths of the unit of the field',
  degrees: 'ten-millionths of a degree',
}

/** Table schema (Frictionless) of a kind. */
export function schemaOf(kind: Kind, words: Words) {
  const known = new Map(formFields(kind).map((field) => [field.name, field]))
  const fields = columnsOf(kind).map((name) => {
    const field = known.get(name)
    const said = words.field(name)
    const unit = field && units[field.type]
    return {
      name,
      type: field ? types[field.type] : name === 'line' ? 'integer' : 'any',
      ...(said && { title: said.en, 'title:fr': said.fr }),
      ...(unit && { unit }),
      ...(field?.values && { constraints: { enum: field.values } }),
    }
  })
  return { fields, primaryKey: 'id' }
}
