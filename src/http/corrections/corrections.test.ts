/** Corrections through the front door: refusals first, then each act asked, looked at, done, told and undone. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { createTestApp, signedUp, type TestApp, upload } from '#test/app'

let app: TestApp
before(async () => {
  app = await createTestApp()
})
after(() => app.destroy())

const statement = `!Type:Bank
D02/03/2026
T-4.50
PCAFE DU PORT
^
D03/03/2026
T-20.00
PLIBRAIRIE
^
D04/03/2026
T-20.00
PLIBRAIRIE BIS
^
`
type Browser = Awaited<ReturnType<typeof signedUp>>
interface Seen {
  readonly id: string
  readonly label: string
  readonly amount: number
  readonly day: string
  readonly category?: string
  readonly corrected?: boolean
}

async function withStatement(email: string): Promise<Browser> {
  const browser = await signedUp(app, email)
  assert.equal((await browser.post('/api/v1/imports', upload({ 'mars.qif': statement }))).status, 201)
  return browser
}
async function records(browser: Browser): Promise<readonly Seen[]> {
  return ((await (await browser.get('/api/v1/records')).json()) as { records: Seen[] }).records
}
const labels = async (browser: Browser): Promise<string[]> => (await records(browser)).map(({ label }) => label).toSorted()
const idOf = async (browser: Browser, label: string): Promise<string> =>
  (await records(browser)).find((record) => record.label === label)?.id ?? assert.fail(label)
const act = (browser: Browser, fields: { readonly [name: string]: string }) =>
  browser.post('/corrections/act', { _kind: 'bank.transaction', ...fields })
const typed = { account: '', day: '2026-03-02', amount: '-4,50', currency: 'EUR', label: 'Café du port' }
const undoAt = (done: Response): string =>
  `/corrections/${new URL(done.headers.get('location') ?? '', 'http://x').searchParams.get('done')}/undo`

test('refuses without a session, a form of another site, and what no form of ours sends', async () => {
  assert.equal((await app.browser().post('/corrections/act', { _act: 'mark' })).status, 401)
  const browser = await withStatement('refus@example.org')
  const id = await idOf(browser, 'CAFE DU PORT')
  assert.equal((await browser.post('/corrections/act', { _act: 'mark' }, { 'sec-fetch-site': 'cross-site' })).status, 403)
  for (const fields of [
    { _act: 'steal', _id: id },
    { _act: 'mark', _id: 'x' },
    { _act: 'mark', _id: id, _kind: 'nothing' },
    { _act: 'mark', _id: id, _step: 'now' },
  ])
    assert.equal((await act(browser, fields as unknown as { [name: string]: string })).status, 400)
  assert.equal((await act(browser, { _act: 'mark', _step: 'save' })).status, 422)
  assert.equal((await act(browser, { _act: 'remove', _step: 'save', _id: 'A'.repeat(22) })).status, 422)
  const [batch] = /[\w-]{22}/.exec(await (await browser.get('/imports')).text()) ?? []
  assert.equal((await browser.post(`/corrections/${batch}/undo`, {})).status, 404)
  assert.equal((await browser.post(`/corrections/${'A'.repeat(22)}/undo`, {})).status, 404)
  assert.deepEqual(await labels(browser), ['CAFE DU PORT', 'LIBRAIRIE', 'LIBRAIRIE BIS'])
})

test('a record is corrected by its form, shown before and after, told to its holder, and given back', async () => {
  const browser = await withStatement('corrige@example.org')
  const id = await idOf(browser, 'CAFE DU PORT')
  const form = await (await act(browser, { _act: 'correct', _id: id })).text()
  assert.match(form, /value="CAFE DU PORT"/)
  assert.match(form, /value="-4,50"/)
  const same = await act(browser, { _act: 'correct', _id: id, _step: 'look', ...typed, label: 'CAFE DU PORT' })
  assert.match(await same.text(), /Rien ne change/)
  const wrong = await act(browser, { _act: 'correct', _id: id, _step: 'look', ...typed, amount: 'douze' })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /id="amount"[^>]*aria-invalid="true"/)
  const look = await (await act(browser, { _act: 'correct', _id: id, _step: 'look', _reason: 'mal lu', ...typed })).text()
  assert.match(look, /<del>CAFE DU PORT<\/del>/)
  assert.match(look, /<ins>Café du port<\/ins>/)
  assert.deepEqual(await labels(browser), ['CAFE DU PORT', 'LIBRAIRIE', 'LIBRAIRIE BIS'])

  const done = await act(browser, { _act: 'correct', _id: id, _step: 'save', _reason: 'mal lu', ...typed })
  assert.equal(done.status, 303)
  const kept = (await records(browser)).find((record) => record.id === id)
  assert.deepEqual([kept?.label, kept?.corrected], ['Café du port', true])
  const list = await (await browser.get(done.headers.get('location') ?? '')).text()
  assert.match(list, /Vous avez corrigé 1.donnée/)
  assert.match(await (await browser.get(`/records/bank.transaction/${id}`)).text(), /Raison.: mal lu/)
  const file = await browser.get('/corrections/corrections.csv')
  assert.match(await file.text(), /mars\.qif,qif,\d+,bank\.transaction,.*corrected,label,CAFE DU PORT,Café du port,mal lu/)
  assert.match(await (await browser.get('/ledger')).text(), /Vous avez corrigé 1.donnée/)
  assert.equal((await browser.post(undoAt(done), {})).status, 303)
  assert.deepEqual(await labels(browser), ['CAFE DU PORT', 'LIBRAIRIE', 'LIBRAIRIE BIS'])
  assert.match(await (await browser.get('/ledger')).text(), /Vous avez annulé une correction/)
})

test('many are changed at once, those that a search finds or those that were ticked', async () => {
  const browser = await withStatement('plusieurs@example.org')
  const all = { _act: 'correct', _all: 'yes', _text: 'librairie' }
  assert.match(await (await act(browser, all)).text(), /Quel champ changer/)
  const look = await (await act(browser, { ...all, _field: 'category', _step: 'look', category: 'Culture' })).text()
  assert.match(look, /Ce qui va changer.: 2.données/)
  const done = await act(browser, { ...all, _field: 'category', _step: 'save', category: 'Culture' })
  assert.equal(done.status, 303)
  assert.deepEqual(
    (await records(browser)).map(({ category }) => category),
    ['Culture', 'Culture', undefined],
  )
  const id = await idOf(browser, 'LIBRAIRIE')
  const batch = undoAt(done).split('/')[2]
  assert.equal((await browser.post(`/corrections/${batch}/withdraw`, { line: '99' })).status, 404)
  assert.match(await (await browser.get(`/records/bank.transaction/${id}`)).text(), /withdraw/)
  assert.equal((await browser.post(`/corrections/${batch}/withdraw`, { line: '1' })).status, 303)
  assert.equal((await records(browser)).filter(({ category }) => category === 'Culture').length, 1)
  const form = new FormData()
  for (const [name, value] of [
    ['_kind', 'bank.transaction'],
    ['_act', 'mark'],
    ['_step', 'save'],
    ['_id', id],
    ['_id', await idOf(browser, 'CAFE DU PORT')],
  ] as const)
    form.append(name, value)
  const marked = await browser.post('/corrections/act', form)
  assert.equal(marked.status, 303)
  assert.deepEqual(await labels(browser), ['LIBRAIRIE BIS'])
  assert.equal((await browser.post(undoAt(marked), {})).status, 303)
  assert.equal((await labels(browser)).length, 3)
})

test('what is deleted does not come back with the next import, until it is let back', async () => {
  const browser = await withStatement('supprime@example.org')
  const id = await idOf(browser, 'CAFE DU PORT')
  assert.match(await (await act(browser, { _act: 'remove', _id: id })).text(), /C’est définitif/)
  const done = await act(browser, { _act: 'remove', _id: id, _step: 'save' })
  assert.equal(done.status, 303)
  assert.equal((await browser.get(`/records/bank.transaction/${id}`)).status, 404)
  assert.equal((await browser.post('/api/v1/imports', upload({ 'mars.qif': statement }))).status, 201)
  assert.deepEqual(await labels(browser), ['LIBRAIRIE', 'LIBRAIRIE BIS'])
  assert.equal((await browser.post(undoAt(done), {})).status, 303)
  assert.deepEqual(await labels(browser), ['CAFE DU PORT', 'LIBRAIRIE', 'LIBRAIRIE BIS'])
})

test('two that are one are merged field by field; one that is several is split by amounts that add up', async () => {
  const browser = await withStatement('reunit@example.org')
  const [id, other] = [await idOf(browser, 'LIBRAIRIE'), await idOf(browser, 'LIBRAIRIE BIS')]
  const choices = await (await act(browser, { _act: 'merge', _id: id })).text()
  assert.ok(choices.indexOf('LIBRAIRIE BIS') < choices.indexOf('CAFE DU PORT'), 'the likeliest first')
  assert.match(await (await act(browser, { _act: 'merge', _id: id, _other: other, _step: 'look' })).text(), /name="label" value="other"/)
  const merged = await act(browser, { _act: 'merge', _id: id, _other: other, _step: 'save', label: 'other', day: 'keep' })
  assert.equal(merged.status, 303)
  assert.deepEqual(
    (await records(browser)).filter(({ amount }) => amount === -2_000).map((record) => [record.id, record.label, record.day]),
    [[id, 'LIBRAIRIE BIS', '2026-03-03']],
  )
  const parts = { title0: 'Livre', amount0: '-12,50', title1: 'Carte', amount1: '-7' }
  const unequal = await act(browser, { _act: 'split', _id: id, _step: 'look', ...parts })
  assert.equal(unequal.status, 422)
  assert.match(await unequal.text(), /Le total des parts/)
  assert.match(await (await act(browser, { _act: 'split', _id: id, _step: 'look', ...parts, amount1: '-7,50' })).text(), /Carte · −7,50/)
  const split = await act(browser, { _act: 'split', _id: id, _step: 'save', ...parts, amount1: '-7,50' })
  assert.equal(split.status, 303)
  assert.deepEqual(await labels(browser), ['CAFE DU PORT', 'Carte', 'Livre'])
  for (const done of [split, merged]) assert.equal((await browser.post(undoAt(done), {})).status, 303)
  assert.deepEqual(await labels(browser), ['CAFE DU PORT', 'LIBRAIRIE', 'LIBRAIRIE BIS'])
})

test('what is from an organisation is a list, a view, and what an act is on', async () => {
  const browser = await withStatement('organismes@example.org')
  await act(browser, { _act: 'correct', _id: await idOf(browser, 'CAFE DU PORT'), _step: 'save', ...typed, counterparty: 'Café du Port' })
  const list = await (await browser.post('/records', { kind: 'bank.transaction', organisation: ' CAFE du port' })).text()
  assert.match(list, /data-record/)
  assert.doesNotMatch(list, /LIBRAIRIE/)
  assert.match(list, /name="_organisation" value="CAFE du port"/)
  assert.match(list, /<datalist id="organisations"><option value="Café du Port"/)
  const asked = { _act: 'remove', _all: 'yes', _organisation: 'CAFE du port' }
  assert.match(await (await act(browser, asked)).text(), /À supprimer.: 1.donnée/)
  assert.equal((await act(browser, { ...asked, _organisation: 'x'.repeat(141) })).status, 400)
  const kept = await browser.post('/records/views', { name: 'Le café', organisation: 'café du port', kind: 'bank.transaction' })
  const view = await (await browser.get(kept.headers.get('location') ?? '')).text()
  assert.match(view, /value="café du port" list="organisations"[^>]*name="organisation"/)
  assert.doesNotMatch(view, /LIBRAIRIE/)
  assert.equal((await act(browser, { ...asked, _step: 'save' })).status, 303)
  assert.deepEqual(await labels(browser), ['LIBRAIRIE', 'LIBRAIRIE BIS'])
})

test('what was corrected is a list of its own, also for an act on all of it; what was set aside is seen and brought back one by one', async () => {
  const browser = await withStatement('etats@example.org')
  const id = await idOf(browser, 'CAFE DU PORT')
  await act(browser, { _act: 'correct', _id: id, _step: 'save', ...typed })
  const list = await (await browser.post('/records', { kind: 'bank.transaction', state: 'corrected' })).text()
  assert.match(list, /Café du port/)
  assert.doesNotMatch(list, /LIBRAIRIE/)
  assert.match(list, /name="_state" value="corrected"/)
  assert.match(await (await act(browser, { _act: 'mark', _all: 'yes', _state: 'corrected' })).text(), /À écarter.: 1.donnée/)
  const marked = await act(browser, { _act: 'mark', _all: 'yes', _text: 'librairie', _step: 'save' })
  assert.equal(marked.status, 303)
  assert.match(await (await browser.get('/records?kind=bank.transaction')).text(), /href="\/corrections\?act=mark">2.écartées/)
  const aside = await (await browser.get('/corrections?act=mark')).text()
  assert.equal([...aside.matchAll(/Rétablir celle-ci/g)].length, 2)
  assert.doesNotMatch(aside, /Vous avez corrigé/)
  const [, address = '', line = ''] =
    /action="(\/corrections\/[\w-]+\/withdraw)"[^>]*><input type="hidden" name="line" value="(\d+)"/.exec(aside) ?? []
  assert.equal((await browser.post(address, { line })).status, 303)
  assert.equal((await labels(browser)).length, 2)
})
