/** Random lives with corrections and deletions against the plain rule, kept in clear and folded without a hole. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Amendment, BankTransaction } from '#model'
import type { Store } from '#store'
import { runs } from '#test/runs'
import { forEachStore } from '#test/stores'
import { type Held, type NewBatch, type OpenVault, type Target, vaultMigrations } from '#vault'
import { foldFiles } from './fold.ts'
import { aBatch, anOperation, openedText, passphrase, testVaults, value } from './testing.ts'

type Operation = BankTransaction
interface Kept {
  readonly id: string
  readonly batch: NewBatch
  live: boolean
  readonly gone: Set<number>
}
interface Act {
  readonly id: string
  live: boolean
  said: Amendment[]
  /** In clear, what a deletion names by a digest. */
  readonly removed: readonly string[]
}
interface Shown {
  readonly name: string
  readonly item: Operation
  readonly sources: readonly string[]
  readonly roots: readonly string[]
}

const nameOf = ({ month, key, rank }: Target): string => [month, rank, ...key].join('|')
const rootOf = ({ month, key, rank }: Target): string => nameOf({ month, key, rank: rank.split('.')[0] ?? '' })

/** Slots of these files, deleted lines included. */
function slotsOf(kept: readonly Kept[]) {
  const files = kept.map(({ id, batch }) => ({
    connector: batch.connector,
    origin: id,
    entries: batch.records.map(({ item }, line) => ({ item: item as Operation, line })),
  }))
  return [
    ...Map.groupBy(
      files.flatMap((file) => file.entries.map((entry) => ({ file, entry }))),
      ({ entry }) => entry.item.day.slice(0, 7),
    ),
  ].flatMap(([month]) => {
    const ofMonth = files.map((file) => ({ ...file, entries: file.entries.filter(({ item }) => item.day.startsWith(month)) }))
    return foldFiles('bank.transaction', ofMonth).map(({ key, rank, sources }) => ({
      target: { month, key, rank: String(rank) },
      sources: sources.map(({ file, entry }) => ({ batch: file.origin, line: entry.line ?? -1, item: entry.item })),
    }))
  })
}

const isGone = (kept: readonly Kept[], batch: string, line: number): boolean => kept.find(({ id }) => id === batch)?.gone.has(line) ?? false

/** What the person holds, said the long way. */
function stated(kept: readonly Kept[], acts: readonly Act[]): Shown[] {
  const said = acts.filter(({ live }) => live).flatMap((act) => act.said)
  const inForce = said.filter(
    (one, i) =>
      one.verdict !== 'withdrawn' &&
      !said
        .slice(i + 1)
        .some((later) => later.verdict === 'withdrawn' && later.of === one.verdict && nameOf(later as Target) === nameOf(one as Target)),
  )
  const removed = new Set(acts.filter(({ live }) => live).flatMap((act) => act.removed))
  const about = (name: string, verdict: string) => inForce.filter((one) => one.verdict === verdict && nameOf(one as Target) === name)
  interface Plain {
    readonly target: Target
    readonly item: Operation
    readonly sources: readonly string[]
    readonly parts: readonly string[]
    split: boolean
    wrong: boolean
    to?: string
  }
  const all = new Map<string, Plain>()
  const grow = (target: Target, base: Operation, sources: readonly string[]): void => {
    const name = nameOf(target)
    const item = structuredClone(base) as unknown as { [field: string]: unknown }
    for (const { fields } of about(name, 'corrected'))
      for (const [field, { now }] of Object.entries(fields ?? {})) {
        if (now === undefined) delete item[field]
        else item[field] = now
      }
    const wrong = about(name, 'wrong').length > 0
    const parts = wrong ? [] : (about(name, 'split').at(-1)?.items ?? [])
    const names = parts.map((_, i) => nameOf({ ...target, rank: `${target.rank}.${i + 1}` }))
    all.set(name, { target, item: item as unknown as Operation, sources, parts: names, split: parts.length > 0, wrong })
    for (const [i, part] of parts.entries()) grow({ ...target, rank: `${target.rank}.${i + 1}` }, part as unknown as Operation, sources)
  }
  for (const { target, sources } of slotsOf(kept.filter(({ live }) => live))) {
    const left = sources.filter(({ batch, line }) => !isGone(kept, batch, line))
    const [newest] = left
    if (newest === undefined || removed.has(nameOf(target))) continue
    grow(
      target,
      newest.item,
      left.map(({ batch, line }) => `${batch}:${line + 1}`),
    )
  }
  const endOf = (name: string): string => {
    const to = all.get(name)?.to
    return to === undefined ? name : endOf(to)
  }
  const leads = (name: string, to: string): boolean => {
    const end = endOf(name)
    return end === to || (all.get(end)?.parts ?? []).some((part) => leads(part, to))
  }
  const into = (name: string): string[] => {
    const direct = [...all].filter(([, { to }]) => to === name).map(([other]) => other)
    const whole = [...all].find(([, { parts }]) => parts.includes(name))?.[0]
    return [...direct.flatMap((other) => [other, ...into(other)]), ...(whole === undefined ? [] : into(whole))]
  }
  for (const one of inForce) {
    if (one.verdict !== 'merged' || one.into === undefined) continue
    const [from, to] = [nameOf(one as Target), nameOf(one.into)]
    const plain = all.get(from)
    if (!plain || !all.has(to) || plain.to !== undefined || plain.split || leads(to, from)) continue
    plain.to = to
  }
  return [...all].flatMap(([name, { item, split, wrong, to }]) => {
    if (split || wrong || to !== undefined) return []
    const made = [name, ...into(name)].flatMap((other) => all.get(other) ?? [])
    return [
      {
        name,
        item,
        sources: [...new Set(made.flatMap(({ sources }) => sources))].toSorted(),
        roots: [...new Set(made.map(({ target }) => rootOf(target)))],
      },
    ]
  })
}

const plainOf = ({ name, item, sources }: Pick<Shown, 'name' | 'item' | 'sources'>): string =>
  JSON.stringify([name, item.account, item.day, item.amount, item.label, item.memo ?? '', item.category ?? '', ...sources])

function seenOf({ record, target }: Held<'bank.transaction'>): string {
  const sources = [record.source, ...(record.others ?? [])].map(({ batch, line }) => `${batch}:${line}`).toSorted()
  return plainOf({ name: nameOf(target), item: record, sources })
}

const held = async (vault: OpenVault): Promise<Held<'bank.transaction'>[]> =>
  value(await vault.held('bank.transaction')).filter(({ state }) => state === 'held')

let memo = 0
const someOperation = fc
  .record({
    day: fc.constantFrom('2026-03-02', '2026-03-03', '2026-04-01'),
    amount: fc.constantFrom(-450, 1_200),
    label: fc.constantFrom('CAFE', 'TABAC'),
    reference: fc.constantFrom('', 'A', 'B'),
  })
  .map(({ reference, ...fields }) => anOperation({ ...fields, ...(reference !== '' && { reference }) }))
const someImport = fc
  .tuple(fc.constantFrom('ofx', 'qif'), fc.array(someOperation, { maxLength: 5 }))
  .map(([connector, items]) => ({ connector, items }))
const some = fc.nat({ max: 1_000 })
const someAct = fc.oneof(
  { weight: 6, arbitrary: fc.record({ bring: someImport }) },
  { weight: 2, arbitrary: fc.record({ again: some }) },
  { weight: 2, arbitrary: fc.record({ toggle: some }) },
  {
    weight: 4,
    arbitrary: fc.record({ correct: some, day: fc.constantFrom('', '2026-04-01', '2026-05-06'), category: fc.constantFrom('', 'Repas') }),
  },
  { weight: 3, arbitrary: fc.record({ merge: some, into: some }) },
  { weight: 2, arbitrary: fc.record({ split: some, day: fc.constantFrom('2026-03-03', '2026-06-01') }) },
  { weight: 2, arbitrary: fc.record({ wrong: some }) },
  { weight: 4, arbitrary: fc.record({ remove: fc.array(some, { minLength: 1, maxLength: 3 }) }) },
  { weight: 3, arbitrary: fc.record({ toggleAct: some }) },
  { weight: 2, arbitrary: fc.record({ withdraw: some }) },
  { weight: 2, arbitrary: fc.constantFrom('tidy' as const, 'reopen' as const) },
)
type OneAct = typeof someAct extends fc.Arbitrary<infer A> ? A : never

const about = (target: Target) => ({ kind: 'amendment', schema: 1, about: 'bank.transaction', ...target }) as const
const acted = (act: NonNullable<NewBatch['act']>, said: readonly Amendment[]): NewBatch => ({
  ...aBatch('', said, 'person'),
  origin: '',
  act,
})

async function live(store: Store, life: readonly OneAct[]): Promise<void> {
  const vaults = testVaults(store)
  const key = value(await vaults.create(passphrase))
  let vault = value(await vaults.open(key))
  const kept: Kept[] = []
  const acts: Act[] = []
  const say = async (act: NonNullable<NewBatch['act']>, said: readonly Amendment[]): Promise<void> => {
    const { id } = value(await vault.add(acted(act, said)))
    acts.push({ id, live: true, said: [...said], removed: [] })
  }
  const bring = async (batch: NewBatch): Promise<void> => {
    const raw = (found: readonly Kept[]) => {
      const removed = new Set(acts.filter((act) => act.live).flatMap((act) => act.removed))
      const slots = slotsOf(found.filter((one) => one.live)).filter(({ sources }) =>
        sources.some(({ batch: id, line }) => !isGone(found, id, line)),
      )
      return {
        slots: slots.filter(({ target }) => !removed.has(nameOf(target))),
        blocked: slots.filter(({ target }) => removed.has(nameOf(target))),
      }
    }
    const before = raw(kept).slots.length
    const added = value(await vault.add(batch))
    kept.push({ id: added.id, batch, live: true, gone: new Set() })
    const after = raw(kept)
    const more = after.slots.length - before
    const leftOut = after.blocked.flatMap(({ sources }) => sources.filter((one) => one.batch === added.id)).length
    const count = (counts: NewBatch['files'][number]['kinds'] | undefined) => counts?.['bank.transaction'] ?? 0
    assert.deepEqual(
      [count(added.added), count(added.already), count(added.leftOut)],
      [more, batch.records.length - more - leftOut, leftOut],
    )
  }
  for (const one of life) {
    const now = await held(vault)
    const order = now.toSorted((a, b) => (nameOf(a.target) < nameOf(b.target) ? -1 : 1))
    const pick = (n: number) => order[n % Math.max(order.length, 1)]
    if (one === 'reopen') vault = value(await vaults.open(key))
    else if (one === 'tidy') value(await vault.tidy())
    else if ('bring' in one)
      await bring(
        aBatch(
          'fichier',
          one.bring.items.map((item) => ({ ...item, memo: `memo-${(memo += 1)}-`, ...(memo % 3 === 0 && { raw: { day: '1999-01-01' } }) })),
          one.bring.connector,
        ),
      )
    else if ('again' in one) {
      const chosen = kept[one.again % Math.max(kept.length, 1)]
      if (chosen) await bring(chosen.batch)
    } else if ('toggle' in one) {
      const chosen = kept[one.toggle % Math.max(kept.length, 1)]
      if (chosen === undefined) continue
      chosen.live = !chosen.live
      value(await vault.setState(chosen.id, chosen.live ? 'live' : 'undone'))
    } else if ('toggleAct' in one) {
      const chosen = acts[one.toggleAct % Math.max(acts.length, 1)]
      if (chosen === undefined) continue
      chosen.live = !chosen.live
      value(await vault.setState(chosen.id, chosen.live ? 'live' : 'undone'))
    } else if ('correct' in one) {
      const chosen = pick(one.correct)
      if (chosen === undefined) continue
      const { record, target } = chosen
      const fields = {
        ...(one.day !== '' && { day: { was: record.day, now: one.day } }),
        category: { ...(record.category && { was: record.category }), ...(one.category !== '' && { now: one.category }) },
      }
      await say('correct', [{ ...about(target), key: [...target.key], verdict: 'corrected', fields }])
    } else if ('merge' in one) {
      const [from, to] = [pick(one.merge), pick(one.into)]
      if (!from || !to || from === to) continue
      const into = { ...to.target, key: [...to.target.key] }
      await say('merge', [{ ...about(from.target), key: [...from.target.key], verdict: 'merged', into }])
    } else if ('split' in one) {
      const chosen = pick(one.split)
      if (chosen === undefined || chosen.target.rank.length > 4) continue
      const part = (amount: number, day: string) => ({ ...anOperation({ amount, day, label: 'PART' }) })
      const items = [part(1, chosen.record.day), part(chosen.record.amount - 1, one.day)]
      await say('split', [{ ...about(chosen.target), key: [...chosen.target.key], verdict: 'split', items }])
    } else if ('wrong' in one) {
      const chosen = pick(one.wrong)
      if (chosen) await say('mark', [{ ...about(chosen.target), key: [...chosen.target.key], verdict: 'wrong' }])
    } else if ('withdraw' in one) {
      const said = acts.filter((act) => act.live).flatMap((act) => act.said.filter(({ verdict }) => verdict !== 'withdrawn'))
      const chosen = said[one.withdraw % Math.max(said.length, 1)]
      if (chosen === undefined) continue
      const { month, key: named, rank, verdict } = chosen
      await say('withdraw', [{ ...about({ month, key: named ?? [], rank }), key: named, verdict: 'withdrawn', of: verdict as 'wrong' }])
    } else {
      const chosen = one.remove.flatMap((n) => pick(n) ?? [])
      if (chosen.length === 0) continue
      const roots = [...new Map(chosen.flatMap((found) => found.roots).map((root) => [nameOf(root), root])).values()]
      const names = new Set(roots.map(nameOf))
      const going = slotsOf(kept.filter((found) => found.live))
        .filter(({ target }) => names.has(nameOf(target)))
        .flatMap(({ sources }) => sources)
      const isGoing = (batch: string, line: number) => going.some((found) => found.batch === batch && found.line === line)
      for (const { sources } of slotsOf(kept))
        if (sources.some(({ batch, line }) => isGoing(batch, line)))
          for (const { batch, line } of sources)
            if (!kept.find(({ id }) => id === batch)?.live) going.push({ batch, line, item: anOperation() })
      for (const { batch, line } of going) kept.find(({ id }) => id === batch)?.gone.add(line)
      for (const act of acts)
        act.said = act.said.filter((said) => !names.has(rootOf(said as Target)) && !(said.into && names.has(rootOf(said.into))))
      const { id } = value(await vault.remove('bank.transaction', roots))
      acts.push({ id, live: true, said: [], removed: [...names] })
    }
    const expected = stated(kept, acts)
    const seen = await held(vault)
    assert.deepEqual(seen.map(seenOf).toSorted(), expected.map(plainOf).toSorted())
    // What is asked by month is what is found there.
    for (const month of vault.months('bank.transaction')) {
      const found = value(await vault.fold('bank.transaction', [month]))
      const there = seen.filter(({ record }) => record.day.startsWith(month)).map(({ record }) => record.id)
      assert.deepEqual(found.map(({ id }) => id).toSorted(), there.toSorted(), month)
    }
    await assertSpared(vault, seen)
    assert.equal(new Set(seen.map(({ record }) => record.id)).size, seen.length)
  }
  const again = value(await vaults.open(key))
  assert.deepEqual((await held(again)).map(seenOf).toSorted(), stated(kept, acts).map(plainOf).toSorted())
  assert.ok(value(await again.verify()))
  // Nothing of what was deleted is sealed anywhere, unless another line brought it.
  const texts = await openedText(store, key)
  const memos = (isThere: boolean) =>
    new Set(
      kept.flatMap(({ batch, gone }) =>
        batch.records.flatMap(({ item }, line) => (gone.has(line) === isThere ? [] : [(item as Operation).memo ?? ''])),
      ),
    )
  const left = memos(true)
  for (const memo of memos(false)) if (!left.has(memo)) assert.ok(!texts.includes(memo), memo)
  for (const memo of left) assert.ok(texts.includes(memo), memo)
}

/** What is not parsed changes no answer: neither of a search that reads the text first, nor of a page that reads some days. */
async function assertSpared(vault: OpenVault, seen: readonly Held<'bank.transaction'>[]): Promise<void> {
  const idsOf = (records: readonly { readonly id: string }[]): readonly string[] => records.map(({ id }) => id).toSorted()
  const records = seen.map(({ record }) => record)
  for (const label of ['CAFE', 'PART']) {
    const keep = (item: Operation): boolean => item.label === label
    const found = value(await vault.fold('bank.transaction', undefined, { keep, scan: [[label.toLowerCase()]] }))
    assert.deepEqual(idsOf(found), idsOf(records.filter(keep)), label)
  }
  const back = records.length % 2 === 0
  const [start = ''] = records.map(({ day }) => day)
  for (const day of [undefined, start]) {
    const isAhead = (one: string): boolean => day === undefined || (back ? one >= day : one <= day)
    const days = [...new Set(records.map((record) => record.day))].filter(isAhead).toSorted()
    const asked: string[] = []
    for (const one of back ? days : days.toReversed())
      if (records.filter((record) => record.day !== day && asked.includes(record.day)).length < 2) asked.push(one)
    const first = { many: 2, back, ...(day !== undefined && { day }) }
    const months = vault.months('bank.transaction')
    const found = value(await vault.fold('bank.transaction', months, { keep: (item) => isAhead(item.day), first }))
    assert.deepEqual(idsOf(found), idsOf(records.filter((record) => asked.includes(record.day))))
  }
}

forEachStore('holds what the person corrected and deleted, whatever came and went', [vaultMigrations], async ({ store }) => {
  const someLife = fc.array(someAct, { minLength: 2, maxLength: 20 })
  await fc.assert(
    fc.asyncProperty(someLife, (life) => live(store, life)),
    { numRuns: runs(20) },
  )
})
