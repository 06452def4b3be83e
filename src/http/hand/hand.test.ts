/** Typing by hand: refusals first, then every kind makes a form that can be filled. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import * as fc from 'fast-check'
import { decimalText } from '#lib/pure/decimal'
import { formFields, type FormField, kinds } from '#model'
import { createTestApp, signedUp, type TestApp } from '#test/app'
import { readTyped } from './read.ts'
import { typedKinds } from './controller.ts'

let app: TestApp
before(async () => {
  app = await createTestApp()
})
after(() => app.destroy())

const place = { lang: 'fr', zone: 'Europe/Paris' } as const
const trip = { day: '2026-03-02', mode: 'train', from: 'Lyon', to: 'Grenoble', cost: '1 234,50', currency: 'EUR' }

test('says what is wrong with each field, and makes nothing of it', () => {
  const { errors, item } = readTyped(
    'mobility.trip',
    { day: '31/02/2026', mode: 'fusée', distance: 'loin', cost: '12,345', currency: 'EUR' },
    place,
  )
  assert.deepEqual(errors, { day: 'bad-day', mode: 'bad-choice', distance: 'bad-quantity', cost: 'too-precise' })
  assert.equal(item, undefined)
  assert.deepEqual(readTyped('mobility.trip', {}, place).errors, { day: 'missing', mode: 'missing' })
  assert.deepEqual(readTyped('mobility.trip', { ...trip, currency: 'XXQ' }, place).errors, {
    currency: 'bad-currency',
    cost: 'bad-currency',
  })
  assert.deepEqual(readTyped('mobility.trip', { ...trip, from: 'x'.repeat(141), start: '25:00' }, place).errors, {
    from: 'too-long',
    start: 'bad-time',
  })
})

test('an amount is read in the language of its person', () => {
  const cost = (text: string, lang: 'fr' | 'en') => {
    const { item } = readTyped('mobility.trip', { ...trip, cost: text }, { ...place, lang })
    return item?.kind === 'mobility.trip' ? item.cost : undefined
  }
  assert.equal(cost('1 234,50', 'fr'), 123_450)
  assert.equal(cost('1,234', 'en'), 123_400)
  assert.equal(cost('1,234', 'fr'), undefined)
  assert.equal(cost('-12.5', 'fr'), -1_250)
})

test('a day typed in a text field, an hour of the person’s zone, a currency that no amount needs', () => {
  const read = readTyped('mobility.trip', { day: '02/03/2026', mode: 'bus', start: '2026-03-02T08:30', currency: 'EUR' }, place)
  assert.deepEqual(read.item, {
    kind: 'mobility.trip',
    schema: 1,
    day: '2026-03-02',
    mode: 'bus',
    start: '2026-03-02T07:30:00Z',
    zone: 'Europe/Paris',
  })
})

/** A text that a person could type in a field of this sort. */
function typedIn(field: FormField): fc.Arbitrary<string> {
  const words = fc.stringMatching(/^[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ ’-]{0,14}[a-z]$/)
  const day = fc
    .date({ min: new Date('1950-01-01'), max: new Date('2049-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  const number = fc
    .integer({ min: -99_999, max: 99_999 })
    .map((n) => `${Math.trunc(n / 100)},${String(Math.abs(n % 100)).padStart(2, '0')}`)
  const sorts: { readonly [T in FormField['type']]: fc.Arbitrary<string> } = {
    text: words,
    long: words,
    list: fc.array(words, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\r\n')),
    day,
    instant: day.map((date) => `${date}T10:15`),
    amount: number,
    quantity: number,
    degrees: fc.integer({ min: -900_000_000, max: 900_000_000 }).map((n) => decimalText(n, 7).replace('.', ',')),
    currency: fc.constantFrom('EUR', 'CAD'),
    count: fc.integer({ min: 0, max: 900 }).map(String),
    choice: fc.constantFrom(...(field.values ?? [''])),
    yes: fc.constant('yes'),
    address: words,
  }
  return sorts[field.type]
}

test('every kind that can be typed has a form whose answers make a valid record', () => {
  assert.ok(typedKinds.size >= 25)
  for (const kind of typedKinds) {
    const fields = formFields(kind).filter(({ type }) => type !== 'address')
    const forms = fc.record(
      Object.fromEntries(fields.map((field) => [field.name, field.required ? typedIn(field) : fc.oneof(fc.constant(''), typedIn(field))])),
    )
    fc.assert(
      fc.property(forms, (typed) => {
        const currency = fields.some(({ name }) => name === 'currency') ? { currency: 'EUR' } : {}
        const { errors, item } = readTyped(kind, { ...typed, ...currency }, place)
        assert.deepEqual(errors, {}, kind)
        assert.ok(item !== undefined && kinds[kind].schema.safeParse(item).success)
      }),
      { numRuns: 20 },
    )
  }
})

test('whatever is sent, typing answers a record of its kind or an error, and never throws', () => {
  const anything = fc.dictionary(
    fc.constantFrom('day', 'mode', 'from', 'cost', 'currency', 'start', 'distance'),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(anything, (typed) => {
      const { errors, item } = readTyped('mobility.trip', typed, place)
      assert.notEqual(Object.keys(errors).length === 0, item === undefined)
    }),
  )
})

test('refuses without a session, an unknown kind, a setting, a form of another site', async () => {
  assert.equal((await app.browser().post('/by-hand/mobility.trip', { ...trip, step: 'save' })).status, 401)
  const browser = await signedUp(app, 'main@example.org')
  for (const kind of ['nothing', 'setting', 'social.post']) assert.equal((await browser.get(`/by-hand/${kind}`)).status, 404)
  assert.equal((await browser.post('/by-hand/mobility.trip', trip, { 'sec-fetch-site': 'cross-site' })).status, 403)
})

test('typed, read again, kept, told as typed by the person, taken back', async () => {
  const browser = await signedUp(app, 'trajet@example.org')
  const wrong = await browser.post('/by-hand/mobility.trip', { ...trip, day: 'hier', step: 'look' })
  assert.equal(wrong.status, 422)
  const form = await wrong.text()
  assert.match(form, /value="Grenoble"/)
  assert.match(form, /id="day"[^>]*aria-invalid="true"/)
  const look = await browser.post('/by-hand/mobility.trip', { ...trip, step: 'look' })
  assert.equal(look.status, 200)
  assert.match(await look.text(), /Lyon → Grenoble/)
  assert.equal(((await (await browser.get('/api/v1/records?kind=mobility.trip')).json()) as { records: unknown[] }).records.length, 0)
  const saved = await browser.post('/by-hand/mobility.trip', { ...trip, step: 'save' })
  assert.equal(saved.status, 303)
  const batch = saved.headers.get('location') ?? ''
  const { records } = (await (await browser.get('/api/v1/records?kind=mobility.trip')).json()) as {
    records: { cost: number; source: { connector: string } }[]
  }
  assert.deepEqual(
    records.map(({ cost, source }) => [cost, source.connector]),
    [[123_450, 'hand']],
  )
  assert.match(await (await browser.get(batch)).text(), /Saisi par vous/)
  assert.match(await (await browser.get('/imports')).text(), /Saisi par vous/)
  assert.match(await (await browser.get('/ledger')).text(), /Vous avez saisi une donnée à la main/)
  assert.equal((await browser.post(`${batch}/undo`, {})).status, 303)
  assert.equal(((await (await browser.get('/api/v1/records?kind=mobility.trip')).json()) as { records: unknown[] }).records.length, 0)
})
