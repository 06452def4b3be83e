/** What a grant lets through: kinds, fields, days, precision. Whatever it does not name does not leave. */
import { z } from 'zod'
import { isDay } from '#lib/pure/day'
import { decidedKinds, isKind, type Kind, kinds } from '#model'
import { grantableFields } from '../need.ts'
import { precisions, type Precision } from './precision.ts'

export type By = (typeof spans)[number]
const spans = ['day', 'week', 'month', 'total'] as const

/** The records themselves: each field named, with the precision that it leaves in. */
export interface RecordsPart {
  readonly show: 'records'
  readonly fields: { readonly [field: string]: Precision }
}
/** How many records, and the sums of these fields, by span of days that is over and lies whole in the view's days. */
export interface TotalsPart {
  readonly show: 'totals'
  readonly by: By
  readonly of: readonly string[]
}
/** Whether the sum of a field (with none, the number of records) is at least `atLeast`, by span: yes or no, and nothing else. */
export interface AnswerPart {
  readonly show: 'answer'
  readonly by: By
  readonly of?: string | undefined
  readonly atLeast: number
}
export type Part = RecordsPart | TotalsPart | AnswerPart

/** Days are `YYYY-MM-DD`, both included; a record without a day of its own is not cut by them. */
export interface View {
  readonly parts: { readonly [K in Kind]?: Part }
  readonly since?: string | undefined
  readonly until?: string | undefined
  /** Hides what the data say of other people. */
  readonly mask: boolean
}

const day = z.string().refine(isDay)
const name = z.string().min(1).max(40)
const part = z.discriminatedUnion('show', [
  z.strictObject({ show: z.literal('records'), fields: z.record(name, z.enum(precisions)) }),
  z.strictObject({ show: z.literal('totals'), by: z.enum(spans), of: z.array(name).max(6) }),
  z.strictObject({ show: z.literal('answer'), by: z.enum(spans), of: name.optional(), atLeast: z.int() }),
])

/** The form of a view, for whatever comes from outside; held against the kinds there are. */
export const viewSchema = z
  .strictObject({
    parts: z.record(z.string(), part),
    since: day.optional(),
    until: day.optional(),
    mask: z.boolean(),
  })
  .refine((view) => isWhole(view as View))
  .transform((view) => view as View)

/** Kinds that hold the person's own words to her attic: never in a view. */
const ownKinds: ReadonlySet<string> = new Set(decidedKinds)

/** The kinds of a view, in the order of their names. */
export const kindsOf = ({ parts }: View): readonly Kind[] => Object.keys(parts).toSorted() as Kind[]

/** The fields of each kind that leave: the form the ledger keeps. */
export function fieldsOf(part: Part): readonly string[] {
  if (part.show === 'records') return Object.keys(part.fields).toSorted()
  return part.show === 'totals' ? part.of : part.of === undefined ? [] : [part.of]
}

/** Fields of a kind that hold whole numbers: those alone can be summed. */
export const isNumeric = (kind: Kind, field: string): boolean => {
  const found = (kinds[kind].schema as unknown as z.ZodObject).shape[field] as z.ZodType | undefined
  return found !== undefined && typeOf(found) === 'number'
}

/** True for kinds, fields and spans that exist and go together. */
function isWhole({ parts, since, until }: View): boolean {
  const named = Object.entries(parts)
  if (named.length === 0 || (since !== undefined && until !== undefined && since > until)) return false
  return named.every(([kind, one]) => isKind(kind) && !ownKinds.has(kind) && one !== undefined && isPart(kind, one, since, until))
}

function isPart(kind: Kind, one: Part, since: string | undefined, until: string | undefined): boolean {
  const fields = fieldsOf(one)
  const known = grantableFields(kind)
  if (!fields.every((field) => known.has(field) && field !== 'kind' && field !== 'schema')) return false
  if (one.show === 'records') return fields.length > 0
  if (!isDated(kind) || (one.by === 'total' && (since === undefined || until === undefined))) return false
  return fields.every((field) => isNumeric(kind, field)) && new Set(fields).size === fields.length
}

/** Kinds whose records have a day of their own. */
export const isDated = (kind: Kind): boolean => {
  const { day } = kinds[kind] as { readonly day: (item: unknown) => string | undefined }
  return day({ kind, day: '2026-01-01' }) !== undefined
}

function typeOf(schema: z.ZodType): string {
  const { type, innerType } = schema.def as unknown as { readonly type: string; readonly innerType?: z.ZodType }
  return innerType === undefined ? type : typeOf(innerType)
}
