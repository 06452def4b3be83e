import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openSecret, platformKey } from '#lib/secret'

const folder = mkdtempSync(join(tmpdir(), 'grenier-secret-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const hex = 'ab'.repeat(32)
const base64url = Buffer.from(hex, 'hex').toString('base64url')

test('refuses a secret that is not 32 bytes, by the environment or in the file, and leaves the file as it was', async () => {
  for (const env of ['short', hex.slice(2), `${hex}00`, base64url.slice(1), `${base64url}A`, 'é'.repeat(43)]) {
    assert.deepEqual(await openSecret({ env, file: join(folder, 'unused') }), { ok: false, error: { type: 'BadSecret' } })
  }
  const file = join(folder, 'half-written')
  writeFileSync(file, base64url.slice(0, 20))
  assert.deepEqual(await openSecret({ file }), { ok: false, error: { type: 'BadSecret', file } })
  assert.equal(readFileSync(file, 'utf8'), base64url.slice(0, 20))
})

test('refuses a file inside the data folder, however it is named', async () => {
  const dataDir = join(folder, 'data')
  mkdirSync(join(dataDir, 'deep'), { recursive: true })
  symlinkSync(join(dataDir, 'deep'), join(folder, 'link'))
  for (const file of [
    join(dataDir, 'secret'),
    join(dataDir, 'not', 'yet', 'secret'),
    join(folder, 'link', 'secret'),
    `${dataDir}/../data/s`,
  ]) {
    assert.deepEqual(await openSecret({ file, dataDir }), { ok: false, error: { type: 'SecretInsideData', file } })
  }
  const later = join(folder, 'later')
  assert.ok(!(await openSecret({ file: join(later, 'secret'), dataDir: later })).ok)
  assert.ok((await openSecret({ file: join(folder, 'data.secret'), dataDir })).ok)
  assert.ok((await openSecret({ file: join(folder, '..data.secret'), dataDir })).ok)
})

test('says so when the file can be neither read nor made', async () => {
  const file = join(folder, 'a-file', 'secret')
  writeFileSync(join(folder, 'a-file'), '')
  assert.deepEqual(await openSecret({ file }), { ok: false, error: { type: 'SecretUnreachable', file } })
})

test('makes the file once, for its owner only', async () => {
  const file = join(folder, 'new', 'secret')
  const made = await openSecret({ file })
  assert.ok(made.ok)
  assert.equal(made.value.length, 32)
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.deepEqual(await openSecret({ file, env: '' }), made)
})

test('reads the environment in both writings, before the file', async () => {
  const expected = { ok: true, value: new Uint8Array(32).fill(0xab) }
  const file = join(folder, 'never-made')
  for (const env of [hex, hex.toUpperCase(), ` ${base64url}\n`]) assert.deepEqual(await openSecret({ env, file }), expected)
  assert.throws(() => statSync(file))
})

test('derives one key a name', () => {
  const secret = new Uint8Array(32).fill(1)
  assert.equal(platformKey(secret, 'email').length, 32)
  assert.deepEqual(platformKey(secret, 'email'), platformKey(secret, 'email'))
  assert.notDeepEqual(platformKey(secret, 'email'), platformKey(secret, 'cookie'))
  assert.notDeepEqual(platformKey(secret, 'email'), platformKey(new Uint8Array(32), 'email'))
})
