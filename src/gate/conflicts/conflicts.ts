/** What two sources tell otherwise, and what the person says of it: taken, kept, merged, or two. */
import { err, ok, type Result } from '#lib/pure/result'
import { isKind, type Kind, type Record, withdrawn } from '#model'
import type { Batch, Damaged, OpenVault, Unknown } from '#vault'
import type { Attic } from '../types.ts'
import { disputedIn, monthIn, type Twin, twiceIn } from './find.ts'
import type { Conflict, Settled, Sides } from './types.ts'

type Conflicts = Pick<Attic, 'conflicts' | 'sidesOf' | 'settle' | 'settled' | 'askAgain'>

/** What a summary keeps: a page of questions, again and again. */
export const mostConflicts = 200
const by = 'conflicts'

const aboutOf = (type: Conflict['type'], kind: Kind, ids: readonly string[], fields: readonly string[]): string =>
  [type, kind, ...ids, ...fields].join('/')

/** Gathers, while the kinds are folded, records of which sources disagree. */
export function createGathering() {
  const found: Conflict[] = []
  return {
    /** For `Picked.several`. */
    several(items: Parameters<typeof disputedIn>[0], record: () => Record): void {
      if (found.length >= mostConflicts) return
      const fields = disputedIn(items)
      if (fields.length === 0) return
      const one = record()
      found.push({
        about: aboutOf('values', one.kind, [one.id], fields),
        type: 'values',
        kind: one.kind,
        ids: [one.id],
        fields,
        months: [monthIn(one)],
      })
    },
    found: (): readonly Conflict[] => found,
  }
}

/** Pairs that may be one among records without numbers: folded again, those months alone, for the numbers. */
export async function twins(
  vault: Pick<OpenVault, 'fold'>,
  kind: Twin['kind'],
  bare: readonly Twin[],
  batches: readonly Batch[],
): Promise<Result<readonly Conflict[], Damaged>> {
  const pairs = twiceIn(bare, batches).slice(0, mostConflicts)
  if (pairs.length === 0) return ok([])
  const wanted = new Set(pairs.flat().map(nameOf))
  const months = [...new Set(pairs.flat().map(monthIn))]
  const numbered = await vault.fold(kind, months, { keep: (item) => wanted.has(nameOf(item)) })
  if (!numbered.ok) return numbered
  return ok(
    twiceIn(numbered.value, batches).map((pair) => {
      const ids = pair.map(({ id }) => id)
      return { about: aboutOf('twice', kind, ids, []), type: 'twice', kind, ids, fields: [], months: pair.map(monthIn) }
    }),
  )
}

const nameOf = (item: Pick<Twin, 'day' | 'currency'> & object): string => {
  const { amount, total } = item as { readonly amount?: number; readonly total?: number }
  return [item.day, amount ?? total, item.currency].join(' ')
}

export function createConflicts(
  vault: OpenVault,
  summary: () => Promise<Result<{ readonly conflicts: readonly Conflict[] }, Damaged>>,
  attic: Pick<Attic, 'find' | 'judge' | 'judgements' | 'correct' | 'merge'>,
): Conflicts {
  const open = async (): Promise<Result<readonly Conflict[], Damaged>> => {
    const [held, said] = [await summary(), await attic.judgements(by)]
    if (!held.ok) return held
    if (!said.ok) return said
    const done = new Set(said.value.map(({ about }) => about))
    return ok(held.value.conflicts.filter(({ about }) => !done.has(about)))
  }
  const sidesOf = async (conflict: Conflict): Promise<Result<Sides | undefined, Damaged>> => {
    const { kind, ids, months, type } = conflict
    if (type === 'twice') {
      const records = await foundAll(attic, kind, ids, months)
      if (!records.ok) return records
      const sides = records.value.map((record) => ({ record, source: record.source }))
      return ok(sides.length === 2 ? { conflict, sides } : undefined)
    }
    let sides: Sides['sides'] = []
    const read = await vault.fold(kind, months, {
      keep: () => false,
      several(items, record, sources) {
        if (sides.length > 0 || disputedIn(items).length === 0) return
        const one = record()
        if (one.id !== ids[0]) return
        sides = items.map((item, i) => ({ record: { ...one, ...item } as Record, source: sources[i] ?? one.source }))
      },
    })
    return read.ok ? ok(sides.length > 1 ? { conflict, sides } : undefined) : read
  }

  return {
    conflicts: open,
    sidesOf,
    async settle(about, word) {
      const held = await open()
      if (!held.ok) return held
      const conflict = held.value.find((one) => one.about === about)
      if (conflict === undefined || (conflict.type === 'twice') !== (word.type === 'one' || word.type === 'two'))
        return err<Unknown>({ type: 'Unknown' })
      const { kind, ids, months, fields } = conflict
      if (word.type === 'kept' || word.type === 'two') {
        const said = await attic.judge([{ by, about, verdict: word.type, value: months.join(' ') }])
        if (!said.ok && said.error.type === 'BadJudgement') throw new Error('conflicts: a judgement is not well-formed')
        return said.ok ? ok(undefined) : (said as Result<never, Damaged>)
      }
      if (word.type === 'one') {
        const [keep, other] = [ids[word.side], ids[1 - word.side]]
        if (keep === undefined || other === undefined) return err<Unknown>({ type: 'Unknown' })
        return done(await attic.merge(kind, { keep, other }))
      }
      const seen = await sidesOf(conflict)
      if (!seen.ok) return seen
      const side = seen.value?.sides[word.side]?.record as { readonly [field: string]: unknown } | undefined
      if (side === undefined) return err<Unknown>({ type: 'Unknown' })
      return done(await attic.correct({ kind, ids }, Object.fromEntries(fields.map((field) => [field, side[field]]))))
    },
    async settled() {
      const said = await attic.judgements(by)
      if (!said.ok) return said
      const all: Settled[] = []
      for (const { about, verdict, value = '' } of said.value.toReversed().slice(0, mostSettled)) {
        const [type, kind = '', first = '', second = ''] = about.split('/')
        if (!isKind(kind) || (verdict !== 'kept' && verdict !== 'two')) continue
        const found = await foundAll(attic, kind, type === 'twice' ? [first, second] : [first], value.split(' '))
        if (!found.ok) return found
        if (found.value.length > 0) all.push({ about, verdict, records: found.value })
      }
      return ok(all)
    },
    async askAgain(about) {
      const said = await attic.judgements(by)
      if (!said.ok) return said
      if (!said.value.some((one) => one.about === about)) return err<Unknown>({ type: 'Unknown' })
      const taken = await attic.judge([{ by, about, verdict: withdrawn }])
      if (!taken.ok && taken.error.type === 'BadJudgement') throw new Error('conflicts: a judgement is not well-formed')
      return taken.ok ? ok(undefined) : (taken as Result<never, Damaged>)
    },
  }
}

/** As many as one page lists. */
const mostSettled = 20

async function foundAll(
  attic: Pick<Attic, 'find'>,
  kind: Kind,
  ids: readonly string[],
  months: readonly string[],
): Promise<Result<readonly Record[], Damaged>> {
  const records: Record[] = []
  for (const [i, id] of ids.entries()) {
    const found = await attic.find(kind, id, months[i])
    if (!found.ok) return found
    if (found.value !== undefined) records.push(found.value)
  }
  return ok(records)
}

/** The act, or that it is no longer there to be done. */
function done(act: Awaited<ReturnType<Attic['correct'] | Attic['merge']>>): Result<Batch, Damaged | Unknown> {
  if (act.ok) return act
  return act.error.type === 'Damaged' ? err(act.error) : err({ type: 'Unknown' })
}
