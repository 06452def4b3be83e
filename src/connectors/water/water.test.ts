import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connectors, sourceOfBytes } from '#connectors'
import { isProblem } from '#model'

const water = connectors.find((connector) => connector.name === 'water')!

async function read(text: string) {
  const bytes = new TextEncoder().encode(text)
  const found = await Array.fromAsync(water.parse(sourceOfBytes('x.csv', bytes), { currency: 'EUR', dayFirst: true }))
  const items = found.flatMap((one) => (isProblem(one) || one.item.kind !== 'energy.reading' ? [] : [one.item]))
  return { items, codes: found.filter((one) => isProblem(one)).map(({ code }) => code) }
}

test('litres and cubic metres give the same volume', async () => {
  const litres = await read('Compteur;Date;Consommation (litres)\nA12345;31/01/2025;137\n')
  const cubic = await read('Compteur;Date;Consommation (m3)\nA12345;31/01/2025;0,137\n')
  assert.deepEqual(litres.items, cubic.items)
  assert.equal(litres.items[0]?.quantity, 137_000)
})

test('indexes alone give what they differ by, over the days between them', async () => {
  const { items } = await read('Compteur;Date;Index (m3)\nA12345;28/01/2025;10\nA12345;31/01/2025;10,6\n')
  assert.deepEqual(
    items.map(({ day, lastDay, quantity }) => [day, lastDay, quantity]),
    [['2025-01-29', '2025-01-31', 600_000]],
  )
})

test('a consumption without unit is not guessed', async () => {
  assert.ok((await read('Compteur;Date;Consommation eau\nA12345;31/01/2025;3\n')).codes.includes('unit-unknown'))
})

test('gas, electricity and money are not claimed', () => {
  for (const text of ['Date;Consommation (kWh)\n', 'Date;Volume (m3);Energie gaz (kWh)\n', 'Date;Libellé;Montant\n', '{"load":1}'])
    assert.ok(water.recognise(new TextEncoder().encode(text), 'x.csv') < 0.5, text)
})
