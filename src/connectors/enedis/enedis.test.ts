import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connectors, sourceOfBytes } from '#connectors'
import { isProblem } from '#model'

const enedis = connectors.find((connector) => connector.name === 'enedis')!

async function read(text: string) {
  const bytes = new TextEncoder().encode(text)
  const found = await Array.fromAsync(enedis.parse(sourceOfBytes('x.csv', bytes), { currency: 'EUR', dayFirst: true }))
  const items = found.flatMap((one) => (isProblem(one) || one.item.kind !== 'energy.reading' ? [] : [one.item]))
  return { items, codes: found.filter((one) => isProblem(one)).map(({ code }) => code) }
}

const names =
  'Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape metier;Unite;Pas en minutes\n'
const curve = (rows: string, unit = 'W') =>
  `${names}01234567890123;Courbe de charge;01/01/2025;01/01/2026;Energie active;Consommation;Comptage Brut;${unit};\nHorodate;Valeur\n${rows}`

test('a point is stamped with the end of its step: the first of a day is 00:30 and counts from midnight', async () => {
  const { items } = await read(curve('2025-01-15T00:30:00+01:00;200\n2025-01-15T01:00:00+01:00;100\n'))
  assert.deepEqual(
    items.map(({ day, start, quantity }) => [day, start, quantity]),
    [
      ['2025-01-15', '2025-01-14T23:00:00Z', 100_000],
      ['2025-01-15', '2025-01-14T23:30:00Z', 50_000],
    ],
  )
})

test('a blank value is a gap and never a zero', async () => {
  const { items, codes } = await read(curve('2025-01-15T00:30:00+01:00;200\n2025-01-15T01:00:00+01:00;\n2025-01-15T01:30:00+01:00;0\n'))
  assert.deepEqual(
    items.map(({ quantity }) => quantity),
    [100_000, 0],
  )
  assert.deepEqual(codes, [])
})

test('watt-hours and kilowatts are read as what they are', async () => {
  assert.equal((await read(curve('2025-01-15T00:30:00+01:00;200\n2025-01-15T01:00:00+01:00;1\n', 'Wh'))).items[0]?.quantity, 200_000)
  assert.equal((await read(curve('2025-01-15T00:30:00+01:00;1,5\n2025-01-15T01:00:00+01:00;1\n', 'kW'))).items[0]?.quantity, 750_000)
})

test('reactive energy and voltage are not energy taken: told, not read', async () => {
  const { items, codes } = await read(curve('2025-01-15T00:30:00+01:00;200\n').replace('Energie active', 'Tension'))
  assert.deepEqual([items.length, codes], [0, ['section-unread', 'no-operation']])
})

test('a year of half-hours has 17,520 readings, each once', async () => {
  const begin = Date.UTC(2024, 11, 31, 23)
  const rows = Array.from(
    { length: 17_520 },
    (_, index) => `${new Date(begin + (index + 1) * 1_800_000).toISOString().slice(0, 19)}Z;${index % 900}`,
  )
  const { items, codes } = await read(curve(rows.join('\n')))
  assert.equal(items.length, 17_520)
  assert.equal(new Set(items.map(({ start }) => start)).size, 17_520)
  assert.deepEqual(codes, [])
  const perDay = new Map<string, number>()
  for (const { day } of items) perDay.set(day, (perDay.get(day) ?? 0) + 1)
  assert.deepEqual([perDay.size, perDay.get('2025-03-30'), perDay.get('2025-10-26')], [365, 46, 50])
})

test('pages, JSON and other tables are not claimed', () => {
  for (const text of [
    '{"a":"Identifiant PRM;Horodate;Valeur"}',
    '<pre>\nIdentifiant PRM;Horodate',
    'Date;Valeur\n01/01/2025;3',
    'Index;Horodate',
  ])
    assert.equal(enedis.recognise(new TextEncoder().encode(text), 'x.csv'), 0, text)
})
