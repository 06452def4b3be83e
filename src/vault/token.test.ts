/** Import tokens: what is forged, late, ended or somebody else's never comes in; what holds is as if brought by hand. */
import assert from 'node:assert/strict'
import { signerOf } from '#lib/ed25519'
import type { Store } from '#store'
import { forEachStore } from '#test/stores'
import { type HeldToken, type Reception, type VaultKey, vaultMigrations, type Vaults } from '#vault'
import { sealDelivery } from './delivery.ts'
import { createRows } from './rows.ts'
import type { VaultTables } from './tables.ts'
import { aVault, dump, march, marchAndApril, operations, testVaults, value } from './testing.ts'

const at = '2026-11-22T08:00:00.000Z'
const order = { name: 'Relevés du soir', expires: '2027-02-20T08:00:00.000Z', hints: { currency: 'CHF', dayFirst: true } }
const taking: Reception = { check: (batch) => batch, announced: (_records, commit) => commit() }
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))

async function aToken(store: Store) {
  const { vaults, key, vault } = await aVault(store)
  value(await vault.add(march))
  const made = value(await vaults.makeToken(key, order))
  const token = value(vaults.readToken(key.vaultId, made.id, made.sealed, made.secret))
  return { vaults, key, made, token }
}
async function bring(vaults: Vaults, token: HeldToken): Promise<string> {
  const capability = value(await vaults.tokenCapability(token))
  value(await vaults.deliver(capability, marchAndApril))
  return capability.batch
}
const taken = async (vaults: Vaults, key: VaultKey) => {
  const vault = value(await vaults.open(key, taking))
  const [, ...others] = vault.batches().map(({ id }) => id)
  return { others, aside: (await vaults.setAside(key.vaultId)).map(({ id }) => id), tokens: vault.tokens() }
}
/** As a platform that keeps a token's secret could: sealed and signed under it, at whatever time. */
async function slip(store: Store, vaults: Vaults, token: HeldToken, when: string, changed: Partial<HeldToken['certificate']> = {}) {
  const capability = value(await vaults.tokenCapability(token))
  const certificate = { ...capability.certificate, ...changed }
  const rows = await sealDelivery({ ...capability, certificate }, marchAndApril, when, random)
  assert.ok(await createRows(store).deliver(token.vaultId, rows))
  return capability.batch
}

forEachStore('refuses another secret, number or vault, and altered bytes', [vaultMigrations], async ({ store }) => {
  const { vaults, key, made } = await aToken(store)
  const wrong = { ok: false, error: { type: 'WrongKey' } }
  const { vaultId } = key
  assert.deepEqual(vaults.readToken(vaultId, made.id, made.sealed, random(32)), wrong)
  assert.deepEqual(vaults.readToken(vaultId, 'A'.repeat(22), made.sealed, made.secret), wrong)
  assert.deepEqual(vaults.readToken('A'.repeat(22), made.id, made.sealed, made.secret), wrong)
  assert.deepEqual(vaults.readToken(vaultId, made.id, made.sealed.with(40, 255 - (made.sealed[40] ?? 0)), made.secret), wrong)
})

forEachStore('sets aside what is late, forged, or brought for a token that is not', [vaultMigrations], async ({ store }) => {
  const { vaults, key, token } = await aToken(store)
  const other = await aToken(store)
  const producer = Buffer.from(signerOf(random(32)).publicKey).toString('base64url')
  const wrong = [
    await slip(store, vaults, token, '2027-02-20T08:00:00.001Z'),
    await slip(store, vaults, token, '2027-03-01T08:00:00.000Z', { expires: '2028-01-01T00:00:00.000Z' }),
    await slip(store, vaults, token, at, { producer }),
    await slip(store, vaults, token, at, { token: 'A'.repeat(22) }),
    await slip(store, vaults, token, at, { token: undefined }),
    await slip(store, vaults, token, at, { token: other.made.id }),
    await slip(store, vaults, { ...token, signer: signerOf(random(32)) }, at),
  ]
  const { others, aside } = await taken(vaults, key)
  assert.deepEqual([others, aside], [[], wrong])
})

forEachStore(
  'an ended token: what came before is taken in, what comes after is not, whatever its time',
  [vaultMigrations],
  async ({ store }) => {
    const { vaults, key, made, token } = await aToken(store)
    const before = await bring(vaults, token)
    assert.deepEqual(await vaults.endToken(key, 'A'.repeat(22), taking), { ok: false, error: { type: 'Unknown' } })
    value(await vaults.endToken(key, made.id, taking))
    value(await vaults.endToken(key, made.id, taking))
    const after = [await slip(store, vaults, token, at), await slip(store, vaults, token, '2026-11-01T08:00:00.000Z')]
    const { others, aside, tokens } = await taken(vaults, key)
    assert.deepEqual([others, aside], [[before], after])
    assert.deepEqual(tokens, [{ id: made.id, name: order.name, at, expires: order.expires, endedAt: at }])
    value(await value(await vaults.open(key)).verify())
  },
)

forEachStore('brings many batches, in their order, once each, and opens nothing', [vaultMigrations], async ({ store }) => {
  const { vaults, key, token } = await aToken(store)
  assert.deepEqual(token.hints, order.hints)
  const secrets = JSON.stringify(token)
  assert.ok(!secrets.includes(Buffer.from(key.secret).toString('base64url')))
  const first = await bring(vaults, token)
  const rows = await store.read<VaultTables>().selectFrom('vault_delivery').selectAll().execute()
  const second = await bring(vaults, token)
  assert.deepEqual((await taken(vaults, key)).others, [first, second])
  const vault = value(await vaults.open(key))
  assert.equal((await operations(vault)).length, 4)
  value(await vault.verify())
  // The same delivery put back brings nothing.
  await store.write<VaultTables, unknown>((trx) => trx.insertInto('vault_delivery').values(rows).execute())
  assert.deepEqual((await taken(vaults, key)).others, [first, second])
})

forEachStore('seals for the newest recipient that the person signed, never for a planted one', [vaultMigrations], async ({ store }) => {
  const { vaults, key, token } = await aToken(store)
  const next = testVaults(store, () => '2026-12-02T08:00:00Z')
  value(await next.capability(key))
  assert.equal(value(await vaults.tokenCapability(token)).inbox.epoch, '2026-12')
  const [row] = await store.read<VaultTables>().selectFrom('vault_dataset_epoch').selectAll().where('dataset', '=', token.inbox).execute()
  assert.ok(row)
  await store.write<VaultTables, unknown>((trx) =>
    trx
      .insertInto('vault_dataset_epoch')
      .values({ ...row, epoch: '2027-01' })
      .execute(),
  )
  assert.equal(value(await vaults.tokenCapability(token)).inbox.epoch, '2026-12')
  await vaults.erase(key.vaultId)
  assert.deepEqual(await vaults.tokenCapability(token), { ok: false, error: { type: 'Gone' } })
})

forEachStore('twenty in force at most, and no more waits than the vault takes', [vaultMigrations], async ({ store }) => {
  const { vaults, key, made, token } = await aToken(store)
  for (let n = 1; n < 20; n += 1) value(await vaults.makeToken(key, order))
  assert.deepEqual(await vaults.makeToken(key, order), { ok: false, error: { type: 'TooManyTokens' } })
  value(await vaults.endToken(key, made.id, taking))
  value(await vaults.makeToken(key, order))
  const full = Array.from({ length: 1_000 }, (_, n) => ({ delivery: `d${n}`, n: 0, epoch: '2026-11', sealed: new Uint8Array(1) }))
  assert.ok(await createRows(store).deliver(key.vaultId, full))
  assert.deepEqual(await vaults.tokenCapability(token), { ok: false, error: { type: 'Full' } })
})

forEachStore('a dump holds neither its name nor its end', [vaultMigrations], async ({ store }) => {
  await aToken(store)
  const rows = JSON.stringify(await dump(store))
  for (const text of [order.name, order.expires]) {
    assert.ok(!rows.includes(text) && !rows.includes(Buffer.from(text).toString('base64').slice(0, 16)), text)
  }
})
