/** Correcting one record by its form, or one field of many. */
import type { Context } from 'hono'
import { formFields, type Record } from '#model'
import type { Env } from '../deps.ts'
import { Failure } from '../errors.ts'
import { readFields } from '../hand/read.ts'
import { chosenLang } from '../lang.ts'
import { zoneOf as personZone } from '../zone.ts'
import type { Asked } from './asked.ts'
import { doneOf, type Outcome } from './outcome.ts'
import { changedNames, typedOf, zoneOf } from './typed.ts'

export async function correctOne(c: Context<Env>, { step, selection, typed, reason }: Asked, record: Record): Promise<Outcome> {
  const lang = chosenLang(c)
  const zone = await personZone(c)
  const before = typedOf(record, lang, zone)
  const isFirst = Object.keys(typed).length === 0
  if (isFirst) return { typed: before }
  if (step === 'ask') return { typed }
  const names = changedNames(record, before, typed)
  if (names.length === 0) return { typed, wrong: 'nothing' }
  const { errors, fields } = readFields(record.kind, names, typed, { lang, zone: zoneOf(record, zone) })
  if (Object.keys(errors).length > 0) return { typed, errors }
  return await tried(c, selection, fields, { typed, step, reason })
}

/** Fields that make sense alike for many records, whatever the others hold. */
const alike = new Set(['text', 'long', 'day', 'choice', 'list', 'count', 'quantity', 'degrees', 'yes'])

export async function correctMany(c: Context<Env>, { step, selection, kind, field: name, typed, reason }: Asked): Promise<Outcome> {
  const fields = formFields(kind).filter(({ type }) => alike.has(type))
  const field = fields.find((one) => one.name === name)
  if (field === undefined) return { fields }
  if (step === 'ask') return { fields, field: field.name }
  const read = readFields(kind, [field.name], typed, { lang: chosenLang(c), zone: await personZone(c) })
  if (Object.keys(read.errors).length > 0) return { fields, field: field.name, errors: read.errors }
  return { ...(await tried(c, selection, read.fields, { typed, step, reason })), field: field.name, fields }
}

async function tried(
  c: Context<Env>,
  selection: Asked['selection'],
  fields: { readonly [field: string]: unknown },
  { typed, step, reason }: Pick<Asked, 'typed' | 'step' | 'reason'>,
): Promise<Outcome> {
  if (selection === undefined) throw new Failure('BadRequest')
  const { changed, refused, samples } = doneOf(await c.var.attic.tryCorrect(selection, fields))
  if (refused > 0) return { typed, wrong: 'refused' }
  if (changed === 0) return { typed, wrong: 'nothing' }
  if (step !== 'save') return { typed, step: 'look', samples, changed }
  return doneOf(await c.var.attic.correct(selection, fields, reason))
}
