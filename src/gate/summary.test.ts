/** What home says, sealed beside the attic: never believed against the imports, gone with the vault. */
import assert from 'node:assert/strict'
import { buildOperation, peopleMigrations, buildPerson, type Person } from '#test/people'
import { forEachStore } from '#test/stores'
import type { Store } from '#store'

interface Tables {
  attic_summary: { vault_id: string; sealed: Uint8Array }
}
const rowsOf = (store: Store) => store.read<Tables>().selectFrom('attic_summary').selectAll().execute()
const recordsOf = async ({ gate, session }: Person): Promise<number> => {
  const attic = await gate.open(session)
  const overview = attic.ok ? await attic.value.overview() : attic
  assert.ok(overview.ok)
  return overview.value.records
}

forEachStore('a summary put back to an older one, damaged, or of another vault is made again', peopleMigrations, async ({ store }) => {
  const [person, other] = [await buildPerson(store), await buildPerson(store)]
  await person.bring([buildOperation()])
  assert.equal(await recordsOf(person), 1)
  const [older] = await rowsOf(store)
  assert.ok(older)
  await other.bring([buildOperation()], [buildOperation({ amount: 5 })])
  await person.bring([buildOperation({ amount: 7 })])
  assert.equal(await recordsOf(other), 2)
  const foreign = (await rowsOf(store)).find(({ vault_id }) => vault_id !== older.vault_id)
  assert.ok(foreign)
  for (const sealed of [older.sealed, foreign.sealed, new Uint8Array(3), older.sealed.map((byte, n) => (n === 99 ? byte ^ 1 : byte))]) {
    await store.write<Tables, unknown>((trx) =>
      trx.updateTable('attic_summary').set({ sealed }).where('vault_id', '=', older.vault_id).execute(),
    )
    assert.equal(await recordsOf(person), 2)
  }
})

forEachStore(
  'a summary names nothing, serves the next visit without opening a month, and goes with the vault',
  peopleMigrations,
  async ({ store }) => {
    let folds = 0
    const person = await buildPerson(store, {
      around: (vaults) => ({
        ...vaults,
        async open(key, reception) {
          const opened = await vaults.open(key, reception)
          if (!opened.ok) return opened
          const vault = opened.value
          return { ok: true, value: { ...vault, fold: (...asked) => ((folds += asked[0] === 'setting' ? 0 : 1), vault.fold(...asked)) } }
        },
      }),
    })
    await person.bring([buildOperation({ label: 'CAFE DES HALLES' })])
    assert.equal(await recordsOf(person), 1)
    assert.ok(folds > 0)
    folds = 0
    assert.equal(await recordsOf(person), 1)
    assert.equal(folds, 0)
    const [row] = await rowsOf(store)
    assert.doesNotMatch(Buffer.from(row?.sealed ?? []).toString('latin1'), /CAFE|bank|account/)
    await person.gate.erase(person.session.key.vaultId)
    assert.deepEqual(await rowsOf(store), [])
  },
)
