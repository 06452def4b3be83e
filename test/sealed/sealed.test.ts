import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { forEachStore } from '#test/stores'
import { createVaults, vaultMigrations } from '#vault'
import { holding, type SealedVault } from './held.ts'
import { writeTables } from './rows.ts'

const versions = readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
assert.ok(versions.includes('0.1.0'))

for (const version of versions) {
  const sealed = JSON.parse(readFileSync(new URL(`${version}/vault.json`, import.meta.url), 'utf8')) as SealedVault
  const now = () => '2031-05-01T00:00:00Z'

  forEachStore(`a vault sealed by ${version} opens, verifies and folds to what it held`, [vaultMigrations], async ({ store }) => {
    await writeTables(store, sealed.tables)
    const vaults = createVaults({ store, now })
    assert.deepEqual(await vaults.unlock(sealed.vaultId, `${sealed.passphrase} `), { ok: false, error: { type: 'WrongPassphrase' } })
    const key = await vaults.unlock(sealed.vaultId, sealed.passphrase)
    assert.ok(key.ok)
    const opened = await vaults.open(key.value)
    assert.ok(opened.ok)
    assert.deepEqual(await holding(opened.value), sealed.expected)
  })

  forEachStore(`a vault sealed by ${version} takes a new import and keeps the old ones`, [vaultMigrations], async ({ store }) => {
    await writeTables(store, sealed.tables)
    const vaults = createVaults({ store, now })
    const key = await vaults.unlock(sealed.vaultId, sealed.passphrase)
    const opened = key.ok ? await vaults.open(key.value) : key
    assert.ok(opened.ok)
    const [first] = Object.values(sealed.expected.records).flat()
    assert.ok(first)
    const { id: _id, source: _source, others: _others, ...item } = first
    const added = await opened.value.add({ connector: 'form', origin: '', files: [], records: [{ item, file: 0 }] })
    assert.ok(added.ok)
    assert.deepEqual(added.value.already, { [first.kind]: 1 })
    const undone = await opened.value.setState(added.value.id, 'undone')
    assert.ok(undone.ok)
    assert.deepEqual((await holding(opened.value)).records, sealed.expected.records)
  })
}
