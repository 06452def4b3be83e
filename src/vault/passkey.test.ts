/** Passkeys: refusals first; what is altered opens nothing, and one passkey never takes another way away. */
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import type { Store } from '#store'
import { forEachStore } from '#test/stores'
import { vaultMigrations, type VaultKey } from '#vault'
import { credentialOf, passkeyKey, writePasskey } from './passkey.ts'
import type { VaultTables } from './tables.ts'
import { aVault, dump, march, operations, passphrase, testVaults, value } from './testing.ts'

const refused = { ok: false, error: { type: 'WrongPasskey' } }
const aPasskey = () => ({ credential: createHash('sha256').update(randomBytes(16)).digest('base64url'), output: randomBytes(32) })

/** A vault with a recovery code and two passkeys. */
async function withTwo(store: Store) {
  const { vaults, key, vault } = await aVault(store)
  value(await vault.add(march))
  const { code } = vaults.offerRecovery(key)
  value(await vaults.replaceRecovery(key, code))
  const [one, two] = [aPasskey(), aPasskey()]
  for (const { credential, output } of [one, two]) value(await vaults.addPasskey(key, credential, output))
  return { vaults, key, vault, code, one, two }
}

const wrapOf = async (store: Store, vaultId: string, credential: string): Promise<VaultTables['vault_wrap']> => {
  const rows = store
    .read<VaultTables>()
    .selectFrom('vault_wrap')
    .selectAll()
    .where('vault_id', '=', vaultId)
    .where('method', '=', 'passkey')
  const found = (await rows.execute()).find(({ parameters }) => credentialOf(parameters) === credential)
  assert.ok(found)
  return found
}
const put = (store: Store, { vault_id, wrap }: VaultTables['vault_wrap'], columns: Partial<VaultTables['vault_wrap']>) =>
  store.write<VaultTables, unknown>((trx) =>
    trx.updateTable('vault_wrap').set(columns).where('vault_id', '=', vault_id).where('wrap', '=', wrap).execute(),
  )

forEachStore('refuses another output, an unknown passkey and an unknown vault in the same words', [vaultMigrations], async ({ store }) => {
  const { vaults, key, one, two } = await withTwo(store)
  const open = (vaultId: string | undefined, credential: string, output: Uint8Array) =>
    vaults.unlockWithPasskey(vaultId, credential, output)
  for (const output of [randomBytes(32), two.output, one.output.subarray(1), Buffer.concat([one.output, randomBytes(1)]), new Uint8Array()])
    assert.deepEqual(await open(key.vaultId, one.credential, output), refused)
  for (const credential of [aPasskey().credential, '', 'A'.repeat(43)])
    assert.deepEqual(await open(key.vaultId, credential, one.output), refused)
  for (const vaultId of [undefined, '', 'AAAAAAAAAAAAAAAAAAAAAA'])
    assert.deepEqual(await open(vaultId, one.credential, one.output), refused)
  assert.deepEqual(value(await open(key.vaultId, one.credential, one.output)).secret, key.secret)
})

forEachStore('refuses a wrap moved to another vault, or put in the place of another passkey’s', [vaultMigrations], async ({ store }) => {
  const { vaults, key, one, two } = await withTwo(store)
  const theirs = value(await vaults.create(passphrase))
  value(await vaults.addPasskey(theirs, one.credential, one.output))
  const [mine, beside] = [await wrapOf(store, key.vaultId, one.credential), await wrapOf(store, key.vaultId, two.credential)]
  const hers = await wrapOf(store, theirs.vaultId, one.credential)
  for (const { parameters, sealed } of [hers, beside])
    for (const columns of [{ parameters, sealed }, { sealed }, { parameters }]) {
      await put(store, mine, columns)
      assert.deepEqual(await vaults.unlockWithPasskey(key.vaultId, one.credential, one.output), refused)
      await put(store, mine, { parameters: mine.parameters, sealed: mine.sealed })
    }
  // The other's wrap under this credential's name, opened with the other's output.
  const swapped = beside.parameters.replace(two.credential, one.credential)
  await put(store, mine, { parameters: swapped, sealed: beside.sealed })
  assert.deepEqual(await vaults.unlockWithPasskey(key.vaultId, one.credential, two.output), refused)
  await put(store, mine, { parameters: mine.parameters, sealed: mine.sealed })
  assert.deepEqual(value(await vaults.unlockWithPasskey(key.vaultId, one.credential, one.output)).secret, key.secret)
})

forEachStore('refuses edited parameters and every mutant of the wrap, and overwrites nothing', [vaultMigrations], async ({ store }) => {
  const { vaults, key, one } = await withTwo(store)
  const mine = await wrapOf(store, key.vaultId, one.credential)
  const { parameters, sealed } = mine
  for (const edited of [
    '',
    '{}',
    '"',
    `${parameters} `,
    parameters.replace('sha256', 'sha1'),
    writePasskey(one.credential, randomBytes(16)),
  ]) {
    await put(store, mine, { parameters: edited })
    const before = await dump(store)
    assert.deepEqual(await vaults.unlockWithPasskey(key.vaultId, one.credential, one.output), refused, edited)
    assert.deepEqual(await dump(store), before)
  }
  await put(store, mine, { parameters })
  for (let at = 0; at < sealed.length; at += 1) {
    const mutant = Uint8Array.from(sealed)
    mutant[at] = (mutant[at] ?? 0) ^ 1
    await put(store, mine, { sealed: mutant })
    assert.deepEqual(await vaults.unlockWithPasskey(key.vaultId, one.credential, one.output), refused, `byte ${at}`)
  }
  await put(store, mine, { method: 'recovery', sealed })
  assert.deepEqual(await vaults.unlockWithPasskey(key.vaultId, one.credential, one.output), refused)
})

forEachStore('a key that opens nothing, and an erased vault, take no passkey', [vaultMigrations], async ({ store }) => {
  const { vaults, key } = await withTwo(store)
  const { credential, output } = aPasskey()
  const before = await dump(store)
  const forged: VaultKey = { vaultId: key.vaultId, secret: Uint8Array.from(randomBytes(32)) }
  assert.deepEqual(await vaults.addPasskey(forged, credential, output), { ok: false, error: { type: 'Damaged', what: 'manifest' } })
  await assert.rejects(() => vaults.addPasskey(key, credential, output.subarray(1)), RangeError)
  assert.deepEqual(await dump(store), before)
  await vaults.erase(key.vaultId)
  assert.equal((await vaults.addPasskey(key, credential, output)).ok, false)
  assert.deepEqual((await dump(store))['vault_wrap'], [])
})

forEachStore(
  'each passkey opens the same vault, is taken away alone, and never takes another way away',
  [vaultMigrations],
  async (opened) => {
    const { vaults, key, vault, code, one, two } = await withTwo(opened.store)
    const held = await operations(vault)
    value(await vaults.addPasskey(key, one.credential, one.output))
    assert.equal((await dump(opened.store))['vault_wrap']?.length, 4, 'added again, it is one')
    value(await vaults.changePassphrase(key, 'quatre poires sous un pommier'))
    await vaults.removePasskey(key.vaultId, two.credential)
    await vaults.removePasskey(key.vaultId, two.credential)
    const again = testVaults(await opened.reopen())
    assert.deepEqual(await again.unlockWithPasskey(key.vaultId, two.credential, two.output), refused)
    const unlocked = value(await again.unlockWithPasskey(key.vaultId, one.credential, one.output))
    assert.deepEqual(await operations(value(await again.open(unlocked))), held)
    await again.removePasskey(key.vaultId, one.credential)
    assert.equal((await again.unlock(key.vaultId, 'quatre poires sous un pommier')).ok, true)
    assert.equal((await again.unlockWithRecovery(key.vaultId, code)).ok, true)
  },
)

test('the key of a passkey depends on its output, its credential and its salt', () => {
  const [a, b] = [aPasskey(), aPasskey()]
  const salt = new Uint8Array(16)
  const keys = [
    passkeyKey(a.output, writePasskey(a.credential, salt)),
    passkeyKey(b.output, writePasskey(a.credential, salt)),
    passkeyKey(a.output, writePasskey(b.credential, salt)),
    passkeyKey(a.output, writePasskey(a.credential, new Uint8Array(16).fill(1))),
  ]
  assert.equal(new Set(keys.map((key) => Buffer.from(key ?? []).toString('hex'))).size, 4)
  assert.equal(credentialOf(writePasskey('trop court', salt)), undefined)
})
