/** From a kind's schema to the fields that a person can type: the same schema then checks what she typed. */
import { z } from 'zod'
import { address, currencyCode, day, instant, latitude, longitude, millionths, minorUnits } from './field.ts'
import type { Kind } from './item.ts'
import { kinds } from './kinds.ts'

/** How a field is typed. `list` is one text a line; `amount` goes with the kind's currency. */
export type FieldType =
  | 'text'
  | 'long'
  | 'day'
  | 'instant'
  | 'amount'
  | 'currency'
  | 'quantity'
  | 'count'
  | 'degrees'
  | 'choice'
  | 'yes'
  | 'list'
  | 'address'

export interface FormField {
  readonly name: string
  readonly type: FieldType
  readonly required: boolean
  /** The values of a choice. */
  readonly values?: readonly string[]
  /** Longest text, or a list's longest line. */
  readonly max?: number
}

/** Given by the program, or that only a file carries. */
const notTyped = new Set(['kind', 'schema', 'raw', 'digest', 'messageId', 'zone'])

/** The fields of a kind in the order of its schema; what is a list of objects (lines of an invoice) is left to files. */
export function formFields(kind: Kind): readonly FormField[] {
  const { schema } = kinds[kind]
  if (!(schema instanceof z.ZodObject)) throw new TypeError('formFields: the schema of a kind is an object')
  return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([name, field]) => {
    if (notTyped.has(name)) return []
    const required = !(field instanceof z.ZodOptional)
    const typed = typeOf(field instanceof z.ZodOptional ? (field.unwrap() as z.ZodType) : field)
    if (typed === undefined && required) throw new TypeError(`formFields: ${kind}.${name} cannot be typed`)
    return typed === undefined ? [] : [{ name, required, ...typed }]
  })
}

const named = new Map<z.ZodType, FieldType>([
  [day, 'day'],
  [instant, 'instant'],
  [minorUnits, 'amount'],
  [currencyCode, 'currency'],
  [millionths, 'quantity'],
  [address, 'address'],
  [latitude, 'degrees'],
  [longitude, 'degrees'],
])

/** Texts longer than this are typed on several lines. */
const oneLine = 500

function typeOf(inner: z.ZodType): Pick<FormField, 'type' | 'values' | 'max'> | undefined {
  const type = named.get(inner)
  if (type !== undefined) return { type }
  if (inner instanceof z.ZodEnum) return { type: 'choice', values: inner.options.map(String) }
  if (inner instanceof z.ZodLiteral) return { type: 'yes' }
  if (inner instanceof z.ZodNumber) return { type: 'count' }
  if (inner instanceof z.ZodString) return { type: (inner.maxLength ?? 0) > oneLine ? 'long' : 'text', max: inner.maxLength ?? oneLine }
  if (inner instanceof z.ZodArray && inner.element instanceof z.ZodString) return { type: 'list', max: inner.element.maxLength ?? oneLine }
  return undefined
}
