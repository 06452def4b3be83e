import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { connectors, sourceOfBytes } from '#connectors'
import { isProblem } from '#model'

const mt940 = connectors.find((connector) => connector.name === 'mt940')!

async function read(text: string) {
  const bytes = new TextEncoder().encode(text)
  const found = await Array.fromAsync(mt940.parse(sourceOfBytes('x.sta', bytes), { currency: 'EUR', dayFirst: true }))
  const items = found.flatMap((one) => (isProblem(one) ? [] : [one.item]))
  return {
    codes: found.filter((one) => isProblem(one)).map(({ code }) => code),
    items,
    operations: items.filter((item) => item.kind === 'bank.transaction'),
  }
}

const statement = (lines: string, closing = 'C260131EUR0,00') =>
  `:20:1\n:25:FR0011112222\n:28C:1\n:60F:C260101EUR0,00\n${lines}\n:62F:${closing}\n-\n`

test('refuses nothing at all, and text that only looks like it', async () => {
  assert.deepEqual((await read('')).codes, ['empty-file'])
  assert.deepEqual((await read('20:1\n61:x\n')).codes.at(0), 'empty-file')
  const bytes = (text: string) => new TextEncoder().encode(text)
  for (const text of ['# doc\n<pre>\n:20:1\n:25:2\n:28C:1', 'Time :20:30', '{"a":":20:"}', `${'x\n'.repeat(9)}:20:1\n:25:1\n:28C:1\n`])
    assert.ok(mt940.recognise(bytes(text), 'a.sta') < 0.5, text)
})

test('an entry date takes the year of its value date, or of its neighbour around New Year', async () => {
  const { operations } = await read(
    statement(':61:2512310102D1,00NTRFNONREF\n:61:2601021231D1,00NTRFNONREF\n:61:2603010228D1,00NTRFNONREF', 'D260131EUR3,00'),
  )
  assert.deepEqual(
    operations.map(({ day, valueDay }) => [day, valueDay]),
    [
      ['2026-01-02', '2025-12-31'],
      ['2025-12-31', '2026-01-02'],
      ['2026-02-28', '2026-03-01'],
    ],
  )
})

test('the letter after the mark is of the currency, and R before it a reversal', async () => {
  const marks = { C: 100, D: -100, CR: 100, DR: -100, RC: -100, RD: 100, RCR: -100, RDR: 100 }
  for (const [mark, amount] of Object.entries(marks)) {
    const { operations } = await read(statement(`:61:2601020102${mark}1,00NTRFNONREF`))
    assert.equal(operations[0]?.amount, amount, mark)
    assert.equal(operations[0]?.reversal, mark.startsWith('R') ? true : undefined, mark)
  }
})

test('amounts are exact, whatever their decimals', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(10 ** 12), fc.boolean(), async (cents, out) => {
      const written = `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`
      const { operations } = await read(statement(`:61:2601020102${out ? 'D' : 'C'}${written}NTRFNONREF`))
      assert.equal(operations[0]?.amount, out && cents !== 0 ? -cents : cents)
    }),
  )
})

test('free text full to the edge of its line goes on in the same word', async () => {
  const { operations } = await read(statement(`:61:2601020102C1,00NTRFNONREF\n:86:${'x'.repeat(65)}\nyz\nend`, 'C260131EUR1,00'))
  assert.equal(operations[0]?.label, `${'x'.repeat(65)}yz end`)
})
