/** Answers through the front door: switches, corrections and their undoing, figures, files, what is typed and refused. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { type Browser, createTestApp, signedUp, type TestApp, upload } from '#test/app'

let app: TestApp
before(async () => {
  app = await createTestApp()
})
after(() => app.destroy())

const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05']
const rows = months.flatMap((month) => [
  [`${month}-03`, '-42.10', 'CB BOULANGERIE DES LILAS'],
  [`${month}-05`, '-612.00', 'LOYER DUPONT'],
  [`${month}-14`, '-13.99', '=cmd LE PORT'],
  [`${month}-27`, '1850.00', 'VIR SALAIRE ATELIER NORD'],
])
const qif = `!Type:Bank\n${rows.map(([day = '', amount, payee]) => `D${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}\nT${amount}\nP${payee}\n^\n`).join('')}`

async function person(email: string): Promise<Browser> {
  const browser = await signedUp(app, email)
  assert.equal((await browser.post('/imports', upload({ 'a.qif': qif }))).status, 303)
  return browser
}
const pageOf = async (browser: Browser, path: string): Promise<string> => {
  const answer = await browser.get(path)
  assert.equal(answer.status, 200, path)
  return (await answer.text()).replaceAll(/[\u00a0\u202f]/gu, ' ')
}
const operationIn = (html: string): string => /\/records\/bank\.transaction\/([\w-]{22})/.exec(html)?.[1] ?? ''

test('a visitor without a session sees none of it', async () => {
  for (const path of [
    '/answers',
    '/answers/forecast',
    '/answers/budget/plan',
    '/answers/budget/tables/months.csv',
    '/answers/budget/taught',
  ])
    assert.equal((await app.browser().get(path)).status, 303, path)
  assert.equal((await app.browser().post('/answers/budget/reads', { kind: 'bank.transaction', allow: '0' })).status, 401)
})

test('a kind switched off empties that part of the answer, the ledger says so, and it comes back', async () => {
  const browser = await person('coupe@example.org')
  assert.match(await pageOf(browser, '/answers'), /Opérations<\/strong>/)
  assert.match(await pageOf(browser, '/answers/budget/recurrences'), /Loyer dupont/)
  const off = await browser.post('/answers/budget/reads', { kind: 'bank.transaction', allow: '0' })
  assert.equal(off.headers.get('location'), '/answers#budget')
  assert.doesNotMatch(await pageOf(browser, '/answers/budget/recurrences'), /Loyer dupont/)
  assert.match(await pageOf(browser, '/answers/forecast'), /Salaire atelier nord/)
  assert.match(await pageOf(browser, '/ledger'), /Coupé par vous, donc non lu : vos opérations/)
  await browser.post('/answers/budget/reads', { kind: 'bank.transaction', allow: '1' })
  assert.match(await pageOf(browser, '/answers/budget/recurrences'), /Loyer dupont/)
  for (const [service, kind] of [
    ['budget', 'message'],
    ['budget', 'x'],
  ])
    assert.equal((await browser.post(`/answers/${service}/reads`, { kind: kind ?? '', allow: '0' })).status, 400)
  assert.equal((await browser.post('/answers/nothing/reads', { kind: 'bank.transaction' })).status, 404)
})

test('an operation is put elsewhere, alone or with all of its name; each is listed, and taken back', async () => {
  const browser = await person('range@example.org')
  const opened = await pageOf(browser, '/records?month=2026-01&category=groceries&direction=out&currency=EUR')
  const id = operationIn(opened)
  assert.match(await pageOf(browser, `/answers/budget/operations/${id}`), /Aujourd’hui : Courses/)
  const path = `/answers/budget/operations/${id}`
  assert.equal((await browser.post(path, { act: 'save', scope: 'operation', category: 'home' })).status, 303)
  assert.match(await pageOf(browser, path), /Aujourd’hui : Maison et équipement.*vous l’avez dit de cette opération/s)
  assert.match(await pageOf(browser, '/answers/budget?month=2026-02'), /Courses/)
  await browser.post(path, { act: 'save', scope: 'merchant', category: 'restaurants', pattern: 'boulangerie' })
  assert.doesNotMatch(await pageOf(browser, '/answers/budget?month=2026-02'), />Courses</)
  const taught = await pageOf(browser, '/answers/budget/taught')
  assert.match(taught, /« boulangerie »/)
  assert.match(taught, new RegExp(`/records/bank.transaction/${id}`))
  assert.equal((await browser.post('/answers/budget/taught', { about: 'merchant/boulangerie' })).status, 303)
  assert.match(await pageOf(browser, '/answers/budget?month=2026-02'), />Courses</)
  await browser.post(path, { act: 'undo' })
  assert.match(await pageOf(browser, path), /Aujourd’hui : Courses/)
  assert.equal((await browser.post(path, { act: 'save', scope: 'operation', category: 'nonsense' })).status, 400)
  assert.equal((await browser.post('/answers/budget/taught', { about: 'nobody' })).status, 400)
  assert.equal((await browser.get('/answers/budget/operations/x')).status, 404)
})

test('an operation is shared with others from its own page, told back, and shared no longer', async () => {
  const browser = await person('partage@example.org')
  const id = operationIn(await pageOf(browser, '/records?month=2026-01&category=groceries&direction=out&currency=EUR'))
  const path = `/answers/budget/operations/${id}`
  assert.doesNotMatch(await pageOf(browser, '/answers/budget/household'), /Opérations partagées/)
  const refused = await browser.post(path, { act: 'split', how: 'people', people: '1' })
  assert.equal(refused.headers.get('location'), `${path}?wrong=split#split`)
  assert.equal((await browser.post(path, { act: 'split', how: 'people', people: '3', percent: '7' })).status, 303)
  assert.match(await pageOf(browser, path), /Votre part : 14,04 €. Celle des autres : 28,06 €/)
  assert.match(await pageOf(browser, '/answers/budget/household'), /Part des autres, en tout : 28,06 €/)
  assert.match(await pageOf(browser, '/records?service=budget&figure=splits%2FEUR'), new RegExp(id))
  assert.match(await pageOf(browser, '/answers/budget/taught'), /à parts égales entre 3/)
  await browser.post(path, { act: 'split', how: 'percent', percent: '25' })
  assert.match(await pageOf(browser, path), /Votre part : 10,53 €/)
  assert.match(
    await (await browser.get('/answers/budget/tables/splits.csv')).text(),
    /EUR,2026-01-03,groceries,Courses,42\.10,10\.53,31\.57/,
  )
  assert.equal((await browser.post(path, { act: 'whole' })).status, 303)
  assert.doesNotMatch(await pageOf(browser, path), /Votre part/)
  assert.match(await pageOf(browser, '/answers/budget/household'), /Dire qui partage quoi/)
})

test('a figure of any service opens to its records, one that is not there to nothing', async () => {
  const browser = await person('chiffre@example.org')
  const back = await pageOf(browser, '/answers/budget/recurrences')
  const figure = /figure=(recurrence%2F[\w-]{22})/.exec(back)?.[1] ?? ''
  const opened = await pageOf(browser, `/records?service=budget&figure=${figure}`)
  assert.match(opened, /5 opérations/)
  const flow = /figure=(flow%2F[\w-]{22})/.exec(await pageOf(browser, '/answers/forecast'))?.[1] ?? ''
  assert.match(await pageOf(browser, `/records?service=forecast&figure=${flow}`), /5 opérations/)
  for (const wrong of ['service=budget&figure=recurrence%2Fx', 'service=nothing&figure=flow', 'figure=month%2FEUR%2F2026-01'])
    assert.equal((await browser.get(`/records?${wrong}`)).status, 404)
})

test('every chart is a file too; a cell that a spreadsheet would run is text', async () => {
  const browser = await person('tableur@example.org')
  const answer = await browser.get('/answers/budget/tables/months.csv')
  assert.equal(answer.headers.get('content-type'), 'text/csv; charset=utf-8')
  assert.match(answer.headers.get('content-disposition') ?? '', /budget-months\.csv/)
  assert.match(await answer.text(), /^currency,month,in,out,difference,operations,partial\r\nEUR,2026-01,1850\.00,668\.09,1181\.91,4,0\r\n/)
  for (const table of [
    'budget/tables/posts',
    'budget/tables/recurrences',
    'budget/tables/plan',
    'budget/tables/years',
    'forecast/tables/range',
    'forecast/tables/months',
    'forecast/tables/movers',
  ])
    assert.equal((await browser.get(`/answers/${table}.csv`)).status, 200, table)
  for (const table of ['budget/tables/nothing.csv', 'budget/tables/months', 'nothing/tables/months.csv'])
    assert.equal((await browser.get(`/answers/${table}`)).status, 404, table)
})

test('a planned amount, shares, a floor: kept, shown, refused when they cannot be read', async () => {
  const browser = await person('prevu@example.org')
  const plan = (amount: string) =>
    browser.post('/answers/budget/plan', { currency: 'EUR', category: 'groceries', 'plan-groceries': amount })
  assert.equal((await plan('60,50')).status, 303)
  assert.match(await pageOf(browser, '/answers/budget/plan'), /sur 60,50 € prévus/)
  assert.equal((await plan('beaucoup')).status, 422)
  await plan('')
  assert.doesNotMatch(await pageOf(browser, '/answers/budget/plan'), /sur 60,50 €/)
  const shares = { currency: 'EUR', 'name-0': 'Moi', 'share-0': '60', 'name-1': 'Léo', 'share-1': '40', shared: 'housing' }
  assert.equal((await browser.post('/answers/budget/household', shares)).status, 303)
  assert.match(await pageOf(browser, '/answers/budget/household'), /En mai 2026, la part de Léo est de 244,80 €/)
  assert.equal((await browser.post('/answers/budget/household', { ...shares, 'share-1': '41' })).status, 422)
  assert.equal((await browser.post('/answers/forecast', { currency: 'EUR', floor: '200', start: '-150,25' })).status, 303)
  assert.match(await pageOf(browser, '/answers/forecast?span=6'), /-?−150,25 €/)
  assert.equal((await browser.post('/answers/forecast', { currency: 'EUR', floor: 'peu', start: '' })).status, 422)
  assert.match(await pageOf(browser, '/answers/forecast/../forecast?span=99'), /12 mois/)
})

test('what if: an expense, a home, amounts that cannot be read; nothing of it is kept or in an address', async () => {
  const browser = await person('et-si@example.org')
  const ask = async (typed: Record<string, string>) => {
    const answer = await browser.post('/answers/budget/what-if', { currency: 'EUR', ...typed })
    return [answer.status, (await answer.text()).replaceAll(/[\u00a0\u202f]/gu, ' ')] as const
  }
  const [status, expense] = await ask({ ask: 'expense', amount: '1200', every: 'year', category: 'insurance' })
  assert.equal(status, 200)
  assert.match(expense, /−100,00 €/)
  const home = {
    ask: 'home',
    place: 'fr-old-first',
    price: '200 000',
    deposit: '30000',
    rate: '3,5',
    years: '20',
    insurance: '0,3',
    tax: '1200',
    charges: '100',
    rent: '',
  }
  const [, bought] = await ask(home)
  assert.match(bought, /11 613,40 €/)
  assert.match(bought, /Droits de mutation/)
  for (const wrong of [
    { ...home, price: 'cher' },
    { ...home, rate: '99' },
    { ...home, years: '0' },
    { ...home, place: 'mars' },
    { ask: 'expense', amount: '-5', every: 'month', category: 'home' },
  ])
    assert.equal((await ask(wrong))[0], 422)
  const ledger = await pageOf(browser, '/ledger')
  assert.doesNotMatch(ledger, /200 000/)
})

test('pages of an attic without operations say what to bring', async () => {
  const browser = await signedUp(app, 'vide@example.org')
  for (const path of ['', '/recurrences', '/plan', '/years', '/household', '/what-if']) await pageOf(browser, `/answers/budget${path}`)
  assert.match(await pageOf(browser, '/answers/forecast'), /Rien à lire pour l’instant/)
  assert.match(await pageOf(browser, '/answers/budget/taught'), /encore rien appris/)
})
