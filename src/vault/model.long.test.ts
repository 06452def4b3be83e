/** Random lives of a vault against the plain rule: what is held is the fold of the live files, whatever came before. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { forEachStore } from '#test/stores'
import { type NewBatch, type OpenVault, vaultMigrations } from '#vault'
import { foldFiles } from './fold.ts'
import { aBatch, anOperation, passphrase, testVaults, value } from './testing.ts'

interface Kept {
  readonly id: string
  readonly batch: NewBatch
  live: boolean
}

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
  .map(([connector, items]) => aBatch(`fichier.${connector}`, items, connector))
const someAct = fc.oneof(
  { weight: 4, arbitrary: someImport },
  { weight: 2, arbitrary: fc.record({ toggle: fc.nat() }) },
  { weight: 2, arbitrary: fc.constantFrom('tidy' as const, 'reopen' as const) },
)
const someLife = fc.array(someAct, { minLength: 1, maxLength: 16 })

/** The plain rule, on the live files in the order they came. */
const stated = (kept: readonly Kept[]): string[] => {
  const files = kept
    .filter(({ live }) => live)
    .map(({ id, batch }) => ({
      connector: batch.connector,
      origin: id,
      entries: batch.records.map(({ item, line }) => ({
        item: item as ReturnType<typeof anOperation>,
        ...(line !== undefined && { line }),
      })),
    }))
  const slots = foldFiles('bank.transaction', files)
  return slots
    .map(({ key, sources }) =>
      [...key, sources[0]?.entry.item.label, ...sources.map(({ file, entry }) => `${file.origin}:${entry.line}`)].join(),
    )
    .toSorted()
}

const held = async (vault: OpenVault): Promise<string[]> =>
  value(await vault.fold('bank.transaction'))
    .map(({ account, day, amount, currency, label, source, others = [] }) =>
      [account.toLowerCase(), day, amount, currency, label, ...[source, ...others].map(({ batch, line }) => `${batch}:${line}`)].join(),
    )
    .toSorted()

const byId = <R extends { readonly id: string }>(records: readonly R[]): R[] => records.toSorted((a, b) => (a.id < b.id ? -1 : 1))

forEachStore('holds the fold of its live files after any life', [vaultMigrations], async ({ store }) => {
  const vaults = testVaults(store)
  let merges = 0
  const live = async (acts: readonly (NewBatch | { readonly toggle: number } | 'tidy' | 'reopen')[]) => {
    const key = value(await vaults.create(passphrase))
    let vault = value(await vaults.open(key))
    const kept: Kept[] = []
    let toggled = false
    for (const act of acts) {
      const before = stated(kept).length
      if (act === 'reopen') vault = value(await vaults.open(key))
      else if (act === 'tidy') {
        const { vaultId: _vaultId, ...old } = value(await vaults.open(key))
        const records = value(await old.fold('bank.transaction'))
        const batches = old.batches()
        merges += Math.sign(value(await vault.tidy()).retired)
        // Not the order: records come in none.
        assert.deepEqual(byId(value(await vault.fold('bank.transaction'))), byId(records))
        assert.deepEqual(byId(value(await old.fold('bank.transaction'))), byId(records), 'a reading under way finds all of it')
        assert.deepEqual(vault.batches(), batches)
      } else if ('toggle' in act) {
        const chosen = kept[act.toggle % Math.max(kept.length, 1)]
        if (chosen === undefined) continue
        chosen.live = !chosen.live
        toggled = true
        value(await vault.setState(chosen.id, chosen.live ? 'live' : 'undone'))
      } else {
        const added = value(await vault.add(act))
        kept.push({ id: added.id, batch: act, live: true })
        const more = stated(kept).length - before
        assert.deepEqual([added.added['bank.transaction'] ?? 0, added.already['bank.transaction'] ?? 0], [more, act.records.length - more])
      }
      assert.deepEqual(await held(vault), stated(kept))
      const counts = vault.counts()
      if (counts !== undefined) assert.equal(counts['bank.transaction'] ?? 0, stated(kept).length)
      assert.equal(counts === undefined, toggled)
    }
    const again = value(await vaults.open(key))
    assert.deepEqual(await held(again), stated(kept))
    assert.ok(value(await again.verify()))
  }
  await fc.assert(fc.asyncProperty(someLife, live), { numRuns: 25 })
  // Crowded enough to be merged twice, whatever the random lives were.
  const crowd = fc.sample(someImport, { numRuns: 12, seed: 1 })
  await live([...crowd.slice(0, 6), 'tidy', { toggle: 1 }, ...crowd.slice(6), 'tidy', { toggle: 1 }, { toggle: 8 }, 'tidy'])
  assert.ok(merges >= 2)
})
