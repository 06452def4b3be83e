/** Random damage to what is stored never gives a wrong answer: the right one, or a typed refusal. */
import assert from 'node:assert/strict'
import type { Store } from '#store'
import { forEachStore } from '#test/stores'
import { vaultMigrations, type Vaults } from '#vault'
import { type VaultTables, vaultTables } from './tables.ts'
import { aVault, march, marchAndApril, passphrase, seen, value } from './testing.ts'

const mutations = 300
const refusals = new Set(['WrongPassphrase', 'Damaged'])
type Cells = { [column: string]: string | number | Uint8Array }

/** Reproducible: a linear congruential generator (Numerical Recipes). */
function dice(seed: number) {
  let state = seed
  return (sides: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

function mutated(bytes: Uint8Array, roll: (sides: number) => number): Uint8Array {
  const at = roll(bytes.length)
  const way = roll(4)
  if (way === 0) return bytes.subarray(0, at)
  if (way === 1) return Uint8Array.from([...bytes, roll(256)])
  if (way === 2) return Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + 1)])
  const changed = Uint8Array.from(bytes)
  changed[at] = (changed[at] ?? 0) ^ (1 << roll(8))
  return changed
}

async function everything(vaults: Vaults, vaultId: string): Promise<unknown> {
  const key = await vaults.unlock(vaultId, passphrase)
  if (!key.ok) return key.error
  const opened = await vaults.open(key.value)
  if (!opened.ok) return opened.error
  const held = await opened.value.fold('bank.transaction')
  if (!held.ok) return held.error
  const verified = await opened.value.verify()
  return { held: seen(held.value), batches: opened.value.batches(), verified: verified.ok ? verified.value : verified.error }
}

const replace = (store: Store, table: keyof VaultTables, cells: Cells, by: Cells) =>
  store.write<VaultTables, void>(async (trx) => {
    let wanted = trx.deleteFrom(table)
    for (const [column, cell] of Object.entries(cells)) wanted = wanted.where(column as never, '=', cell as never)
    await wanted.execute()
    await trx
      .insertInto(table)
      .values(by as never)
      .execute()
  })

forEachStore(
  `${mutations} random mutations of sealed bytes give typed errors, never wrong plaintext`,
  [vaultMigrations],
  async ({ store }) => {
    const { vaults, key, vault } = await aVault(store)
    value(await vault.add(march))
    value(await vault.add(marchAndApril))
    const right = (await everything(vaults, key.vaultId)) as { readonly held: readonly string[]; readonly batches: unknown }
    const sealed: { table: keyof VaultTables; row: Cells; column: string }[] = []
    for (const table of vaultTables) {
      for (const row of (await store.read<VaultTables>().selectFrom(table).selectAll().execute()) as Cells[]) {
        for (const [column, cell] of Object.entries(row)) if (cell instanceof Uint8Array) sealed.push({ table, row: { ...row }, column })
      }
    }
    const roll = dice(20_261_122)
    let refused = 0
    for (let i = 0; i < mutations; i += 1) {
      const picked = sealed[roll(sealed.length)]
      assert.ok(picked)
      const { table, row, column } = picked
      const altered = { ...row, [column]: mutated(row[column] as Uint8Array, roll) }
      await replace(store, table, row, altered)
      const answer = (await everything(vaults, key.vaultId)) as {
        readonly type?: string
        readonly verified?: { readonly type?: string }
      } & typeof right
      if (answer.type !== undefined) assert.ok(refusals.has(answer.type), answer.type)
      else assert.deepEqual([answer.held, answer.batches], [right.held, right.batches])
      if (answer.type !== undefined || answer.verified?.type === 'Damaged') refused += 1
      await replace(store, table, altered, row)
    }
    assert.equal(refused, mutations, 'no mutation goes unseen')
    assert.deepEqual(await everything(vaults, key.vaultId), right)
  },
)
