import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { isIban } from '#lib/pure/iban'
import { bestConnector, sourceOfBytes } from '#connectors'
import { local } from '#gate'
import { budget } from '#services'
import { iban, people } from './examples/people.ts'
import { exampleFiles } from './examples.ts'
import { root } from './steps.ts'

const files = exampleFiles()

test('the files of examples/ are what the generator makes', () => {
  const committed = globSync(['people.json', '*/*'], { cwd: join(root, 'examples') }).toSorted()
  assert.deepEqual(committed, [...files.keys()].toSorted())
  for (const [path, bytes] of files)
    assert.ok(Buffer.from(bytes).equals(readFileSync(join(root, 'examples', path))), `${path} differs: run node tools/examples.ts`)
})

test('examples stay under 600 kB', () => {
  assert.ok([...files.values()].reduce((sum, bytes) => sum + bytes.length, 0) < 600_000)
})

test('invented account numbers are well-formed and of no bank', () => {
  const made = iban('FR', '00000000010009804571900')
  assert.ok(isIban(made))
  assert.equal(iban('GB', 'WEST12345698765432'), 'GB82WEST12345698765432')
})

for (const { id, files, currency, zone, lang } of people()) {
  test(`the files of ${id} are read, one line of them is not, and little is left unclassed`, async () => {
    const items = []
    const problems = []
    for (const [place, { file, bytes }] of files.entries()) {
      const connector = bestConnector(bytes, file)?.connector
      assert.ok(connector !== undefined, `${file} is not recognised`)
      for await (const found of connector.parse(sourceOfBytes(file, bytes), { currency, dayFirst: true })) {
        if ('code' in found) problems.push(found.code)
        else items.push({ item: found.item, file: place, connector: connector.name })
      }
    }
    const stated = problems.filter((code) => code !== 'currency-assumed')
    assert.deepEqual(stated, [id === 'camille' ? 'amount-unreadable' : 'day-unreadable'])
    const result = budget.compute(local(budget.need, items), { today: '2026-11-20', zone, lang })
    const months = result.currencies[0]?.months ?? []
    const posts = months.flatMap((month) => month.posts)
    const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)
    const other = sum(posts.filter(({ category }) => category.startsWith('other-')).map(({ amount }) => amount))
    assert.ok(other * 20 < sum(posts.map(({ amount }) => amount)))
    assert.deepEqual([months.length, months.filter(({ partial }) => partial).map(({ month }) => month)], [23, ['2026-11']])
    assert.ok(months.some(({ transfers }) => transfers.reasons.length > 0))
  })
}
