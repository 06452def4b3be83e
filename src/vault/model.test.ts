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
const someLife = fc.array(fc.oneof(someImport, fc.record({ toggle: fc.nat() })), { minLength: 1, maxLength: 8 })

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

forEachStore('holds the fold of its live files after any life', [vaultMigrations], async ({ store }) => {
  const vaults = testVaults(store)
  const live = async (acts: readonly (NewBatch | { readonly toggle: number })[]) => {
    const key = value(await vaults.create(passphrase))
    const vault = value(await vaults.open(key))
    const kept: Kept[] = []
    for (const act of acts) {
      const before = stated(kept).length
      if ('toggle' in act) {
        const chosen = kept[act.toggle % Math.max(kept.length, 1)]
        if (chosen === undefined) continue
        chosen.live = !chosen.live
        value(await vault.setState(chosen.id, chosen.live ? 'live' : 'undone'))
      } else {
        const added = value(await vault.add(act))
        kept.push({ id: added.id, batch: act, live: true })
        const more = stated(kept).length - before
        assert.deepEqual([added.added['bank.transaction'] ?? 0, added.already['bank.transaction'] ?? 0], [more, act.records.length - more])
      }
      assert.deepEqual(await held(vault), stated(kept))
    }
    const again = value(await vaults.open(key))
    assert.deepEqual(await held(again), stated(kept))
    assert.ok(value(await again.verify()))
  }
  await fc.assert(fc.asyncProperty(someLife, live), { numRuns: 25 })
})
