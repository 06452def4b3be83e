import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { chooseConnector, sourceOfBytes } from '#connectors'
import { isProblem } from '#model'

const hints = { currency: 'EUR', dayFirst: true }

async function read(name: string) {
  const source = sourceOfBytes(name, await readFile(join(import.meta.dirname, 'fixtures', name)))
  const best = await chooseConnector(source)
  assert.equal(best?.connector.name, 'aeneria')
  const found = await Array.fromAsync(best.connector.parse(source, hints))
  return found.flatMap((one) => (isProblem(one) || one.item.kind !== 'energy.reading' ? [] : [one.item]))
}

test('the hour that the clocks repeat is two hours, and sums are not counted again', async () => {
  const items = (await read('good-two-energies.ods')).filter(({ fluid }) => fluid === 'electricity')
  const hours = items.filter(({ start }) => start !== undefined)
  assert.equal(new Set(hours.map(({ start }) => start)).size, 7)
  assert.deepEqual(
    items.filter(({ start }) => start === undefined).map(({ day, quantity }) => [day, quantity]),
    [
      ['2025-10-25', 8_500_000],
      ['2025-10-26', 9_250_000],
    ],
  )
})

test('a sheet saved as CSV is read when its hours say what it is, and only then', async () => {
  assert.equal((await read('hours-saved-as-csv.csv')).length, 2)
  assert.deepEqual(await read('weeks-saved-as-csv.csv'), [])
})
