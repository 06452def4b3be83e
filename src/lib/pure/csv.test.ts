import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readCsv } from '#lib/pure/csv'
import { dialectOf } from '#lib/pure/csv-dialect'
import { tableLimits } from '#lib/pure/table'

const stream = (bytes: Uint8Array, step = 7) =>
  async function* () {
    for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step)
  }

/** One line a row, `3: a | b`, and problems in their place. */
async function read(text: string | Uint8Array, limits = tableLimits, step?: number): Promise<string[]> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const shown: string[] = []
  for await (const event of readCsv(stream(bytes, step), limits)) {
    if (event.type === 'row') shown.push(`${event.row.line}: ${event.row.cells.join(' | ')}`)
    else if (event.type === 'problem') shown.push(`${event.error.line}! ${event.error.type}${event.error.fatal ? ' fatal' : ''}`)
  }
  return shown
}

test('finds the separator beside decimal commas, ragged ends and preambles', () => {
  const cases: readonly [string, string | undefined][] = [
    ['a,b\n1,2\n', ','],
    ['Date;Montant\n01/02/2025;12,50\n02/02/2025;13,00\n', ';'],
    ['01/02/2025;12,50;13,00\n02/02/2025;1,50;3,00\n', ';'],
    ['12,50;13,00\n1,50;3,00\n', ';'],
    ['h;v\n2022-01-18T00:30:00;218,5;\n2022-01-18T01:00:00;16,2\n2022-01-18T01:30:00;16,2\n', ';'],
    ['Compte ;123\nSolde, au jour ;13,99\n\nDate;Libellé;Montant\n', ';'],
    ['Attention, ce fichier, ancien, est faux.\na\tb\n1,5\t2\n', '\t'],
    ['a|b|c\n1|2,5|3\n', '|'],
    ['name,tags\n"a","x;y;z"\n"b","x;y;z"\n', ','],
    ['sep=,\na,b;c\n', ','],
    ['one\ntwo\n', undefined],
    ['', undefined],
  ]
  for (const [text, separator] of cases) assert.equal(dialectOf(text).separator, separator, text)
  assert.equal(dialectOf("'a';'b'\n'c;d';'e'\n").quote, "'")
  assert.equal(dialectOf("l'eau;l'air\n'a';'b'\n").quote, '"')
})

test('keeps line numbers through quoted line ends, of any sort', async () => {
  assert.deepEqual(await read('a;b\r\n"x\r\ny";1\n"p\rq";2\r"z";3\n\n;\nend;4'), [
    '1: a | b',
    '2: x\r\ny | 1',
    '4: p\rq | 2',
    '6: z | 3',
    '8:  | ',
    '9: end | 4',
  ])
})

test('reads quotes as files write them', async () => {
  assert.deepEqual(await read('a,b,c\n"say ""hi""", "x, y" ,z\n"the "best" shop",5" pipe,\n"",""""," "\n'), [
    '1: a | b | c',
    '2: say "hi" | x, y | z',
    '3: the "best" shop | 5" pipe | ',
    '4:  | " |  ',
  ])
})

test('a quote that nothing closes costs its own line only', async () => {
  assert.deepEqual(await read('a;b\n1;"open\n2;x\n3;y\n'), ['1: a | b', '2! quote-unclosed', '2: 1 | "open', '3: 2 | x', '4: 3 | y'])
  assert.deepEqual(await read('a;b\n1;"open\n2;"x"\n3;y\n'), ['1: a | b', '2! quote-unclosed', '2: 1 | "open', '3: 2 | x', '4: 3 | y'])
})

test('each quote that is never closed costs its own line, however many they are', async () => {
  const found = await read(`a;b\n${'1;"open\n'.repeat(40)}2;"x;y"\n`)
  assert.equal(found.filter((line) => line.includes('quote-unclosed')).length, 40)
  assert.equal(found.filter((line) => line.endsWith('"open')).length, 40)
  assert.equal(found.at(-1), '42: 2 | x;y')
})

test('a file made of quotes that cost their reading is refused', async () => {
  const found = await read(`a;b\n${'""x;\n'.repeat(400_000)}`, tableLimits, 65_536)
  assert.equal(found.at(-1)?.endsWith('! malformed fatal'), true)
})

test('drops zeros and marks of order, wherever they are', async () => {
  assert.deepEqual(await read('\uFEFF\uFEFF"a";b\n1\u0000;2\n\uFEFFa;b\n\u001A'), ['1: a | b', '2: 1 | 2', '3: a | b'])
})

test('reads windows-1252 and UTF-16', async () => {
  const latin = Uint8Array.from([...'Libellé;Montant\nCafé;1\n'].map((letter) => letter.charCodeAt(0)))
  assert.deepEqual(await read(latin), ['1: Libellé | Montant', '2: Café | 1'])
  const wide = Uint8Array.from([...'Libellé;Montant\nCafé;1\n'].flatMap((letter) => [letter.charCodeAt(0), 0]))
  assert.deepEqual(await read(wide), ['1: Libellé | Montant', '2: Café | 1'])
})

test('rows that are too wide, cells too long and too many rows are reported', async () => {
  const limits = { rows: 3, columns: 3, characters: 4 }
  assert.deepEqual(await read('a;b\n1;2;3;4\n12345;x\n1;2\n3;4\n5;6\n', limits), [
    '1: a | b',
    '2! table-too-wide',
    '3! cell-too-long',
    '3: 1234 | x',
    '4: 1 | 2',
    '5! too-many-records fatal',
  ])
})

test('a line without end is dropped, and the lines after it keep their numbers', async () => {
  const found = await read(`a;b\n${'x'.repeat(3_000_000)}\n1;2\n`, tableLimits, 65_536)
  assert.deepEqual(found, ['1: a | b', '2! cell-too-long', '3: 1 | 2'])
})

test('an empty file has no row', async () => {
  assert.deepEqual(await read(''), [])
  assert.deepEqual(await read('\n\r\n\r'), [])
})

const cell = fc.string({ unit: fc.constantFrom(...'ab"\';,\n\r |\té12') })
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 })

test('a table written by the rule reads back the same, however it is cut', async () => {
  await fc.assert(
    fc.asyncProperty(table, fc.constantFrom('\n', '\r\n', '\r'), fc.integer({ min: 1, max: 9 }), async (rows, end, step) => {
      const head = 'sep=;'
      const text = [head, ...rows.map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(';'))].join(end)
      const found: (readonly string[])[] = []
      for await (const event of readCsv(stream(new TextEncoder().encode(text), step))) {
        assert.equal(event.type, 'row')
        if (event.type === 'row') found.push(event.row.cells)
      }
      assert.deepEqual(found.slice(1), rows)
    }),
    { numRuns: 100 },
  )
})

test('whatever the bytes, rows in order or known problems', async () => {
  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    cell.map((text) => new TextEncoder().encode(text.repeat(3))),
  )
  await fc.assert(
    fc.asyncProperty(anything, async (bytes) => {
      let last = 0
      for await (const event of readCsv(stream(bytes, 50))) {
        if (event.type !== 'row') continue
        assert.ok(event.row.line > last && event.row.cells.length > 0)
        last = event.row.line
      }
    }),
    { numRuns: 200 },
  )
})
