/** An erasure whose process is killed once the wraps are gone: nothing opens, and the next start ends the work. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import test from 'node:test'
import { createTestApp, passphrase } from '#test/app'

const email = 'ariane@example.org'
const script = `
  import { createErasures, createIdentity, createSigningKeys, identityMigrations } from '#identity'
  import { createGate, gateMigrations } from '#gate'
  import { openSecret } from '#lib/secret'
  import { jobMigrations, openErasureList, openStore } from '#store'
  import { createVaults, vaultMigrations } from '#vault'
  const [dataDir, secretFile, email, passphrase] = process.argv.slice(1)
  const now = () => Temporal.Now.instant()
  const secret = (await openSecret({ file: secretFile, dataDir })).value
  const opened = await openStore({ dataDir, migrations: [vaultMigrations, gateMigrations, identityMigrations, jobMigrations] })
  const list = (await openErasureList({ file: dataDir + '.erasures', dataDir })).value
  let erasing = false
  const kill = async (work, trx) => {
    const done = await work(trx)
    const left = await trx.selectFrom('vault_wrap').select('wrap').execute()
    if (erasing && left.length === 0 && erasing !== 'wraps') erasing = 'wraps'
    else if (erasing === 'wraps') process.kill(process.pid, 'SIGKILL')
    return done
  }
  const store = { ...opened.value, write: (work) => opened.value.write((trx) => kill(work, trx)) }
  const vaults = createVaults({ store, now })
  const gate = createGate({ store, vaults, now })
  const identity = (await createIdentity({ store, secret, now })).value
  const { key } = (await gate.create(passphrase)).value
  const operation = { kind: 'bank.transaction', schema: 1, account: 'FR7699999999999999999991234', day: '2026-01-05', amount: -1250, currency: 'EUR', label: 'PAIN' }
  const file = { name: 'a.ofx', size: 1, connector: 'ofx', kinds: {}, problems: [], moreProblems: 0 }
  const written = await gate.write({ key }, { connector: 'ofx', origin: 'upload', files: [file], records: [{ item: operation, file: 0, line: 1 }] })
  if (!written.ok) process.exit(4)
  await identity.signUp({ email, vaultId: key.vaultId, lang: 'fr' })
  const signingKeys = createSigningKeys({ store, secret, now })
  erasing = true
  await createErasures({ store, now, signingKeys, list, platform: 'http://localhost', vaults: gate }).now(key.vaultId)`

test('killed between the wraps and the rest, an erased attic opens to nobody, and is gone after the next start', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'grenier-killed-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const [dataDir, secretFile] = [join(folder, 'data'), join(folder, 'secret')]
  const args = ['--input-type=module', '-e', script, dataDir, secretFile, email, passphrase]
  const child = spawnSync(process.execPath, args, { cwd: resolve(import.meta.dirname, '../..'), encoding: 'utf8' })
  assert.equal(child.signal, 'SIGKILL', child.stderr)
  const countOf = (table: string): unknown => {
    const db = new DatabaseSync(join(dataDir, 'grenier.db'))
    try {
      return db.prepare(`select count(*) as n from ${table}`).get()?.['n']
    } finally {
      db.close()
    }
  }
  assert.equal(countOf('vault_wrap'), 0)
  assert.equal(countOf('vault_segment'), 1)
  assert.equal(countOf('account'), 1)
  assert.match(readFileSync(`${dataDir}.erasures`, 'utf8'), /^\{"vault":"[\w-]{22}","at":"[^"]+"\}\n$/)
  const app = await createTestApp({ dataDir, secretFile })
  const answer = await app.browser().post('/fr/sign-in', { email, passphrase })
  await app.destroy()
  assert.equal(answer.status, 422)
  for (const table of [
    'vault',
    'vault_segment',
    'vault_manifest',
    'vault_chain',
    'vault_dataset_epoch',
    'ledger',
    'ledger_head',
    'account',
    'erasure',
  ])
    assert.equal(countOf(table), 0, table)
  assert.equal(countOf('erasure_certificate'), 1)
})
