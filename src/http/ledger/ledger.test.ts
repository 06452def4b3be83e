/** The ledger's file, its checkpoint and the comparison with one kept, through the front door: refusals first. */
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after, before } from 'node:test'
import { type Browser, createTestApp, signedUp, type TestApp, upload } from '#test/app'
import { ledgerFile as command } from '../../cli/ledger.ts'

let [here, there] = [undefined, undefined] as unknown as [TestApp, TestApp]
let folder = ''
before(async () => {
  here = await createTestApp()
  there = await createTestApp()
  folder = await mkdtemp(join(tmpdir(), 'grenier-ledger-'))
})
after(async () => {
  await here.destroy()
  await there.destroy()
  await rm(folder, { recursive: true, force: true })
})

const statement = `!Type:Bank\nD03/03/2026\nT-12.50\nPBOULANGERIE\n^\n`
const textOf = async (browser: Browser, path: string): Promise<string> => {
  const answer = await browser.get(path)
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('cache-control'), 'no-store')
  assert.match(answer.headers.get('content-disposition') ?? '', /^attachment; filename="grenier-/)
  return await answer.text()
}
async function compare(browser: Browser, text: string): Promise<{ status: number; html: string }> {
  const form = new FormData()
  form.append('kept', new Blob([text]), 'grenier-checkpoint.json')
  const answer = await browser.post('/ledger/check', form)
  return { status: answer.status, html: await answer.text() }
}
async function verify(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', '']
  const code = await command.run(args, { stdout: (text) => void (out += text), stderr: (text) => void (err += text) })
  return { code, out, err }
}
async function written(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text)
  return join(folder, name)
}

test('nobody has a ledger without a session; what is no file of a ledger is refused', async () => {
  for (const path of ['/ledger/file', '/ledger/checkpoint']) assert.equal((await here.browser().get(path)).status, 303)
  assert.equal((await here.browser().post('/ledger/check', new FormData())).status, 401)
  const browser = await signedUp(here, 'refus@example.org')
  assert.equal((await browser.post('/ledger/check', {})).status, 415)
  const empty = await browser.post('/ledger/check', new FormData())
  assert.equal(empty.status, 422)
  const other = await compare(browser, 'Date;Montant\n')
  assert.equal(other.status, 422)
  assert.match(other.html, /ni un repère ni un registre/)
  const foreign = await compare(browser, await textOf(await signedUp(there, 'ailleurs@example.org'), '/ledger/checkpoint'))
  assert.equal(foreign.status, 422)
  assert.match(foreign.html, /autre plateforme/)
})

test('a checkpoint kept tells that nothing was rewritten, here and offline; another person’s tells it is another ledger', async () => {
  const browser = await signedUp(here, 'garde@example.org')
  assert.equal((await browser.post('/imports', upload({ 'mars.qif': statement }))).status, 303)
  const [kept, old] = [await textOf(browser, '/ledger/checkpoint'), await textOf(browser, '/ledger/file')]
  assert.match((await compare(browser, kept)).html, /mot pour mot/)
  assert.equal((await browser.post('/imports', upload({ 'avril.qif': statement.replace('/03/', '/04/') }))).status, 303)
  const continued = await compare(browser, kept)
  assert.equal(continued.status, 200)
  assert.match(continued.html, /Rien n’a été réécrit/)
  const altered = await compare(
    browser,
    kept.replace(/"entries":(\d+)/, (_, n) => `"entries":${Number(n) + 1}`),
  )
  assert.equal(altered.status, 422)
  assert.match(altered.html, /a été changé depuis/)
  const stranger = await signedUp(here, 'autre@example.org')
  assert.match((await compare(stranger, kept)).html, /pas de ce registre/)

  const now = await textOf(browser, '/ledger/file')
  const keys = await written('keys.json', await (await browser.get('/.well-known/grenier-keys.json')).text())
  const [newer, older, repere] = [await written('new.ndjson', now), await written('old.ndjson', old), await written('old.json', kept)]
  const whole = await verify('verify', newer, '--since', repere, '--keys', keys)
  assert.deepEqual([whole.code, whole.err], [0, ''])
  assert.match(whole.out, /whole and unchanged[^]*goes on from the ledger kept before/)
  const backwards = await verify('verify', older, '--since', newer, '--json')
  assert.equal(backwards.code, 1)
  assert.deepEqual(JSON.parse(backwards.out).standing, { is: 'shorter' })
  const cut = await verify('verify', await written('cut.ndjson', now.split('\n').toSpliced(1, 1).join('\n')))
  assert.deepEqual([cut.code, cut.out], [1, ''])
  assert.match(cut.err, /cut\.ndjson:2: /)
  const elsewhere = await written('elsewhere.json', await (await there.browser().get('/.well-known/grenier-keys.json')).text())
  assert.match((await verify('verify', newer, '--keys', elsewhere)).err, /not signed by one of these keys/)
})

test('wrong usage of ledger verify exits 2, a file that is not there exits 1', async () => {
  for (const args of [[], ['verify'], ['check', 'a'], ['verify', 'a', 'b'], ['verify', 'a', '--jsn']])
    assert.equal((await verify(...args)).code, 2, args.join(' '))
  const missing = await verify('verify', '/nulle/part.ndjson')
  assert.deepEqual(missing, { code: 1, out: '', err: 'grenier ledger: /nulle/part.ndjson cannot be opened.\n' })
})

test('the page shows what was asked, and says when nothing answers', async () => {
  const browser = await signedUp(here, 'lignes@example.org')
  assert.equal((await browser.post('/imports', upload({ 'mars.qif': statement }))).status, 303)
  assert.equal((await browser.get('/answers/budget')).status, 200)
  const shown = async (query: string) => await (await browser.get(`/ledger${query}`)).text()
  assert.match(await shown('?what=reads'), /Le service Budget a lu/)
  assert.doesNotMatch(await shown('?what=reads'), /Vous avez importé/)
  assert.match(await shown('?what=mine'), /Vous avez importé/)
  assert.match(await shown('?what=away'), /Aucune ligne ne répond/)
  assert.match(await shown('?until=2020-01-01'), /Aucune ligne ne répond/)
  assert.match(await shown('?what=tout&since=hier&before=-1'), /Vous avez importé/)
})
