/** Amendments made of what the person asks: checked by the schema of the kind, each field with what it replaces. */
import { type Amendment, amendment, formFields, type Item, kinds, type Record } from '#model'
import type { AmendingAct, Held, NewBatch } from '#vault'
import { ownHand } from './settings.ts'
import type { Fields } from './types.ts'

/** Records corrected or marked by one act. */
export const mostAtOnce = 5_000
/** Records deleted when asked once, in several acts. */
export const mostDeleted = 20_000

/** Amendments as a batch of the person's own hand. Throws on one that its schema refuses (a bug). */
export function actBatch<A extends AmendingAct>(act: A, said: readonly Amendment[]): NewBatch & { readonly act: A } {
  const file = { name: '', size: 0, connector: null, kinds: { amendment: said.length }, problems: [], moreProblems: 0 }
  const records = said.map((item, i) => ({ item: amendment.parse(item), file: 0, line: i + 1 }))
  return { connector: ownHand, origin: '', files: [file], records, act }
}

/** What an amendment says of any act. */
export const saidOf = ({ record, target: { month, key, rank } }: Held, reason?: string): Omit<Amendment, 'verdict'> => ({
  kind: 'amendment',
  schema: 1,
  about: record.kind,
  month,
  key: [...key],
  rank,
  ...(reason !== undefined && reason !== '' && { reason }),
})

const notFields = new Set(['id', 'source', 'others', 'corrected'])

/** The item of a record. */
function itemOf(record: Record): Item {
  return Object.fromEntries(Object.entries(record).filter(([field]) => !notFields.has(field))) as unknown as Item
}

/** The record's item with these fields set; undefined for one that its schema refuses, or that no form types. */
export function afterOf(record: Record, fields: Fields): Item | undefined {
  const typed = new Set(formFields(record.kind).map(({ name }) => name))
  if (!Object.keys(fields).every((field) => typed.has(field))) return undefined
  const given = Object.entries({ ...itemOf(record), ...fields }).filter(([, value]) => value !== undefined)
  return checked(Object.fromEntries(given), record)
}

function checked(given: unknown, { kind }: Record): Item | undefined {
  const parsed = kinds[kind].schema.safeParse(given)
  // A lone surrogate could be sealed, and never handed over again.
  return parsed.success && JSON.stringify(given).isWellFormed() && !/\\ud[89a-f]/i.test(JSON.stringify(given)) ? parsed.data : undefined
}

/** One amendment for what differs, or none. */
export function correctedIn(held: Held, item: Item, reason?: string): Amendment[] {
  const before = itemOf(held.record) as unknown as Fields
  const after = item as unknown as Fields
  const fields: { [field: string]: { was?: unknown; now?: unknown } } = {}
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, now] = [before[field], after[field]]
    if (JSON.stringify(was) === JSON.stringify(now)) continue
    fields[field] = { ...(was !== undefined && { was }), ...(now !== undefined && { now }) }
  }
  return Object.keys(fields).length === 0 ? [] : [{ ...saidOf(held, reason), verdict: 'corrected', fields }]
}

/** True when these are 2 to 20 records of the kind and, for money, they add up to what is split. */
export function isWholeOf({ record, target }: Held, items: readonly Item[]): boolean {
  if (items.length < 2 || items.length > 20 || target.rank.split('.').length > 3) return false
  if (!items.every((item) => item.kind === record.kind && checked(item, record) !== undefined)) return false
  const whole = itemOf(record) as unknown as Fields
  for (const money of ['amount', 'total']) {
    if (typeof whole[money] !== 'number' || whole['currency'] === undefined) continue
    const parts = items as unknown as readonly Fields[]
    if (!parts.every((part) => part['currency'] === whole['currency'] && typeof part[money] === 'number')) return false
    if (parts.reduce((sum, part) => sum + (part[money] as number), 0) !== whole[money]) return false
  }
  return true
}
