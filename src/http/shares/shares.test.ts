/** Sharing through the front door: refusals first, then a view previewed, given, opened, narrowed and withdrawn. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { type Browser, createTestApp, signedUp, type TestApp, upload } from '#test/app'

let app: TestApp
before(async () => {
  app = await createTestApp({ now: () => Temporal.Instant.from('2026-04-20T09:00:00Z') })
})
after(() => app.destroy())

const qif = `!Account\nNCompte joint\nTBank\n^\n!Type:Bank\nD02/03/2026\nT-4.50\nPCAFE DU PORT\n^\nD03/04/2026\nT-900.00\nPVIR LOYER M BIDULE\n^\n`
const textOf = async (answer: Promise<Response> | Response): Promise<string> => await (await answer).text()
const holder = async (email: string): Promise<Browser> => {
  const browser = await signedUp(app, email)
  assert.equal((await browser.post('/api/v1/imports', upload({ 'mars.qif': qif }))).status, 201)
  return browser
}
const form = {
  kind: 'bank.transaction',
  'show:bank.transaction': 'records',
  'field:bank.transaction:day': 'month',
  'field:bank.transaction:amount': 'exact',
  'field:bank.transaction:label': 'exact',
  since: '2026-03-01',
  until: '2026-12-31',
  mask: 'on',
  name: 'Éloïse',
  purpose: 'advice',
  days: '30',
}
const give = async (browser: Browser, over: Record<string, string> = {}) => {
  const [, seen = ''] = /name="seen" value="([^"]+)"/.exec(await textOf(browser.post('/shares/new', { ...form, ...over }))) ?? []
  const html = await textOf(browser.post('/shares/new', { ...form, ...over, seen, step: 'give' }))
  const [, path = ''] = /value="http:\/\/localhost:8480(\/fr\/shared\/[\w-]{22})"/.exec(html) ?? []
  const [, code = ''] = /value="([A-Z2-8]{4}-[A-Z2-8]{4})"/.exec(html) ?? []
  const [, id = ''] = /href="\/shares\/([\w-]{22})"/.exec(html) ?? []
  assert.ok(path && code && id, 'the link, the code and the share')
  return { path, code, id }
}

test('refuses without a session, from another site, what is not hers, and what no form sends', async () => {
  for (const path of ['/shares', '/shares/new', '/shares/x']) assert.equal((await app.browser().get(path)).status, 303)
  assert.equal((await app.browser().post('/shares/new', form)).status, 401)
  const browser = await holder('refus-partage@example.org')
  const { id } = await give(browser)
  const other = await signedUp(app, 'autre-partage@example.org')
  assert.equal((await other.get(`/shares/${id}`)).status, 404)
  assert.equal((await other.post(`/shares/${id}/change`, { act: 'end' })).status, 404)
  assert.equal((await browser.post(`/shares/${id}/change`, { act: 'end' }, { 'sec-fetch-site': 'cross-site' })).status, 403)
  assert.equal((await browser.post(`/shares/${id}/change`, { act: 'widen' })).status, 400)
  const wrong: Record<string, string>[] = [
    { ...form, 'field:bank.transaction:day': '', 'field:bank.transaction:amount': '', 'field:bank.transaction:label': '' },
    { ...form, since: '2026-12-31', until: '2026-01-01' },
    { ...form, since: 'yesterday' },
    { ...form, kind: 'setting' },
    { ...form, step: 'give', name: '' },
    { ...form, step: 'give', name: 'x'.repeat(61) },
  ]
  for (const body of wrong) assert.equal((await browser.post('/shares/new', body)).status, 422)
})

test('the preview shows what leaves and strikes out what does not; nothing is given by looking', async () => {
  const browser = await holder('apercu@example.org')
  assert.match(await textOf(browser.get('/shares/new')), /value="bank\.transaction"/)
  const fields = await textOf(browser.get('/shares/new?kind=bank.transaction'))
  assert.match(fields, /name="field:bank\.transaction:label"/)
  assert.doesNotMatch(fields, /field:bank\.transaction:raw/)
  const preview = await textOf(browser.post('/shares/new', { ...form, 'field:bank.transaction:label': '' }))
  assert.match(preview, /2.données partiront/)
  assert.match(preview, /<strong>avril 2026<\/strong> <del>3 avril 2026/)
  assert.match(preview, /<del>CAFE DU PORT/)
  assert.match(await textOf(browser.get('/shares')), /Vous ne partagez rien/)
})

test('nothing is given but what was seen: choices changed since the preview are previewed again', async () => {
  const browser = await holder('change@example.org')
  const [, seen = ''] = /name="seen" value="([^"]+)"/.exec(await textOf(browser.post('/shares/new', form))) ?? []
  for (const body of [
    { ...form, step: 'give' },
    { ...form, step: 'give', seen, 'field:bank.transaction:account': 'exact' },
    { ...form, step: 'give', seen, mask: '' },
  ]) {
    const answer = await browser.post('/shares/new', body)
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), /ont changé depuis l’aperçu/)
  }
  assert.match(await textOf(browser.get('/shares')), /Vous ne partagez rien/)
})

test('a link shows nothing without its code, then what was agreed and nothing else; the ledger tells', async () => {
  const browser = await holder('lien@example.org')
  const { path, code, id } = await give(browser)
  const guest = app.browser()
  const door = await guest.get(path)
  assert.equal(door.headers.get('cache-control'), 'no-store')
  assert.doesNotMatch(await door.text(), /CAFE|Éloïse/)
  assert.match(await textOf(guest.post(path, { code: 'AAAA-AAAA' })), /pas le bon code/)
  assert.equal((await guest.get(`${path}/bank.transaction.csv`)).status, 404)
  const shown = await textOf(guest.post(path, { code }))
  assert.match(shown, /mars 2026/)
  assert.match(shown, /CAFE DU PORT/)
  for (const hidden of ['Compte joint', 'BIDULE', '2 mars', 'Éloïse']) assert.ok(!shown.includes(hidden), hidden)
  const file = await guest.get(`${path}/bank.transaction.csv`)
  assert.match(await file.text(), /^id,(?=.*amount)(?=.*label).*\r\n[\w-]{22},/)
  assert.ok(!app.logs.join('').includes(path.slice(-22)), 'the secret is in no log')
  const own = await textOf(browser.get(`/shares/${id}`))
  assert.match(own, /A reçu 2.lignes[\s\S]*Refusé \(mauvais code\)/)
  const ledger = await textOf(browser.get('/ledger'))
  assert.match(ledger, /Éloïse, par un lien, a lu 2.opérations/)
  assert.match(ledger, /Vous avez partagé une vue/)
})

test('narrowed, paused, resumed, renewed and ended, from the page, at once', async () => {
  const browser = await holder('reduit@example.org')
  const { path, code, id } = await give(browser)
  const look = async () => await textOf(app.browser().post(path, { code }))
  const act = (body: Record<string, string>) => browser.post(`/shares/${id}/change`, body)
  assert.equal(
    (await act({ act: 'narrow', 'keep:bank.transaction:day': 'bank.transaction:day:exact', keep: 'bank.transaction:amount' })).status,
    422,
  )
  const coarser = { act: 'narrow', 'keep:bank.transaction:day': 'bank.transaction:day:year', keep: 'bank.transaction:amount' }
  assert.equal((await act(coarser)).status, 303)
  const years = await look()
  assert.ok(/<td[^>]*>2026<\/td>/.test(years) && !/<td[^>]*>mars/.test(years), 'the year in the place of the month')
  assert.equal((await act({ act: 'narrow', keep: 'bank.transaction:amount' })).status, 303)
  assert.match(await textOf(browser.get(`/shares/${id}`)), /Retiré par vous/)
  const narrowed = await look()
  assert.ok(!narrowed.includes('CAFE') && narrowed.includes('4,50'))
  assert.equal((await act({ act: 'narrow', keep: 'bank.transaction:amount', since: '2026-02-01' })).status, 422, 'more days')
  assert.equal((await act({ act: 'narrow', keep: 'bank.transaction:amount', since: '2026-03-01', until: '2026-03-31' })).status, 303)
  assert.ok(!(await look()).includes('900'), 'fewer days')
  assert.equal((await act({ act: 'narrow' })).status, 422, 'nothing left is an end, not a narrower view')
  await act({ act: 'pause' })
  assert.match(await look(), /en pause/)
  await act({ act: 'resume' })
  assert.match(await look(), /4,50/)
  assert.equal((await act({ act: 'renew', days: '90' })).status, 303)
  assert.match(await textOf(browser.get('/shares')), /Éloïse[\s\S]*19 juillet 2026/)
  await act({ act: 'end' })
  assert.match(await look(), /n’existe plus/)
  assert.match(await textOf(browser.get('/shares')), /Partages terminés[\s\S]*Éloïse/)
})

test('totals by month leave sums of the months that are over', async () => {
  const browser = await holder('totaux@example.org')
  const { path, code } = await give(browser, { 'show:bank.transaction': 'month' })
  const shown = await textOf(app.browser().post(path, { code }))
  assert.match(shown, /mars 2026[\s\S]*4,50/)
  assert.ok(!/<td[^>]*>avril/.test(shown) && !shown.includes('900'))
})
