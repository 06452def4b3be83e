/** What a form asks: an act, on which records, at which step. Names of its own begin with `_`: the others are fields. */
import type { Context } from 'hono'
import { z } from 'zod'
import type { Selection } from '#gate'
import { isDay } from '#lib/pure/day'
import { clean } from '#lib/pure/text'
import { isKind, type Kind } from '#model'
import type { Env } from '../deps.ts'
import { Failure } from '../errors.ts'
import type { Typed } from '../hand/read.ts'
import { chosenLang } from '../lang.ts'
import { namedIn } from '../records/named.ts'

const id = z.string().regex(/^[\w-]{22}$/)
const day = z.string().refine(isDay)
const form = z.object({
  _act: z.enum(['correct', 'mark', 'remove', 'merge', 'split']),
  _step: z.enum(['ask', 'look', 'save']).default('ask'),
  _kind: z.string().refine(isKind),
  _id: z.array(id).max(1_000).default([]),
  _all: z.literal('yes').optional(),
  _account: z.string().max(64).optional(),
  _organisation: z.string().max(140).optional(),
  _since: day.optional(),
  _until: day.optional(),
  _text: z.string().max(200).optional(),
  _batch: z.string().max(64).optional(),
  _connector: z.string().max(64).optional(),
  _state: z.literal('corrected').optional(),
  _field: z.string().max(64).optional(),
  _other: id.optional(),
  _reason: z.string().trim().max(500).default(''),
})

export interface Asked {
  readonly act: z.infer<typeof form>['_act']
  readonly step: 'ask' | 'look' | 'save'
  readonly kind: Kind
  /** Undefined when nothing was chosen. */
  readonly selection: Selection | undefined
  /** One record, chosen by its number. */
  readonly single: string | undefined
  readonly hidden: readonly (readonly [string, string])[]
  readonly field: string | undefined
  readonly other: string | undefined
  readonly reason: string
  readonly typed: Typed
}

/** Throws a `BadRequest` on what no form of ours sends. */
export async function askedOf(c: Context<Env>): Promise<Asked> {
  const body = await c.req.parseBody({ all: true })
  const texts = Object.entries(body).flatMap(([name, value]): [string, string[]][] => [
    [name, (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string' && one !== '')] as [string, string[]],
  ])
  const own = texts.filter(([name, values]) => name.startsWith('_') && values.length > 0)
  const read = form.safeParse(Object.fromEntries(own.map(([name, values]) => [name, name === '_id' ? values : values.at(-1)])))
  if (!read.success) throw new Failure('BadRequest')
  const { _act, _step, _kind, _id, _all, _field, _other, _reason, ...query } = read.data
  const named = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
  const all = Object.fromEntries(named.map(([name, value]) => [name.slice(1), value]))
  const isAll = _all === 'yes'
  return {
    act: _act,
    step: _step,
    kind: _kind,
    selection: isAll ? { kind: _kind, ...all, named: namedIn(chosenLang(c)) } : _id.length > 0 ? { kind: _kind, ids: _id } : undefined,
    single: !isAll && _id.length === 1 ? _id[0] : undefined,
    hidden: [['_act', _act], ['_kind', _kind], ...(isAll ? [['_all', 'yes'] as const, ...named] : _id.map((one) => ['_id', one] as const))],
    field: _field,
    other: _other,
    reason: clean(_reason.toWellFormed(), 500),
    typed: Object.fromEntries(texts.flatMap(([name, values]) => (name.startsWith('_') ? [] : [[name, values.at(-1) ?? '']]))),
  }
}
