/** An import delivered while the person was away, its process killed as it was being taken in: nothing is lost, nothing is twice. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import test from 'node:test'
import { openStore } from '#store'
import { buildPerson, peopleMigrations } from '#test/people'

const script = `
  import { openStore } from '#store'
  import { buildBatch, buildOperation, buildPerson, peopleMigrations } from '#test/people'
  const opened = await openStore({ dataDir: process.argv[1], migrations: peopleMigrations })
  let taking = false
  const kill = async (work, trx) => {
    const done = await work(trx)
    const left = await trx.selectFrom('vault_delivery').select('n').execute()
    if (taking && left.length === 0) process.kill(process.pid, 'SIGKILL')
    return done
  }
  const store = { ...opened.value, write: (work) => opened.value.write((trx) => kill(work, trx)) }
  const { gate, session } = await buildPerson(store)
  const capability = (await gate.capability(session)).value
  await gate.deliver(capability, buildBatch([[buildOperation(), buildOperation({ amount: -90 })]]))
  console.log(JSON.stringify({ vaultId: session.key.vaultId, batch: capability.batch }))
  taking = true
  await gate.open(session)`

test('killed in the transaction that takes it in, a delivery is taken in once at the next opening', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'grenier-killed-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const dataDir = join(folder, 'data')
  const args = ['--import', './tools/tsx.ts', '--input-type=module', '-e', script, dataDir]
  const child = spawnSync(process.execPath, args, { cwd: resolve(import.meta.dirname, '../..'), encoding: 'utf8' })
  assert.equal(child.signal, 'SIGKILL', child.stderr)
  const { vaultId, batch } = JSON.parse(child.stdout) as { vaultId: string; batch: string }
  const opened = await openStore({ dataDir, migrations: peopleMigrations })
  assert.ok(opened.ok)
  t.after(() => opened.value.close())
  const { gate, passphrase } = await buildPerson(opened.value)
  const session = await gate.unlock(vaultId, passphrase)
  assert.ok(session.ok)
  for (const _visit of [1, 2]) {
    const attic = await gate.open(session.value)
    assert.ok(attic.ok)
    assert.deepEqual(
      attic.value.batches().map(({ id, added }) => [id, added]),
      [[batch, { 'bank.transaction': 2 }]],
    )
    const overview = await attic.value.overview()
    assert.equal(overview.ok && overview.value.records, 2)
  }
})
