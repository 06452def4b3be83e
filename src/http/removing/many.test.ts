/** A deletion that one request does not end: what is told in between, left for later, taken up again, and done. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { type Browser, createTestApp, signedUp, type TestApp, upload } from '#test/app'

let app: TestApp
before(async () => {
  app = await createTestApp()
})
after(() => app.destroy())

/** More than five acts of a thousand. */
const many = 6_200
const two = (n: number): string => String(n).padStart(2, '0')
const rows = Array.from({ length: many }, (_, n) => `D${two(1 + (n % 28))}/${two(1 + (n % 12))}/2025\nT-${1 + n}.50\nPMARCHAND ${n}\n^\n`)
const statement = `!Account\nNCompte joint\nTBank\n^\n!Type:Bank\n${rows.join('')}`
const pageOf = async (answer: Promise<Response>): Promise<string> => (await (await answer).text()).replaceAll(/[\u00a0\u202f]/gu, ' ')
const held = async (browser: Browser): Promise<number> =>
  ((await (await browser.get('/api/v1/records?limit=1000')).json()) as { records: unknown[] }).records.length

test('of more than five thousand records, each request does its part, tells what is left, and can be the last for today', async () => {
  const browser = await signedUp(app, 'beaucoup@example.org')
  const brought = await browser.post('/api/v1/imports', upload({ 'annee.qif': statement }))
  assert.equal(brought.status, 201)
  const { batch } = (await brought.json()) as { batch: { id: string; added: { [kind: string]: number } } }
  const whole = Object.values(batch.added).reduce((sum, count) => sum + count, 0)
  assert.ok(whole > many, 'the operations, and their account')
  const address = `/imports/${batch.id}/remove`
  const inWords = (count: number): string => new Intl.NumberFormat('fr').format(count).replaceAll(/[\u00a0\u202f]/gu, ' ')
  const shown = inWords(whole)
  assert.match(await pageOf(browser.get(address)), new RegExp(`Supprimer ${shown} données pour toujours`))

  // An act is of one kind: of five, one has the account, and four a thousand operations each.
  const done = 4_001
  const first = await browser.post(address, { act: 'remove' })
  assert.equal(first.status, 200)
  const between = await pageOf(Promise.resolve(first))
  assert.match(between, new RegExp(`${inWords(done)} données déjà supprimées, ${inWords(whole - done)} données encore à traiter\\.`))
  assert.match(between, new RegExp(`<progress value="${done}" max="${whole}"`))
  assert.match(between, /Vous pouvez vous arrêter ici et reprendre plus tard\.[\s\S]*<button[^>]*name="act" value="remove">Continuer/)
  assert.match(between, new RegExp(`action="${address}"`))

  // Left there: the list has the rest alone, the page offers it, the ledger has the acts done.
  const rest = await pageOf(browser.get(address))
  assert.match(rest, new RegExp(`Supprimer ${inWords(whole - done)} données pour toujours`))
  assert.match(rest, new RegExp(`${inWords(done)} données supprimées pour toujours`))
  assert.match(await pageOf(browser.get('/ledger')), /Vous avez supprimé 1 000 données/)
  const other = await signedUp(app, 'beaucoup-autre@example.org')
  assert.equal((await other.post(address, { act: 'remove' })).status, 404)

  assert.equal((await browser.post(address, { act: 'remove' })).headers.get('location'), address)
  assert.equal(await held(browser), 0)
  const end = await pageOf(browser.get(address))
  assert.match(end, new RegExp(`Tout ce qui venait d’ici est supprimé[\\s\\S]*${shown} données supprimées pour toujours`))
  assert.doesNotMatch(end, /<progress/)
  assert.equal((await browser.post(address, { act: 'remove' })).status, 303)
  for (const line of app.logs) assert.doesNotMatch(line, /MARCHAND/)
})
