/** The person's acts on what she holds: each is a batch of amendments, undone and redone as an import is. */
import { err, ok, type Result } from '#lib/pure/result'
import type { Kind, Record } from '#model'
import type { Amended, Batch, Damaged, Held, NewBatch, OpenVault, Target, Unknown } from '#vault'
import { actBatch, afterOf, correctedIn, isWholeOf, mostAtOnce, mostDeleted, saidOf } from './amending.ts'
import { fromOf } from './from.ts'
import type { Act } from './ledger.ts'
import { itemAsked, monthsAsked, recordAsked } from './query.ts'
import { readSearch } from './search.ts'
import type { Attic, Selection, TooMany } from './types.ts'

type Corrections = Pick<
  Attic,
  'correct' | 'tryCorrect' | 'merge' | 'split' | 'mark' | 'remove' | 'selected' | 'withdraw' | 'history' | 'corrections' | 'acted'
>
/** Writes the entry of the ledger, then does it. */
type Announce = <T, E>(act: Omit<Act, 'actor'>, work: () => Promise<Result<T, E>>) => Promise<Result<T, E | Damaged>>

const unknown = err<Unknown>({ type: 'Unknown' })
const badItem = err({ type: 'BadItem' } as const)
/** Deleted by one transaction. */
const mostInOne = 1_000

export function createCorrections(vault: OpenVault, announce: Announce): Corrections {
  const say = (batch: NewBatch & { readonly act: NonNullable<NewBatch['act']> }): Promise<Result<Batch, Damaged>> =>
    announce({ act: batch.act, count: batch.records.length }, () => vault.add(batch))
  const one = async (kind: Kind, id: string, day = ''): Promise<Result<Held, Damaged | Unknown>> => {
    const found = await selectedOf(vault, { kind, ids: [id], ...(day !== '' && { since: day, until: day }) })
    if (!found.ok) return found
    return found.value[0] === undefined ? unknown : ok(found.value[0])
  }

  return {
    async correct(selection, fields, reason) {
      const found = await selectedOf(vault, selection)
      if (!found.ok) return found
      if (found.value.length === 0) return unknown
      if (found.value.length > mostAtOnce) return tooMany(mostAtOnce)
      const changed = found.value.map((held) => ({ held, item: afterOf(held.record, fields) }))
      if (changed.some(({ item }) => item === undefined)) return badItem
      const said = changed.flatMap(({ held, item }) => (item === undefined ? [] : correctedIn(held, item, reason)))
      return said.length === 0 ? badItem : await say(actBatch('correct', said))
    },
    async tryCorrect(selection, fields) {
      const found = await selectedOf(vault, selection)
      if (!found.ok) return found
      const tried = { changed: 0, refused: 0, samples: [] as { before: Record; after: Record }[] }
      for (const held of found.value) {
        const item = afterOf(held.record, fields)
        if (item === undefined) tried.refused += 1
        else if (correctedIn(held, item).length > 0) {
          tried.changed += 1
          const { id, source, others } = held.record
          if (tried.samples.length < 20)
            tried.samples.push({
              before: held.record,
              after: { ...item, id, source, ...(others && { others }), corrected: true },
            })
        }
      }
      return ok(tried)
    },
    async merge(kind, ids, fields = {}, reason) {
      const [keep, other] = [await one(kind, ids.keep), await one(kind, ids.other)]
      if (!keep.ok) return keep
      if (!other.ok) return other
      if (ids.keep === ids.other) return badItem
      const item = afterOf(keep.value.record, fields)
      if (item === undefined) return badItem
      const { target } = keep.value
      const into = { ...target, key: [...target.key] }
      const merged = { ...saidOf(other.value, reason), verdict: 'merged', into } as const
      return await say(actBatch('merge', [merged, ...correctedIn(keep.value, item, reason)]))
    },
    async split(kind, id, items, reason) {
      const found = await one(kind, id)
      if (!found.ok) return found
      if (!isWholeOf(found.value, items)) return badItem
      const said = { ...saidOf(found.value, reason), verdict: 'split', items: items.map((item) => ({ ...item })) } as const
      return await say(actBatch('split', [said]))
    },
    async mark(selection, reason) {
      const found = await selectedOf(vault, selection)
      if (!found.ok) return found
      if (found.value.length === 0) return unknown
      if (found.value.length > mostAtOnce) return tooMany(mostAtOnce)
      return await say(
        actBatch(
          'mark',
          found.value.map((held) => ({ ...saidOf(held, reason), verdict: 'wrong' }) as const),
        ),
      )
    },
    async remove(selections, reason) {
      const found = await allSelected(vault, selections)
      if (!found.ok) return found
      if (found.value.length === 0) return unknown
      const batches: Batch[] = []
      for (const [kind, held] of Map.groupBy(found.value, ({ record }) => record.kind)) {
        for (const targets of chunksOf(held)) {
          const removed = await announce({ act: 'remove', count: targets.length }, () => vault.remove(kind, targets, reason))
          if (!removed.ok) return removed
          batches.push(removed.value)
        }
      }
      return ok({ records: found.value.length, batches })
    },
    async selected(selections) {
      const found = await allSelected(vault, selections)
      return found.ok ? ok(found.value.map(({ record }) => record)) : found
    },
    async withdraw(batch, line) {
      const said = await vault.amendments()
      if (!said.ok) return said
      const found = said.value.find((one) => one.batch.id === batch && one.line === line && one.batch.state === 'live')
      if (found === undefined || found.amendment.verdict === 'withdrawn') return unknown
      const { about, month, key, name, rank, verdict } = found.amendment
      const named = { ...(key && { key }), ...(name !== undefined && { name }) }
      return await say(
        actBatch('withdraw', [{ kind: 'amendment', schema: 1, about, month, ...named, rank, verdict: 'withdrawn', of: verdict }]),
      )
    },
    async history(kind, id, day) {
      const found = await one(kind, id, day)
      if (!found.ok) return found
      const said = await vault.amendments()
      if (!said.ok) return said
      const roots = new Set(found.value.roots.map(rootOf))
      const isHere = ({ amendment: { about, month, key, rank } }: Amended) =>
        about === kind && key !== undefined && roots.has(rootOf({ month, key, rank }))
      return ok(said.value.filter(isHere).toReversed())
    },
    acted() {
      const counts = { correct: 0, merge: 0, split: 0, mark: 0, remove: 0, withdraw: 0 }
      for (const { act, state, files } of vault.batches())
        if (act !== undefined && state === 'live') counts[act] += files[0]?.kinds.amendment ?? 0
      return counts
    },
    async corrections() {
      const said = await vault.amendments()
      if (!said.ok) return said
      const held = new Map<string, Held>()
      for (const kind of new Set(said.value.map(({ amendment }) => amendment.about as Kind))) {
        const found = await vault.held(kind)
        if (!found.ok) return found
        for (const one of found.value) held.set(`${kind}\u0000${exactly(one.target)}`, one)
      }
      return ok(
        said.value.toReversed().map((one) => {
          const { about, month, key, rank } = one.amendment
          const found = key && held.get(`${about}\u0000${exactly({ month, key, rank })}`)
          return { ...one, ...(found && { held: found }) }
        }),
      )
    },
  }
}

const exactly = ({ month, key, rank }: Target): string => [month, rank, ...key].join('\u0000')
const rootOf = (target: Target): string => exactly({ ...target, rank: target.rank.split('.')[0] ?? '' })

const tooMany = (most: number) => err<TooMany>({ type: 'TooMany', most })

async function selectedOf(vault: OpenVault, { kind, ...asked }: Selection): Promise<Result<Held[], Damaged>> {
  const query = { ...asked, kinds: [kind] }
  const [isItem, isRecord, { holds }] = [itemAsked(query), recordAsked(query), readSearch(query.text ?? '', query.named)]
  const from = await fromOf(query.organisation, () => vault.fold('bank.account'))
  if (!from.ok) return from
  const months = monthsAsked(query, vault.months(kind))
  const wanted = asked.ids && new Set(asked.ids).size
  const selected: Held[] = []
  // Named records are looked for from the newest month, and no further than the last of them.
  for (const some of wanted === undefined ? [months] : months.toReversed().map((month) => [month])) {
    const found = await vault.held(kind, some)
    if (!found.ok) return found
    for (const one of found.value)
      if (one.state === 'held' && isItem(one.record) && from.value.isFrom(one.record) && holds(one.record) && isRecord(one.record))
        selected.push(one)
    if (selected.length === wanted) break
  }
  return ok(selected)
}

async function allSelected(vault: OpenVault, selections: readonly Selection[]): Promise<Result<Held[], Damaged | TooMany>> {
  const all = new Map<string, Held>()
  for (const selection of selections) {
    const found = await selectedOf(vault, selection)
    if (!found.ok) return found
    for (const held of found.value) all.set(`${selection.kind}\u0000${held.record.id}`, held)
    if (all.size > mostDeleted) return tooMany(mostDeleted)
  }
  return ok([...all.values()])
}

/** What each transaction deletes: every root once, months together. */
function chunksOf(held: readonly Held[]): Target[][] {
  const roots = [...new Map(held.flatMap((one) => one.roots).map((root) => [exactly(root), root])).values()]
  const byMonth = roots.toSorted((a, b) => (a.month < b.month ? 1 : a.month > b.month ? -1 : 0))
  return Array.from({ length: Math.ceil(byMonth.length / mostInOne) }, (_, i) => byMonth.slice(i * mostInOne, (i + 1) * mostInOne))
}
