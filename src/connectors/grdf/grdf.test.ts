import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connectors, sourceOfBytes } from '#connectors'
import { isProblem } from '#model'

const grdf = connectors.find((connector) => connector.name === 'grdf')!

async function read(value: object | string) {
  const bytes = new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))
  const found = await Array.fromAsync(grdf.parse(sourceOfBytes('x', bytes), { currency: 'EUR', dayFirst: true }))
  const items = found.flatMap((one) => (isProblem(one) || one.item.kind !== 'energy.reading' ? [] : [one.item]))
  return { items, codes: found.filter((one) => isProblem(one)).map(({ code }) => code) }
}
const releves = (...list: readonly object[]) => ({ '01234567890123': { idPce: '01234567890123', releves: list } })
const day = { journeeGaziere: '2025-10-25', energieConsomme: 44, volumeBrutConsomme: 4, coeffConversion: 11.04 }

test('a gas day runs from 6:00 to 6:00, 25 hours of it when clocks go back', async () => {
  const { items } = await read(releves(day))
  assert.deepEqual(
    [items[0]?.day, items[0]?.lastDay, items[0]?.start, items[0]?.end],
    ['2025-10-25', undefined, '2025-10-25T04:00:00Z', '2025-10-26T05:00:00Z'],
  )
})

test('a revised day takes the place of the first', async () => {
  const { items } = await read(releves({ ...day, status: 'Provisoire' }, { ...day, energieConsomme: 45, status: 'Définitive' }))
  assert.deepEqual(
    items.map(({ quantity, raw }) => [quantity, raw?.['status']]),
    [[45_000_000, 'Définitive']],
  )
})

test('m³ × coefficient is checked within what rounding loses', async () => {
  const codes = async (energieConsomme: number, volumeBrutConsomme: number) =>
    (await read(releves({ ...day, energieConsomme, volumeBrutConsomme }))).codes
  assert.deepEqual(await codes(44, 4), [])
  assert.deepEqual(await codes(55, 4), [])
  assert.deepEqual(await codes(70, 4), ['quantity-mismatch'])
  assert.deepEqual(await codes(44.2, 4.25), ['quantity-mismatch'])
})

test('nulls are gaps; a volume alone is a volume', async () => {
  const { items, codes } = await read(
    releves({ ...day, energieConsomme: null, volumeBrutConsomme: null }, { ...day, journeeGaziere: '2025-10-26', energieConsomme: null }),
  )
  assert.deepEqual(
    items.map(({ measure, quantity, unit }) => [measure, quantity, unit]),
    [['volume', 4_000_000, 'm3']],
  )
  assert.deepEqual(codes, [])
})

test('the temperature of a day is a measurement of its own, beside its gas or alone; that of a longer period is not', async () => {
  const measured = async (value: object | string) => {
    const bytes = new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))
    const found = await Array.fromAsync(grdf.parse(sourceOfBytes('x', bytes), { currency: 'EUR', dayFirst: true }))
    return found.map((one) =>
      isProblem(one)
        ? one.code
        : one.item.kind === 'measurement'
          ? [one.item.day, one.item.quantity, one.item.unit, one.line]
          : one.item.kind,
    )
  }
  assert.deepEqual(await measured(releves({ ...day, temperature: 7.5999999999999996 })), [
    'energy.reading',
    ['2025-10-25', 7_600_000, '°C', 1],
  ])
  const month = { dateDebutReleve: '2025-10-01', dateFinReleve: '2025-11-01', energieConsomme: 44, volumeBrutConsomme: 4, temperature: 7 }
  assert.deepEqual(await measured(releves({ ...month, journeeGaziere: null })), ['energy.reading'])
  assert.deepEqual(await measured('{"2024-12-01": -0.25,\n"2024-12-02": null,\n"2024-12-03": 12}'), [
    ['2024-12-01', -250_000, '°C', 1],
    ['2024-12-03', 12_000_000, '°C', 3],
  ])
  assert.deepEqual(await measured('{"2024-12-01": 7.1, "2024-12-0'), ['truncated'])
})

test('other JSON is not claimed', () => {
  for (const text of ['{"2024-01-01":{"a":1}}', '{"2024-01-01":1500}', '[{"date":"2024-01-01"}]', '{}', '{"temperature":12}'])
    assert.equal(grdf.recognise(new TextEncoder().encode(text), 'temperatures.json'), 0, text)
})
