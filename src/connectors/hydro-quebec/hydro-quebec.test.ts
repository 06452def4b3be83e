import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connectors, sourceOfBytes } from '#connectors'
import { isProblem } from '#model'

const hydroQuebec = connectors.find((connector) => connector.name === 'hydro-quebec')!

async function read(text: string) {
  const bytes = new TextEncoder().encode(text)
  const found = await Array.fromAsync(hydroQuebec.parse(sourceOfBytes('x.csv', bytes), { currency: 'CAD', dayFirst: true }))
  const items = found.flatMap((one) => (isProblem(one) || one.item.kind !== 'energy.reading' ? [] : [one.item]))
  return { items, codes: found.filter((one) => isProblem(one)).map(({ code }) => code) }
}

const header = 'Contrat;Date et heure;kWh;Code de consommation;Température moyenne (°C);Code de température\n'
const hours = (day: string, list: readonly number[]) =>
  header + list.map((hour, index) => `0300000001;${day} ${String(hour).padStart(2, '0')}:00:00;${index},5;R;1;R\n`).join('')
const all = Array.from({ length: 24 }, (_, hour) => hour)

test('days of 23 and 25 hours touch and never overlap, forwards and backwards', async () => {
  const long = [0, 1, ...all.slice(1)]
  const short = all.filter((hour) => hour !== 2)
  for (const [day, list, count] of [
    ['2025-11-02', long, 25],
    ['2025-11-02', long.toReversed(), 25],
    ['2025-03-09', short, 23],
  ] as const) {
    const { items, codes } = await read(hours(day, list))
    assert.deepEqual(codes, [])
    const sorted = items.toSorted((a, b) => (a.start! < b.start! ? -1 : 1))
    assert.equal(sorted.length, count)
    for (const [index, one] of sorted.slice(1).entries()) assert.equal(one.start, sorted[index]!.end)
    assert.ok(items.every((one) => one.day === day))
  }
})

test('the columns of both languages, with either separator, are the same columns', async () => {
  const french = await read('Contrat;Tarif;Date;kWh;Code de consommation;Température moyenne (°C)\n1;D;2025-01-31;12,5;R;-3\n')
  const english = await read('Contract,Rate,Date,kWh,Consumption code,Average temperature (°C)\n1,D,2025-01-31,12.5,R,-3\n')
  assert.deepEqual(french.items, english.items)
  assert.equal(french.items[0]?.quantity, 12_500_000)
})

test('other tables in kWh are not claimed', () => {
  for (const text of ['Date;kWh\n2025-01-01;3\n', 'date,kwh,price\n', 'Contrat;Date;Montant\n', '{"Contrat":1}'])
    assert.ok(hydroQuebec.recognise(new TextEncoder().encode(text), 'x.csv') < 0.5, text)
})
