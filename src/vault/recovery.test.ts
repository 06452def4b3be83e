/** The recovery code and the change of passphrase: refusals first, and what is altered never overwrites anything. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import type { Store } from '#store'
import { forEachStore } from '#test/stores'
import { vaultMigrations, type VaultKey } from '#vault'
import { recoveryKey, writeRecovery } from './recovery.ts'
import type { VaultTables } from './tables.ts'
import { aVault, dump, march, operations, passphrase, testVaults, value } from './testing.ts'

const wrongCode = { ok: false, error: { type: 'WrongCode' } }
const wrongPassphrase = { ok: false, error: { type: 'WrongPassphrase' } }
const other = 'quatre poires sous un pommier'

/** A vault with a recovery code in force. */
async function aRecoverable(store: Store) {
  const { vaults, key, vault } = await aVault(store)
  value(await vault.add(march))
  const { code } = vaults.offerRecovery(key)
  value(await vaults.replaceRecovery(key, code))
  return { vaults, key, vault, code }
}

const wrapOf = async (store: Store, vaultId: string, method: string) => {
  const rows = store.read<VaultTables>().selectFrom('vault_wrap').selectAll()
  return (await rows.where('vault_id', '=', vaultId).where('method', '=', method).execute()) as [VaultTables['vault_wrap']]
}
const put = (store: Store, vaultId: string, method: string, columns: Partial<VaultTables['vault_wrap']>) =>
  store.write<VaultTables, unknown>((trx) =>
    trx.updateTable('vault_wrap').set(columns).where('vault_id', '=', vaultId).where('method', '=', method).execute(),
  )

forEachStore(
  'refuses a wrong code, an unknown vault and a vault without a code in the same words',
  [vaultMigrations],
  async ({ store }) => {
    const { vaults, key, code } = await aRecoverable(store)
    const without = value(await vaults.create(passphrase))
    assert.deepEqual(await vaults.unlockWithRecovery(key.vaultId, randomBytes(20)), wrongCode)
    assert.deepEqual(await vaults.unlockWithRecovery(key.vaultId, code.subarray(1)), wrongCode)
    for (const vaultId of [undefined, 'AAAAAAAAAAAAAAAAAAAAAA', without.vaultId])
      assert.deepEqual(await vaults.unlockWithRecovery(vaultId, code), wrongCode)
  },
)

forEachStore('refuses another vault’s wrap, and a wrap of another method', [vaultMigrations], async ({ store }) => {
  const { vaults, key, code } = await aRecoverable(store)
  const theirs = value(await vaults.create(passphrase))
  value(await vaults.replaceRecovery(theirs, code))
  const [mine] = await wrapOf(store, key.vaultId, 'recovery')
  const [hers] = await wrapOf(store, theirs.vaultId, 'recovery')
  const { wrap, parameters, sealed } = hers
  for (const columns of [{ wrap, parameters, sealed }, { sealed }, { wrap }]) {
    await put(store, key.vaultId, 'recovery', columns)
    assert.deepEqual(await vaults.unlockWithRecovery(key.vaultId, code), wrongCode)
    await put(store, key.vaultId, 'recovery', { wrap: mine.wrap, parameters: mine.parameters, sealed: mine.sealed })
  }
  const [phrase] = await wrapOf(store, key.vaultId, 'passphrase')
  await put(store, key.vaultId, 'recovery', { sealed: phrase.sealed })
  assert.deepEqual(await vaults.unlockWithRecovery(key.vaultId, code), wrongCode)
  await put(store, key.vaultId, 'recovery', { sealed: mine.sealed })
  assert.deepEqual(value(await vaults.unlockWithRecovery(key.vaultId, code)).secret, key.secret)
})

forEachStore('refuses edited parameters and every mutant of the wrap, and overwrites nothing', [vaultMigrations], async ({ store }) => {
  const { vaults, key, code } = await aRecoverable(store)
  const [{ parameters, sealed }] = await wrapOf(store, key.vaultId, 'recovery')
  const salt = { ...(JSON.parse(parameters) as object), salt: 'AAAAAAAAAAAAAAAAAAAAAA' }
  for (const edited of [
    '',
    '{}',
    '"',
    `${parameters} `,
    parameters.replace('sha256', 'sha1'),
    JSON.stringify(salt),
    writeRecovery(randomBytes(16)),
  ]) {
    await put(store, key.vaultId, 'recovery', { parameters: edited })
    const before = await dump(store)
    assert.deepEqual(await vaults.unlockWithRecovery(key.vaultId, code), wrongCode, edited)
    assert.deepEqual(await dump(store), before)
  }
  await put(store, key.vaultId, 'recovery', { parameters })
  for (let at = 0; at < sealed.length; at += 1) {
    const mutant = Uint8Array.from(sealed)
    mutant[at] = (mutant[at] ?? 0) ^ 1
    await put(store, key.vaultId, 'recovery', { sealed: mutant })
    assert.deepEqual(await vaults.unlockWithRecovery(key.vaultId, code), wrongCode, `byte ${at}`)
  }
  for (const length of [0, 1, 72, sealed.length - 1]) {
    await put(store, key.vaultId, 'recovery', { sealed: sealed.subarray(0, length) })
    assert.deepEqual(await vaults.unlockWithRecovery(key.vaultId, code), wrongCode, `${length} bytes`)
  }
})

forEachStore('a key that opens nothing changes no passphrase and no code', [vaultMigrations], async ({ store }) => {
  const { vaults, key, code } = await aRecoverable(store)
  const before = await dump(store)
  const forged: VaultKey = { vaultId: key.vaultId, secret: Uint8Array.from(randomBytes(32)) }
  const damaged = { ok: false, error: { type: 'Damaged', what: 'manifest' } }
  assert.deepEqual(await vaults.changePassphrase(forged, other), damaged)
  assert.deepEqual(await vaults.replaceRecovery(forged, code), damaged)
  assert.deepEqual(vaults.readOffer(forged, vaults.offerRecovery(key).sealed), { ok: false, error: { type: 'WrongKey' } })
  assert.deepEqual(await dump(store), before)
})

forEachStore('an erased vault takes no new passphrase and no new code', [vaultMigrations], async ({ store }) => {
  const { vaults, key, code } = await aRecoverable(store)
  await vaults.erase(key.vaultId)
  assert.equal((await vaults.changePassphrase(key, other)).ok, false)
  assert.equal((await vaults.replaceRecovery(key, code)).ok, false)
  assert.deepEqual((await dump(store))['vault_wrap'], [])
})

forEachStore(
  'a new passphrase re-wraps a few bytes: the old one, its wrap and nothing else are gone',
  [vaultMigrations],
  async (opened) => {
    const { store } = opened
    const { vaults, key, vault, code } = await aRecoverable(store)
    const held = await operations(vault)
    const before = await dump(store)
    value(await vaults.changePassphrase(key, other))
    const after = await dump(store)
    assert.deepEqual({ ...after, vault_wrap: [] }, { ...before, vault_wrap: [] })
    assert.equal(after['vault_wrap']?.length, 2)
    assert.deepEqual(await vaults.unlock(key.vaultId, passphrase), wrongPassphrase)
    const again = testVaults(await opened.reopen())
    const unlocked = value(await again.unlock(key.vaultId, other))
    assert.deepEqual(await operations(value(await again.open(unlocked))), held)
    assert.deepEqual(value(await again.unlockWithRecovery(key.vaultId, code)).secret, key.secret)
  },
)

forEachStore(
  'a forgotten passphrase: the code opens, another passphrase is chosen, a new code ends the old one',
  [vaultMigrations],
  async ({ store }) => {
    const { vaults, key, code } = await aRecoverable(store)
    const recovered = value(await vaults.unlockWithRecovery(key.vaultId, code))
    value(await vaults.changePassphrase(recovered, other))
    assert.deepEqual(value(await vaults.unlock(key.vaultId, other)).secret, key.secret)
    const offer = vaults.offerRecovery(recovered)
    assert.deepEqual(vaults.readOffer(key, offer.sealed), { ok: true, value: offer.code })
    assert.equal((await vaults.unlockWithRecovery(key.vaultId, code)).ok, true, 'an offer alone changes nothing')
    value(await vaults.replaceRecovery(recovered, offer.code))
    assert.deepEqual(await vaults.unlockWithRecovery(key.vaultId, code), wrongCode)
    assert.deepEqual(value(await vaults.unlockWithRecovery(key.vaultId, offer.code)).secret, key.secret)
    assert.equal((await wrapOf(store, key.vaultId, 'recovery')).length, 1)
  },
)

forEachStore('changes that come at once leave one wrap of each method, which opens', [vaultMigrations], async ({ store }) => {
  const { vaults, key } = await aRecoverable(store)
  const offers = Array.from({ length: 5 }, () => vaults.offerRecovery(key))
  await Promise.all([...offers.map(({ code }) => vaults.replaceRecovery(key, code)), vaults.changePassphrase(key, other)])
  const opens = await Promise.all(offers.map(({ code }) => vaults.unlockWithRecovery(key.vaultId, code)))
  assert.equal(opens.filter(({ ok }) => ok).length, 1)
  assert.equal((await dump(store))['vault_wrap']?.length, 2)
})

test('the key of a code depends on the whole code and on its salt', () => {
  const code = new Uint8Array(20).fill(7)
  const one = writeRecovery(new Uint8Array(16).fill(1))
  const keys = [recoveryKey(code, one), recoveryKey(code, writeRecovery(new Uint8Array(16))), recoveryKey(new Uint8Array(20), one)]
  assert.equal(new Set(keys.map((key) => Buffer.from(key ?? []).toString('hex'))).size, 3)
  assert.equal(recoveryKey(new Uint8Array(21), one), undefined)
})
