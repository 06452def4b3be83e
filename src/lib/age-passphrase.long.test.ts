import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { Decrypter, Encrypter } from 'age-encryption'
import { isSealedFile, openWithPassphrase, SealedFileRefused, sealWithPassphrase } from './age-passphrase.ts'

const phrase = 'quatre mots choisis au hasard'
async function* inPieces(bytes: Uint8Array, size = 10_000) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const sealed = async (bytes: Uint8Array) => Buffer.concat(await Array.fromAsync(sealWithPassphrase(inPieces(bytes), phrase)))
const opened = async (file: Uint8Array, passphrase = phrase, size?: number) =>
  Buffer.concat(await Array.fromAsync(openWithPassphrase(inPieces(file, size), passphrase)))
const refusal = (file: Uint8Array, passphrase = phrase) =>
  opened(file, passphrase).then(
    () => 'opened',
    (error: unknown) => (error instanceof SealedFileRefused ? error.what : error),
  )

test('what is sealed is opened here and by age-encryption, and what that seals is opened here', async () => {
  for (const size of [0, 65_536, 140_000]) {
    const bytes = randomBytes(size)
    const file = await sealed(bytes)
    assert.ok(isSealedFile(file))
    assert.ok((await opened(file, phrase, 1 + (size % 7) * 100)).equals(bytes))
    const reader = new Decrypter()
    reader.addPassphrase(phrase)
    if (size === 0) assert.deepEqual(Buffer.from(await reader.decrypt(file)), bytes)
  }
  const writer = new Encrypter()
  writer.setPassphrase(phrase)
  writer.setScryptWorkFactor(10)
  assert.equal((await opened(await writer.encrypt('relevé'))).toString(), 'relevé')
})

test('another passphrase, a change or a cut is refused, and the memory it asks for is bounded', async () => {
  const file = await sealed(randomBytes(70_000))
  assert.equal(await refusal(file, 'une autre phrase'), 'passphrase')
  assert.equal(await refusal(file.subarray(0, -1)), 'cut')
  assert.equal(await refusal(file.subarray(0, -(70_000 - 65_536 + 16))), 'cut')
  assert.equal(await refusal(file.with(file.length - 5, (file.at(-5) ?? 0) ^ 1)), 'cut')
  assert.equal(await refusal(file.subarray(0, 60)), 'header')
  assert.equal(await refusal(Buffer.from(file.toString('latin1').replace(' 16\n', ' 25\n'), 'latin1')), 'header')
  assert.equal(await refusal(Buffer.from('rien')), 'header')
})

const [age, terminal] = ['age', 'script']
const installed = [age, terminal].every((name) => spawnSync(name, ['--version']).status === 0)
const skip = !installed && 'the age or script command is not installed here'
// `age` asks for the passphrase on a terminal, which `script` gives it.
test('the age command opens it', { skip }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'grenier-age-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(`${folder}/file.age`, await sealed(Buffer.from('un relevé')))
  execFileSync(terminal, ['-qec', `${age} -d -o ${folder}/out ${folder}/file.age`, '/dev/null'], {
    input: `${phrase}\n`,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  assert.equal(readFileSync(`${folder}/out`, 'utf8'), 'un relevé')
})
