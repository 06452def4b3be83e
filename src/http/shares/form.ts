/** The form of a share: which fields may leave and how precisely, and the view that was typed. */
import { type Precision, type SharedView, isDated, isNumeric, sharingPurposes, viewSchema } from '#gate'
import { createHash } from 'node:crypto'
import { type Canonical, canonicalJson } from '#lib/pure/canonical'
import { type FormField, formFields, isKind, type Kind } from '#model'
import type { FieldChoice, KindChoice, NewShareProps } from '#web'

/** What was typed of one share; nothing in it is believed yet. */
export interface Typed {
  readonly kinds: readonly Kind[]
  readonly show: ReadonlyMap<Kind, KindChoice['show']>
  /** `kind:field` → precision. */
  readonly fields: ReadonlyMap<string, Precision>
  readonly form: NewShareProps['typed']
  readonly step: 'preview' | 'give'
  /** Of the view that was last previewed (`seenOf`). */
  readonly seen: string
}

type Body = Readonly<Record<string, unknown>>
const shows = ['records', 'day', 'week', 'month', 'total'] as const
const days = ['1', '7', '30', '90', '365']

/** The choices of a form; what is not among the choices is as if it were not typed. */
export function readTyped(body: Body): Typed {
  const text = (name: string): string => (typeof body[name] === 'string' ? body[name] : '')
  const kinds = [...new Set([body['kind'] ?? []].flat().map(String))].filter(isKind)
  const fields = new Map<string, Precision>()
  for (const kind of kinds)
    for (const field of formFields(kind)) {
      const chosen = precisionsOf(field).find((precision) => precision === text(`field:${kind}:${field.name}`))
      if (chosen !== undefined) fields.set(`${kind}:${field.name}`, chosen)
    }
  const show = new Map(kinds.map((kind) => [kind, shows.find((one) => one === text(`show:${kind}`)) ?? 'records'] as const))
  const purpose = sharingPurposes.find((one) => one === text('purpose')) ?? sharingPurposes[0]
  return {
    kinds,
    show,
    fields,
    step: text('step') === 'give' ? 'give' : 'preview',
    seen: text('seen'),
    form: {
      name: text('name').trim(),
      purpose,
      since: text('since'),
      until: text('until'),
      mask: text('mask') === 'on',
      days: days.includes(text('days')) ? text('days') : '30',
    },
  }
}

/** What a form carries of the view it shows, so that nothing is given but what was seen. */
export const seenOf = (view: SharedView): string =>
  createHash('sha256')
    .update(canonicalJson(view as unknown as Canonical))
    .digest('base64url')

/** The view typed, or undefined when it is none. */
export function viewOf({ kinds, show, fields, form }: Typed): SharedView | undefined {
  const parts = kinds.flatMap((kind): (readonly [Kind, unknown])[] => {
    const named = formFields(kind).flatMap(({ name }): (readonly [string, Precision])[] => {
      const precision = fields.get(`${kind}:${name}`)
      return precision === undefined ? [] : [[name, precision]]
    })
    const by = show.get(kind) ?? 'records'
    if (by !== 'records') return [[kind, { show: 'totals', by, of: named.map(([name]) => name).filter((name) => isSummed(kind, name)) }]]
    return named.length === 0 ? [] : [[kind, { show: 'records', fields: Object.fromEntries([...named, ...besides(kind, named)]) }]]
  })
  const view = viewSchema.safeParse({
    parts: Object.fromEntries(parts),
    mask: form.mask,
    ...(form.since !== '' && { since: form.since }),
    ...(form.until !== '' && { until: form.until }),
  })
  return view.success ? view.data : undefined
}

/** An amount means nothing without its currency, nor a quantity without its unit: they leave with it. */
function besides(kind: Kind, named: readonly (readonly [string, Precision])[]): (readonly [string, Precision])[] {
  const all = formFields(kind)
  const chosen = all.filter(({ name }) => named.some(([one]) => one === name))
  return [
    ...(chosen.some(({ type }) => type === 'amount') && all.some(({ name }) => name === 'currency')
      ? [['currency', 'exact'] as const]
      : []),
    ...(chosen.some(({ name }) => name === 'quantity') && all.some(({ name }) => name === 'unit') ? [['unit', 'exact'] as const] : []),
  ]
}

/** What may be asked of a kind: the fields that her records have, with what was typed of each. */
export function choiceOf(kind: Kind, typed: Typed | undefined, present: ReadonlySet<string>): KindChoice {
  const fields = formFields(kind)
    .filter(({ name }) => present.has(name) && name !== 'currency' && name !== 'unit')
    .map((field): FieldChoice => ({
      field: field.name,
      precisions: precisionsOf(field),
      chosen: typed?.fields.get(`${kind}:${field.name}`) ?? '',
      isNumber: isSummed(kind, field.name),
    }))
  // Choices with several answers first: the others are a grid of boxes.
  const sorted = fields.toSorted((a, b) => Number(b.precisions.length > 1) - Number(a.precisions.length > 1))
  return { kind, show: typed?.show.get(kind) ?? 'records', isDated: isDated(kind), fields: sorted }
}

/** Every field of these kinds, as they are: what the preview holds a choice against. */
export function wholeView(kinds: readonly Kind[]): SharedView | undefined {
  const parts = kinds.map((kind) => [
    kind,
    { show: 'records', fields: Object.fromEntries(formFields(kind).map(({ name }) => [name, 'exact'])) },
  ])
  const view = viewSchema.safeParse({ parts: Object.fromEntries(parts), mask: false })
  return view.success ? view.data : undefined
}

const isSummed = (kind: Kind, field: string): boolean => isNumeric(kind, field)

/** How precisely a field may leave, the finest first. */
export function precisionsOf({ name, type }: FormField): readonly Precision[] {
  if (name === 'birthday') return ['exact', 'ageBand', 'year']
  if (type === 'day') return ['exact', 'month', 'year']
  if (type === 'instant') return ['exact', 'dayPart', 'month']
  return type === 'address' ? ['exact', 'area'] : ['exact']
}
