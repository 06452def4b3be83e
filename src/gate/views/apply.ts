/** Applies a view to records: pure. Each row that comes out was asked by name, and nothing else comes out. */
import type { Item, Kind } from '#model'
import { dayOf, type Numbered } from '../need.ts'
import { createMask } from './mask.ts'
import { type At, generalise } from './precision.ts'
import { closedSpan } from './spans.ts'
import { type AnswerPart, kindsOf, type RecordsPart, type TotalsPart, type View } from './view.ts'

/** One line that leaves. `id` is that of a record, for this recipient alone; `span` that of a total or an answer. */
export interface Row {
  readonly kind: Kind
  readonly id?: string
  readonly span?: string
  readonly values: { readonly [field: string]: unknown }
}

/** What an application of a view needs besides the records. */
export interface Applying extends At {
  /** Folded names of her contacts, to hide. */
  readonly names: ReadonlySet<string>
  /** The number of a record for this recipient: no two recipients can join theirs. */
  readonly renumber: (id: string) => string
  /** Totals and answers that left before, by `answerKey`: each leaves once, and stays what it was. */
  readonly told: ReadonlyMap<string, Row>
}

/**
 * The rows, by kind, the newest first: by the day as it leaves, then by their numbers for this recipient, so that the order tells nothing
 * that the rows do not.
 */
export function applyView(view: View, records: readonly Numbered[], applying: Applying): readonly Row[] {
  const mask = view.mask ? createMask(applying.names) : undefined
  return kindsOf(view).flatMap((kind) => {
    const part = view.parts[kind]
    const held = records.filter((record) => record.kind === kind && isInside(view, dayOf(record)))
    if (part === undefined) return []
    if (part.show !== 'records') return spansOf(view, kind, part, held, applying)
    const rows = held.map((record) => ({ kind, id: applying.renumber(record.id), values: valuesOf(part, record, applying, mask) }))
    const placed = rows.map((row) => ({ row, day: dayIn(row) }))
    placed.sort((a, b) => (a.day > b.day ? -1 : a.day < b.day ? 1 : a.row.id < b.row.id ? -1 : 1))
    return placed.map(({ row }) => row)
  })
}

const dayIn = ({ values }: Row): string => (typeof values['day'] === 'string' ? values['day'] : '')

/** What a total or an answer is known by once it left. */
export const answerKey = ({ kind, span }: Pick<Row, 'kind' | 'span'>): string => `${kind}/${span}`

/** The fields of a record as they leave. */
export function valuesOf(
  { fields }: RecordsPart,
  record: Numbered,
  at: At,
  mask: ReturnType<typeof createMask> | undefined,
): Row['values'] {
  const held = record as unknown as { readonly [field: string]: unknown; readonly zone?: string }
  const values: { [field: string]: unknown } = {}
  for (const [field, precision] of Object.entries(fields)) {
    const value = Object.hasOwn(held, field) ? held[field] : undefined
    if (value === undefined) continue
    // Hidden first: what is made of a hidden value is nothing.
    const shown = mask === undefined ? value : mask(record.kind, field, value, record)
    const left = generalise(shown, precision, { ...at, zone: held.zone ?? at.zone })
    if (left !== undefined) values[field] = left
  }
  return values
}

/** A record without a day is in every period: nothing in it says when. */
export const isInside = ({ since, until }: View, day: string): boolean =>
  day === '' || ((since ?? '') <= day && (until === undefined || day <= until))

function spansOf(view: View, kind: Kind, part: TotalsPart | AnswerPart, held: readonly Numbered[], applying: Applying): Row[] {
  const bySpan = new Map<string, Numbered[]>()
  for (const record of held) {
    const span = closedSpan(view, part.by, dayOf(record), applying.today)
    if (span === undefined) continue
    const found = bySpan.get(span.name)
    if (found === undefined) bySpan.set(span.name, [record])
    else found.push(record)
  }
  return [...bySpan]
    .toSorted(([a], [b]) => (a > b ? -1 : 1))
    .map(([span, records]) => {
      const before = applying.told.get(answerKey({ kind, span }))
      return { kind, span, values: before === undefined ? told(part, records) : stillAsked(part, before) }
    })
}

/** Of what was told before, what is still asked: a field may have been taken out since. */
const stillAsked = (part: TotalsPart | AnswerPart, { values }: Row): Row['values'] =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([name]) => name === 'count' || name === 'answer' || (part.show === 'totals' && part.of.includes(name.split(' ')[0] ?? '')),
    ),
  )

function told(part: TotalsPart | AnswerPart, records: readonly Item[]): Row['values'] {
  const numbers = records as unknown as readonly { readonly [field: string]: unknown; readonly currency?: string }[]
  const of = part.show === 'totals' ? part.of : part.of === undefined ? [] : [part.of]
  const sums: { [field: string]: number } = {}
  // One sum a currency: cents of two currencies are not added up.
  for (const record of numbers)
    for (const field of of) {
      const name = record.currency === undefined ? field : `${field} ${record.currency}`
      sums[name] = (sums[name] ?? 0) + (typeof record[field] === 'number' ? record[field] : 0)
    }
  if (part.show === 'totals') return { count: records.length, ...sums }
  const values = part.of === undefined ? [records.length] : Object.values(sums)
  return { answer: values.some((sum) => sum >= part.atLeast) }
}
