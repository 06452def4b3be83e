/** What other programs read: given back to our own connectors, it is the same records. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { connectors } from '#connectors'
import type { Item, ItemOf } from '#model'
import { atticOf } from '#test/exports'
import { buildOperation, buildPerson, peopleMigrations } from '#test/people'
import { runs } from '#test/runs'
import { stores } from '#test/stores'
import type { ExportChoice } from '../package/format.ts'
import type { UsualFormat } from './usual.ts'

const words = fc.stringMatching(/^[A-Za-zÀ-ÿ&<>"'][A-Za-zÀ-ÿ&<>"'’ ]{0,20}[a-z]$/).map((text) => text.replaceAll(/ {2,}/g, ' '))
const second = fc.integer({ min: 400_000_000, max: 4_000_000_000 }).map((at) => `${new Date(at * 1000).toISOString().slice(0, 19)}Z`)
const north = fc.integer({ min: -900_000_000, max: 900_000_000 }).filter((degrees) => degrees !== 0)
const east = fc.integer({ min: -1_800_000_000, max: 1_800_000_000 })
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const defined = (item: object): Item => JSON.parse(JSON.stringify(item)) as Item
/** A position, a stay or a journey, with whatever it may say. */
const anyPlace = fc.oneof(
  fc
    .record({
      at: second,
      latitude: north,
      longitude: east,
      hours: maybe(fc.nat(90)),
      place: maybe(words),
      accuracy: maybe(fc.nat(40_000_000)),
      altitude: maybe(fc.integer({ min: -11_000_000_000, max: 90_000_000_000 })),
      device: maybe(words),
      zone: maybe(fc.constantFrom('Europe/Paris', 'Etc/GMT-2')),
    })
    .map(({ hours, at, ...rest }) => {
      const end = hours === undefined ? undefined : `${new Date(Date.parse(at) + hours * 3_600_000).toISOString().slice(0, 19)}Z`
      return defined({ kind: 'mobility.position', schema: 1, day: at.slice(0, 10), at, end, ...rest }) as ItemOf<'mobility.position'>
    }),
  fc
    .record({
      mode: fc.constantFrom('walk', 'bike', 'plane', 'other'),
      start: second,
      from: maybe(words),
      to: maybe(words),
      ends: maybe(fc.tuple(north, east, north, east)),
      distance: maybe(fc.nat(2_000_000_000)),
    })
    .map(({ ends, start, ...rest }) => {
      const [fromLatitude, fromLongitude, toLatitude, toLongitude] = ends ?? []
      const spots = { fromLatitude, fromLongitude, toLatitude, toLongitude }
      return defined({ kind: 'mobility.trip', schema: 1, day: start.slice(0, 10), start, ...spots, ...rest }) as ItemOf<'mobility.trip'>
    }),
)

async function written(items: readonly Item[], format: UsualFormat, choice: ExportChoice = {}): Promise<{ text: string; ledger: unknown }> {
  const opened = await stores[0]?.open(peopleMigrations)
  assert.ok(opened)
  try {
    const person = await buildPerson(opened.store)
    await person.bring(items)
    const attic = await atticOf(person.gate, person.session)
    const leaving = await attic.exportAs(format, choice)
    assert.ok(leaving.ok)
    const text = Buffer.concat(await Array.fromAsync(leaving.value)).toString()
    const ledger = await attic.ledger()
    return { text, ledger: ledger.ok && ledger.value.slice(1).map(({ act, purpose, count, reads }) => [act, purpose, count, reads]) }
  } finally {
    await opened.destroy()
  }
}

async function readBack(name: 'ofx' | 'vcard' | 'tracks' | 'geojson', text: string): Promise<readonly unknown[]> {
  const bytes = Buffer.from(text)
  const connector = connectors.find((one) => one.name === name)
  assert.ok(connector && connector.recognise(bytes, '') > 0.5)
  const source = {
    size: bytes.length,
    name: '',
    read: async (at: number, length: number) => bytes.subarray(at, at + length),
    stream: async function* (from = 0) {
      yield bytes.subarray(from)
    },
  }
  return await Array.fromAsync(connector.parse(source, { currency: 'EUR', dayFirst: true }))
}

test('operations come back from our own OFX, account by account', async () => {
  const items = [
    buildOperation({ label: 'CAFÉ & <FILS>', memo: 'deux "croissants"', reference: 'R1' }),
    buildOperation({ account: 'FR7699999999999999999995678', day: '2026-02-01', amount: 120_005, label: 'x'.repeat(200), reference: 'R2' }),
    buildOperation({ account: '', currency: 'CAD', label: 'MÉTRO', reference: 'R3', valueDay: '2026-01-07', cheque: '77' }),
  ]
  const { text, ledger } = await written(items, 'ofx')
  assert.match(text, /^<\?xml version="1\.0"[^]*<\?OFX OFXHEADER="200"/)
  const found = (await readBack('ofx', text)) as { item?: Item }[]
  const back = found.map((one) => one.item ?? (one as unknown as Item)).filter(({ kind }) => kind === 'bank.transaction')
  const plain = (all: readonly Item[]) =>
    all.map((item) => JSON.stringify({ ...item, type: undefined, raw: undefined }, Object.keys({ ...item, type: 0 }).toSorted())).toSorted()
  assert.deepEqual(plain(back), plain(items))
  assert.deepEqual(ledger, [
    ['reserved', 'export', undefined, { 'bank.transaction': [] }],
    ['completed', undefined, 3, undefined],
  ])
  const january = await written(items, 'ofx', { until: '2026-01-31' })
  assert.equal(january.text.match(/<STMTTRN>/g)?.length, 2)
})

test('contacts come back from our own vCard, folded and escaped', async () => {
  const contact: Extract<Item, { kind: 'contact' }> = {
    kind: 'contact',
    schema: 1,
    name: 'Léa; Marchand, dite « la très longue »',
    givenName: 'Léa',
    familyName: 'Marchand',
    organisation: 'Coopérative du Port',
    birthday: '1980-02-29',
    emails: ['lea@example.org'],
    phones: ['+33 6 99 99 99 99'],
    note: `une ligne\nune autre, ${'é'.repeat(120)}`,
  }
  const { text } = await written([contact], 'vcf')
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
  const [back] = (await readBack('vcard', text)) as { item?: Item }[]
  const item = (back?.item ?? back) as Extract<Item, { kind: 'contact' }>
  for (const name of ['name', 'givenName', 'familyName', 'organisation', 'birthday', 'emails', 'phones'] as const)
    assert.deepEqual(item[name], contact[name], name)
  // Our reader puts a note on one line.
  assert.equal(item.note, contact.note?.replace('\n', ' '))
})

test('events are written as days or as instants', async () => {
  const event = { kind: 'calendar.event', schema: 1 } as const
  const { text } = await written(
    [
      { ...event, title: 'Marché, le matin', day: '2026-03-01', lastDay: '2026-03-02' },
      { ...event, title: 'Train', day: '2026-03-28', start: '2026-03-28T08:05:00Z', end: '2026-03-28T10:00:00Z', place: 'Lyon' },
    ],
    'ics',
  )
  assert.match(text, /DTSTART;VALUE=DATE:20260301\r\nDTEND;VALUE=DATE:20260303\r\nSUMMARY:Marché\\, le matin/)
  assert.match(text, /DTSTART:20260328T080500Z\r\nDTEND:20260328T100000Z\r\nSUMMARY:Train\r\nLOCATION:Lyon/)
})

const where = { kind: 'mobility.position', schema: 1 } as const
const went = { kind: 'mobility.trip', schema: 1 } as const
const been: readonly Item[] = [
  {
    ...where,
    day: '2026-05-01',
    at: '2026-05-01T08:00:00Z',
    latitude: 457_640_001,
    longitude: -48_357_000,
    altitude: 173_250_000,
    accuracy: 8,
  },
  { ...where, day: '2026-05-01', at: '2026-05-01T08:10:00Z', latitude: 457_650_000, longitude: 5, device: 'LM' },
  { ...where, day: '2026-05-01', at: '2026-05-01T09:00:00Z', latitude: -1, longitude: 1_800_000_000 },
  {
    ...where,
    day: '2026-05-02',
    at: '2026-05-01T23:30:00Z',
    end: '2026-05-02T06:00:00Z',
    latitude: 457_640_000,
    longitude: 48_357_000,
    place: 'Chez « Léa » & <amis>',
    zone: 'Etc/GMT-2',
  },
  {
    ...went,
    day: '2026-05-01',
    mode: 'metro',
    from: 'Perrache',
    fromLatitude: 457_500_000,
    fromLongitude: 48_260_000,
    toLatitude: 457_640_000,
    toLongitude: 48_357_000,
    distance: 2_150_500,
    cost: 210,
    currency: 'EUR',
    start: '2026-05-01T06:00:00Z',
    end: '2026-05-01T06:20:00Z',
    zone: 'Europe/Paris',
  },
  { ...went, day: '2026-05-03', mode: 'bus', to: 'Marché', toLatitude: 457_640_000, toLongitude: 48_357_000 },
  { ...went, day: '2026-05-04', mode: 'train', from: 'Lyon', to: 'Paris', provider: 'Chemins inventés' },
]
const inOrder = (items: readonly unknown[]): readonly string[] =>
  items.map((item) => JSON.stringify(item, Object.keys(item as object).toSorted())).toSorted()

for (const [format, connector] of [
  ['gpx', 'tracks'],
  ['geojson', 'geojson'],
] as const) {
  test(`positions, stays and journeys come back from our own ${format}`, async (t) => {
    const { text, ledger } = await written(been, format)
    const back = (await readBack(connector, text)) as { item?: Item }[]
    assert.deepEqual(inOrder(back.map(({ item }) => item)), inOrder(been))
    assert.deepEqual(ledger, [
      ['reserved', 'export', undefined, { 'mobility.position': [], 'mobility.trip': [] }],
      ['completed', undefined, been.length, undefined],
    ])
    const told = text.replaceAll(/<metadata>.*<\/metadata>\n|"id":"[^"]*",/g, '')
    t.assert.fileSnapshot(told, join(import.meta.dirname, 'fixtures', `been.${format}`), { serializers: [String] })
  })

  test(`whatever was, our own ${format} gives it back`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(anyPlace, { minLength: 1, maxLength: 6, selector: ({ day }) => day }), async (items) => {
        const { text } = await written(items, format)
        const back = (await readBack(connector, text)) as { item?: Item }[]
        assert.deepEqual(inOrder(back.map(({ item }) => item)), inOrder(items))
      }),
      { numRuns: runs(8) },
    )
  })
}
