/** What would leave, row by row, beside what is held: the person sees it before she agrees, with what she removed struck out. */
import type { Kind } from '#model'
import { dayOf, type Numbered } from '../need.ts'
import { type Applying, applyView, isInside, type Row, valuesOf } from './apply.ts'
import { createMask } from './mask.ts'
import { kindsOf, type View } from './view.ts'

/** One field of a record: what is held, and what leaves of it, nothing when it is struck out. */
export interface PreviewCell {
  readonly field: string
  readonly held: unknown
  readonly leaves?: unknown
}
export interface PreviewPart {
  readonly kind: Kind
  /** Records, or spans, that would leave. */
  readonly leaving: number
  /** Records of the kind that she holds and that stay: other days. */
  readonly staying: number
  /** Of records: the newest, those that stay included, each with the fields of her choice and those she took out. */
  readonly rows: readonly { readonly leaves: boolean; readonly cells: readonly PreviewCell[] }[]
  /** Of totals and answers: the newest. */
  readonly spans: readonly Row[]
}

/** `asked` is the view before she took anything out: its fields are shown too, struck out. At most `most` rows a kind. */
export function previewOf(view: View, asked: View, records: readonly Numbered[], applying: Applying, most = 12): readonly PreviewPart[] {
  const mask = view.mask ? createMask(applying.names) : undefined
  const kinds = [...new Set([...kindsOf(view), ...kindsOf(asked)])]
  const rows = applyView(view, records, applying)
  return kinds.map((kind) => {
    const [part, before] = [view.parts[kind], asked.parts[kind]]
    const held = records.filter((record) => record.kind === kind).toSorted(newestFirst)
    const leaving = rows.filter((row) => row.kind === kind)
    if ((part ?? before)?.show !== 'records') return { kind, leaving: leaving.length, staying: 0, rows: [], spans: leaving.slice(0, most) }
    const named = [part, before].flatMap((one) => (one?.show === 'records' ? Object.keys(one.fields) : []))
    const fields = [...new Set(named)]
    const shown = held.slice(0, most).map((record) => {
      const leaves = part?.show === 'records' && isInside(view, dayOf(record))
      const values = leaves ? valuesOf(part, record, applying, mask) : {}
      const own = record as unknown as { readonly [field: string]: unknown }
      const cells = fields.map((field) => ({ field, held: own[field], ...(Object.hasOwn(values, field) && { leaves: values[field] }) }))
      return { leaves, cells }
    })
    return { kind, leaving: leaving.length, staying: held.length - leaving.length, rows: shown, spans: [] }
  })
}

const newestFirst = (a: Numbered, b: Numbered): number => (dayOf(a) > dayOf(b) ? -1 : dayOf(a) < dayOf(b) ? 1 : a.id < b.id ? -1 : 1)
