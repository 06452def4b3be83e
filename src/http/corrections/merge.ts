/** Two records that are one: the other is chosen among those that look like it, then field by field. */
import type { Context } from 'hono'
import { type Record, ruleOf } from '#model'
import type { ActOnRecordsProps } from '#web'
import type { Env } from '../deps.ts'
import { Failure, valueOf } from '../errors.ts'
import type { Asked } from './asked.ts'
import { doneOf, type Outcome } from './outcome.ts'

const mostShown = 20

export async function mergePage(c: Context<Env>, asked: Asked, selected: readonly Record[]): Promise<Outcome> {
  const [keep, second] = selected
  if (keep === undefined) throw new Failure('BadRequest')
  const chosen = asked.other ?? second?.id
  if (chosen === undefined) return await choices(c, keep)
  const other = valueOf(await c.var.attic.find(asked.kind, chosen))
  if (other === undefined || other.id === keep.id) return { ...(await choices(c, keep)), wrong: 'other' }
  if (asked.step !== 'save') return { step: 'look', other, records: [keep] }
  const values = other as unknown as { readonly [field: string]: unknown }
  const taken = Object.entries(asked.typed).filter(([, side]) => side === 'other')
  const fields = Object.fromEntries(taken.map(([field]) => [field, values[field]]))
  const done = await c.var.attic.merge(asked.kind, { keep: keep.id, other: other.id }, fields, asked.reason)
  if (!done.ok && done.error.type === 'BadItem') return { step: 'look', other, records: [keep], wrong: 'refused' }
  return doneOf(done)
}

/** The likeliest first: the same amount, then the nearest day. */
async function choices(c: Context<Env>, keep: Record): Promise<Partial<ActOnRecordsProps>> {
  const all = valueOf(await c.var.attic.selected([{ kind: keep.kind }]))
  const others = all.filter(({ id }) => id !== keep.id).map((record) => ({ record, far: farFrom(keep, record) }))
  others.sort((a, b) => a.far - b.far)
  return { others: others.slice(0, mostShown).map(({ record }) => record) }
}

function farFrom(keep: Record, other: Record): number {
  const amount = (record: Record): unknown => ('amount' in record ? record.amount : 'total' in record ? record.total : undefined)
  const dayOf = (record: Record): number => Date.parse(ruleOf(record).day(record) ?? '2000-01-01') / 86_400_000
  return Math.abs(dayOf(keep) - dayOf(other)) + (amount(keep) === amount(other) ? 0 : 1_000_000)
}
