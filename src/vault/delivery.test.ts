/** Imports that outlive their request: what does not hold is never in the fold, and what holds is as if brought with the key. */
import assert from 'node:assert/strict'
import { inspect } from 'node:util'
import { sealAge } from '#lib/age'
import { signerOf } from '#lib/ed25519'
import { canonicalJson } from '#lib/pure/canonical'
import type { Store } from '#store'
import { forEachStore } from '#test/stores'
import { type Batch, type ImportCapability, type NewBatch, type Reception, type VaultKey, type Vaults, vaultMigrations } from '#vault'
import { inboxOf } from './capability.ts'
import { sealDelivery } from './delivery.ts'
import { openEpoch, openIdentity } from './keys.ts'
import { createRows } from './rows.ts'
import type { VaultTables } from './tables.ts'
import { aBatch, anOperation, aVault, dump, march, marchAndApril, operations, passphrase, testVaults, value } from './testing.ts'

const at = '2026-11-22T08:00:00.000Z'
const many = aBatch(
  'deux-mille.ofx',
  Array.from({ length: 2_100 }, (_, i) => anOperation({ amount: -100 - i, reference: `R${i}` })),
)
/** Takes everything as it is. */
const taking: Reception = { check: (batch) => batch, announced: (_records, commit) => commit() }
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))

const deliveriesOf = (store: Store, vaultId: string) =>
  store.read<VaultTables>().selectFrom('vault_delivery').selectAll().where('vault_id', '=', vaultId).orderBy('n').execute()
const change = (store: Store, work: (trx: Parameters<Parameters<typeof store.write<VaultTables, unknown>>[0]>[0]) => Promise<unknown>) =>
  store.write<VaultTables, unknown>(work)
const opened = async (vaults: Vaults, key: VaultKey) => value(await vaults.open(key, taking))

/** A vault with one import, and a second delivered. */
async function delivered(store: Store, batch: NewBatch = many) {
  const { vaults, key, vault } = await aVault(store)
  value(await vault.add(march))
  const capability = value(await vaults.capability(key))
  value(await vaults.deliver(capability, batch))
  return { vaults, key, capability }
}

/** Nothing of the delivery is in the fold, it is told, and the vault takes the next one. */
async function assertAside(store: Store, vaults: Vaults, key: VaultKey, delivery: string): Promise<void> {
  const before = await operations(value(await vaults.open(key)))
  const vault = await opened(vaults, key)
  assert.equal(vault.batches().length, 1)
  assert.deepEqual(await operations(vault), before)
  assert.deepEqual(await vaults.setAside(key.vaultId), [{ id: delivery, at }])
  const next = value(await vaults.capability(key))
  value(await vaults.deliver(next, marchAndApril))
  assert.deepEqual(
    (await opened(vaults, key))
      .batches()
      .map(({ id }) => id)
      .slice(1),
    [next.batch],
  )
  assert.equal(await vaults.dropAside(key, delivery), true)
  assert.equal(await vaults.dropAside(key, delivery), false)
  assert.deepEqual(await deliveriesOf(store, key.vaultId), [])
}

/** Rows as an intruder who writes in the table can make them: the recipient is public. */
async function forge(store: Store, capability: ImportCapability, when = at): Promise<void> {
  const rows = await sealDelivery(capability, march, when, random)
  await change(store, async (trx) => {
    await trx.deleteFrom('vault_delivery').where('vault_id', '=', capability.vaultId).execute()
    for (const row of rows)
      await trx
        .insertInto('vault_delivery')
        .values({ vault_id: capability.vaultId, arrived: 1, aside: '', ...row })
        .execute()
  })
}

const alterations: {
  readonly [what: string]: (given: Awaited<ReturnType<typeof delivered>> & { readonly store: Store }) => Promise<unknown>
} = {
  'made by another producer': ({ store, capability }) => forge(store, { ...capability, signer: signerOf(random(32)) }),
  'certified by nobody': ({ store, capability }) => {
    const signer = signerOf(random(32))
    const producer = Buffer.from(signer.publicKey).toString('base64url')
    return forge(store, { ...capability, signer, certificate: { ...capability.certificate, producer } })
  },
  'under another number than its certificate’s': ({ store, capability }) =>
    change(store, (trx) =>
      trx
        .updateTable('vault_delivery')
        .set({ delivery: `${capability.batch.slice(1)}A` })
        .execute(),
    ),
  'whose certificate was made to last': ({ store, capability }) =>
    forge(store, { ...capability, certificate: { ...capability.certificate, expires: '2036-01-01T00:00:00.000Z' } }),
  'brought after its certificate': ({ store, capability }) => forge(store, capability, '2026-11-24T08:00:00.000Z'),
  'without its last piece': ({ store }) => change(store, (trx) => trx.deleteFrom('vault_delivery').where('n', '=', 3).execute()),
  'without its header': ({ store }) => change(store, (trx) => trx.deleteFrom('vault_delivery').where('n', '=', 0).execute()),
  'with two pieces exchanged': ({ store, key }) =>
    change(store, async (trx) => {
      const [, first, second] = await deliveriesOf(store, key.vaultId)
      assert.ok(first && second)
      await trx.updateTable('vault_delivery').set({ sealed: second.sealed }).where('n', '=', 1).execute()
      await trx.updateTable('vault_delivery').set({ sealed: first.sealed }).where('n', '=', 2).execute()
    }),
  'with a piece twice': ({ store, key }) =>
    change(store, async (trx) => {
      const [, , , last] = await deliveriesOf(store, key.vaultId)
      assert.ok(last)
      await trx
        .insertInto('vault_delivery')
        .values({ ...last, n: 4 })
        .execute()
    }),
  'with one bit changed': ({ store, key }) =>
    change(store, async (trx) => {
      const [, first] = await deliveriesOf(store, key.vaultId)
      assert.ok(first)
      const sealed = Uint8Array.from(first.sealed)
      sealed[sealed.length - 40] = (sealed[sealed.length - 40] ?? 0) ^ 1
      await trx.updateTable('vault_delivery').set({ sealed }).where('n', '=', 1).execute()
    }),
  'with a piece sealed again by an intruder': ({ store, capability }) =>
    change(store, (trx) =>
      trx
        .updateTable('vault_delivery')
        .set({ sealed: sealAge(random(100), capability.inbox.recipient) })
        .where('n', '=', 1)
        .execute(),
    ),
  'said of another month': ({ store }) => change(store, (trx) => trx.updateTable('vault_delivery').set({ epoch: '2026-10' }).execute()),
}

for (const [what, alter] of Object.entries(alterations)) {
  forEachStore(`sets aside a delivery: ${what}`, [vaultMigrations], async ({ store }) => {
    const given = await delivered(store)
    await alter({ ...given, store })
    const [row] = await deliveriesOf(store, given.key.vaultId)
    await assertAside(store, given.vaults, given.key, row?.delivery ?? '')
  })
}

forEachStore('sets aside a delivery moved to another vault, whose own is as it was', [vaultMigrations], async ({ store }) => {
  const { vaults, key, capability } = await delivered(store)
  const other = value(await vaults.create(passphrase))
  value(await value(await vaults.open(other)).add(march))
  value(await vaults.capability(other))
  await change(store, (trx) => trx.updateTable('vault_delivery').set({ vault_id: other.vaultId }).execute())
  await assertAside(store, vaults, other, capability.batch)
  assert.equal((await opened(vaults, key)).batches().length, 1)
})

forEachStore('a delivery taken in and put back in the table brings nothing twice', [vaultMigrations], async ({ store }) => {
  const { vaults, key, capability } = await delivered(store)
  const rows = await deliveriesOf(store, key.vaultId)
  const held = await operations(await opened(vaults, key))
  await change(store, (trx) => trx.insertInto('vault_delivery').values(rows).execute())
  const vault = await opened(vaults, key)
  assert.deepEqual(await operations(vault), held)
  assert.equal(vault.batches().length, 2)
  assert.deepEqual(await vaults.setAside(key.vaultId), [{ id: capability.batch, at }])
})

forEachStore('refuses to deliver too late, or to a vault that was erased', [vaultMigrations], async ({ store }) => {
  const { vaults, key, capability } = await delivered(store)
  const late = testVaults(store, () => '2026-11-23T08:00:00.001Z')
  assert.deepEqual(await late.deliver(value(await vaults.capability(key)), march), { ok: false, error: { type: 'Expired' } })
  const { segments } = await vaults.count(key.vaultId)
  assert.equal(segments, 2 + 4, 'pieces of deliveries are counted')
  await vaults.erase(key.vaultId)
  assert.deepEqual(await deliveriesOf(store, key.vaultId), [])
  assert.deepEqual(await vaults.deliver(capability, march), { ok: false, error: { type: 'Gone' } })
  assert.deepEqual(await deliveriesOf(store, key.vaultId), [])
})

forEachStore('gives no capability for an inbox whose recipient was changed', [vaultMigrations], async ({ store }) => {
  const { vaults, key } = await delivered(store)
  const other = value(await vaults.create(passphrase))
  const theirs = value(await vaults.capability(other))
  await change(store, (trx) =>
    trx
      .updateTable('vault_dataset_epoch')
      .set({ recipient: theirs.inbox.recipient })
      .where('vault_id', '=', key.vaultId)
      .where('dataset', '=', inboxOf(key))
      .execute(),
  )
  const refused = await vaults.capability(key)
  assert.equal(!refused.ok && refused.error.type, 'Damaged')
})

forEachStore('a capability opens nothing: no byte of it is a key of the vault', [vaultMigrations], async ({ store }) => {
  const { vaults, key, capability } = await delivered(store)
  const told = inspect(capability, { depth: Infinity, showHidden: true })
  const rows = createRows(store)
  const row = await rows.epoch(key.vaultId, inboxOf(key), capability.inbox.epoch)
  const head = await rows.head(key.vaultId)
  const identity = head && openIdentity(key, head.identity_sealed, head.identity_public)
  const inbox = row && identity && openEpoch(key, identity, row)
  assert.ok(inbox)
  for (const secret of [key.secret, Buffer.from(inbox.identity)])
    for (const form of ['hex', 'base64url', 'base64', 'latin1'] as const)
      assert.equal(told.includes(Buffer.from(secret).toString(form)), false)
  assert.equal(told.includes('AGE-SECRET-KEY'), false)
  assert.deepEqual(Object.keys(capability).toSorted(), ['batch', 'certificate', 'inbox', 'signer', 'vaultId'])
  assert.deepEqual(Object.keys(capability.signer).toSorted(), ['publicKey', 'sign'])
  // Its own signature is no statement of the person's: nothing but an import passes for one.
  const statement = canonicalJson({ vault: key.vaultId, dataset: '', epoch: '', recipient: '' })
  assert.notDeepEqual(capability.signer.sign('epoch', statement), identity?.sign('epoch', statement))
  value(await vaults.open(key))
})

forEachStore('a batch that the gate refuses is set aside', [vaultMigrations], async ({ store }) => {
  const { vaults, key, capability } = await delivered(store)
  const vault = value(await vaults.open(key, { ...taking, check: () => undefined }))
  assert.equal(vault.batches().length, 1)
  assert.deepEqual(await vaults.setAside(key.vaultId), [{ id: capability.batch, at }])
})

forEachStore('killed at any moment, a delivery is taken in once', [vaultMigrations], async ({ store }) => {
  const { vaults, key, capability } = await delivered(store)
  const killed: Reception = { ...taking, announced: () => Promise.reject(new Error('kill -9')) }
  await assert.rejects(vaults.open(key, killed), /kill -9/)
  assert.equal((await deliveriesOf(store, key.vaultId)).length, 4)
  const again = testVaults(store)
  const both = await Promise.all([opened(again, key), opened(again, key)])
  for (const vault of both)
    assert.deepEqual(
      vault
        .batches()
        .map(({ id }) => id)
        .slice(1),
      [capability.batch],
    )
  assert.deepEqual(await deliveriesOf(store, key.vaultId), [])
  value(await value(await again.open(key)).verify())
})

forEachStore('several deliveries are taken in as they came, under the number that was promised', [vaultMigrations], async ({ store }) => {
  const { vaults, key, vault } = await aVault(store)
  const [first, second] = [value(await vaults.capability(key)), value(await vaults.capability(key))]
  value(await vaults.deliver(second, marchAndApril))
  value(await vaults.deliver(first, march))
  assert.deepEqual(vault.batches(), [])
  const batches = (await opened(vaults, key)).batches()
  assert.deepEqual(
    batches.map(({ id, at: when }) => [id, when]),
    [
      [second.batch, at],
      [first.batch, at],
    ],
  )
})

forEachStore(
  'property: what is delivered gives the same records, ids and counts as what comes with the key',
  [vaultMigrations],
  async ({ store }) => {
    const { vaults, key, vault } = await aVault(store)
    let seed = 20_261_122
    const roll = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below
    const counts = ({ added, already, files, connector, origin }: Batch) => ({ added, already, files, connector, origin })
    for (let round = 0; round < 6; round += 1) {
      const batches = Array.from({ length: 1 + roll(3) }, (_, i) =>
        aBatch(
          `lot-${i}.ofx`,
          Array.from({ length: roll(40) }, () =>
            anOperation({
              day: `2026-0${1 + roll(3)}-1${roll(3)}`,
              amount: -roll(3) - 1,
              ...(roll(2) === 0 ? {} : { reference: `R${roll(9)}` }),
            }),
          ),
        ),
      )
      const withKey: Batch[] = []
      for (const batch of batches) withKey.push(value(await vault.add(batch)))
      const held = await operations(vault)
      for (const { id } of withKey) value(await vault.setState(id, 'undone'))
      for (const batch of batches) value(await vaults.deliver(value(await vaults.capability(key)), batch))
      const after = await opened(vaults, key)
      const taken = after.batches().slice(-batches.length)
      assert.deepEqual(taken.map(counts), withKey.map(counts))
      assert.deepEqual(await operations(after), held)
      for (const { id } of taken) value(await after.setState(id, 'undone'))
    }
  },
)

forEachStore('a dump of a delivery names nothing that is sealed', [vaultMigrations], async ({ store }) => {
  await delivered(store, march)
  const told = JSON.stringify((await dump(store))['vault_delivery'])
  for (const name of ['mars.ofx', 'SALAIRE', 'CAFE', 'bank']) assert.equal(Buffer.from(told).includes(name), false, name)
})
