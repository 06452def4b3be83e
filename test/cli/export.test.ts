/** `grenier export verify`, run in this process with captured output: usage first, then what it finds. */
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { atticOf, exported } from '#test/exports'
import { buildOperation, buildPerson, peopleMigrations } from '#test/people'
import { stores } from '#test/stores'
import { sealWithPassphrase } from '#lib/age-passphrase'
import { exportFile } from '../../src/cli/export.ts'

async function* bytesOf(bytes: Uint8Array) {
  yield bytes
}

async function call(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', '']
  const code = await exportFile.run(args, { stdout: (text) => void (out += text), stderr: (text) => void (err += text) })
  return { code, out, err }
}

test('wrong usage exits 2, a file that is not there exits 1', async () => {
  for (const args of [[], ['verify'], ['check', 'a'], ['verify', 'a', 'b'], ['verify', 'a', '--jsn']])
    assert.equal((await call(...args)).code, 2, args.join(' '))
  assert.deepEqual(await call('verify', '/nulle/part.zip'), {
    code: 1,
    out: '',
    err: 'grenier export: /nulle/part.zip cannot be opened.\n',
  })
})

test('a whole export is told with its digest, an altered one with what is wrong', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'grenier-export-test-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const opened = await stores[0]?.open(peopleMigrations)
  assert.ok(opened)
  t.after(() => opened.destroy())
  const person = await buildPerson(opened.store)
  await person.bring([buildOperation(), buildOperation({ label: 'LOYER' })])
  const bytes = await exported(await atticOf(person.gate, person.session))
  const [whole, altered, cut, other] = ['whole.zip', 'altered.zip', 'cut.zip', 'other.txt'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
    string,
  ]
  await writeFile(whole, bytes)
  await writeFile(altered, bytes.with(200, (bytes[200] ?? 0) ^ 4))
  await writeFile(cut, bytes.subarray(0, -30))
  await writeFile(other, 'rien de tel')
  const told = await call('verify', whole)
  assert.deepEqual([told.code, told.err], [0, ''])
  assert.match(told.out, /whole and unchanged[^]*bank\.transaction: 2[^]*digest: [0-9a-f]{64}\n$/)
  const json = JSON.parse((await call('verify', '--json', whole)).out) as object
  assert.deepEqual(Object.keys(json), ['file', 'ok', 'whole', 'at', 'digest', 'records', 'chapters', 'files'])
  assert.deepEqual(JSON.parse((await call('verify', cut, '--json')).out), { file: cut, ok: false, problems: [{ code: 'cut' }] })
  const phrase = 'quatre mots choisis au hasard'
  const sealed = join(folder, 'sealed.zip.age')
  await writeFile(sealed, Buffer.concat(await Array.fromAsync(sealWithPassphrase(bytesOf(bytes), phrase))))
  await writeFile(join(folder, 'phrase'), `${phrase}\n`)
  await writeFile(join(folder, 'wrong'), 'une autre phrase\n')
  assert.equal((await call('verify', sealed, '--passphrase-file', join(folder, 'phrase'))).out, told.out)
  assert.match((await call('verify', sealed)).err, /is sealed/)
  assert.match((await call('verify', sealed, '--passphrase-file', join(folder, 'wrong'))).err, /does not open/)
  for (const [file, words] of [
    [altered, /was changed/],
    [cut, /stopped early/],
    [other, /not an export/],
  ] as const) {
    const { code, out, err } = await call('verify', file)
    assert.deepEqual([code, out], [1, ''])
    assert.match(err, words)
  }
})
