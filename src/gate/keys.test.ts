/** What opens an attic, changed by the person: her ledger says so, and never to what. */
import assert from 'node:assert/strict'
import { buildOperation, buildPerson, peopleMigrations } from '#test/people'
import { forEachStore } from '#test/stores'

const other = 'quatre poires sous un pommier'

forEachStore('refuses a wrong code and another person’s, and changes nothing with either', peopleMigrations, async ({ store }) => {
  const { gate, session, passphrase } = await buildPerson(store)
  const theirs = await buildPerson(store)
  const { vaultId } = session.key
  const offer = gate.offerRecovery(session)
  assert.ok((await theirs.gate.replaceRecovery(theirs.session, offer.code)).ok)
  assert.deepEqual(await gate.unlockWithRecovery(vaultId, offer.code), { ok: false, error: { type: 'WrongCode' } })
  assert.deepEqual(theirs.gate.readOffer(theirs.session, offer.sealed), { ok: false, error: { type: 'WrongKey' } })
  assert.ok((await gate.unlock(vaultId, passphrase)).ok)
})

forEachStore(
  'a code brings back the attic of a forgotten passphrase, and the ledger names each change',
  peopleMigrations,
  async ({ store }) => {
    const { gate, session, passphrase, bring } = await buildPerson(store)
    await bring([buildOperation()])
    const { vaultId } = session.key
    const { code } = gate.offerRecovery(session)
    assert.ok((await gate.replaceRecovery(session, code)).ok)
    const recovered = await gate.unlockWithRecovery(vaultId, code)
    assert.ok(recovered.ok)
    assert.ok((await gate.changePassphrase(recovered.value, other)).ok)
    assert.deepEqual(await gate.unlock(vaultId, passphrase), { ok: false, error: { type: 'WrongPassphrase' } })
    const unlocked = await gate.unlock(vaultId, other)
    const attic = unlocked.ok ? await gate.open(unlocked.value) : unlocked
    assert.ok(attic.ok)
    assert.equal(attic.value.batches().length, 1)
    const entries = await attic.value.ledger()
    assert.deepEqual(entries.ok && entries.value.map(({ act, detail }) => [act, detail]), [
      ['import', undefined],
      ['setting', 'recovery'],
      ['setting', 'passphrase'],
    ])
  },
)
