import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { connectors, type Hints, sourceOfBytes } from '#connectors'
import { formatDecimal } from '#lib/pure/money'
import { clean } from '#lib/pure/text'
import { isProblem } from '#model'

const qif = connectors.find((connector) => connector.name === 'qif')!
const hints = { currency: 'EUR', dayFirst: true }

async function read(text: string, given: Hints = hints) {
  const found = await Array.fromAsync(qif.parse(sourceOfBytes('x.qif', new TextEncoder().encode(text)), given))
  const problems = found.filter((one) => isProblem(one))
  const items = found.flatMap((one) => (isProblem(one) ? [] : [one.item]))
  const operations = items.filter((item) => item.kind === 'bank.transaction')
  return { items, operations, codes: problems.map((one) => one.code), problems }
}

test('refuses whole a file whose last record is cut, and one without header', async () => {
  for (const text of [
    '!Type:Bank\nD01/02/2025\nT-1.00\nPab',
    '!Type:Bank\nD01/02/2025\n',
    '!Account\nNCompte\n',
    '',
    '\n\n',
    'D01/02/2025\nT1\n^\n',
  ]) {
    assert.equal((await read(text)).problems.at(-1)?.fatal, true, JSON.stringify(text))
  }
})

test('one line proves the order of day and month for all the others', async () => {
  const { operations, codes } = await read('!Type:Bank\nD02/03/2025\nT1.00\n^\nD13/03/2025\nT2.00\n^\n', {
    currency: 'EUR',
    dayFirst: false,
  })
  assert.deepEqual(
    operations.map((item) => item.day),
    ['2025-03-02', '2025-03-13'],
  )
  assert.ok(!codes.includes('day-order-assumed'))
})

test('one damaged date does not make years of the days of all the others', async () => {
  const days = async (...written: string[]) =>
    (await read(`!Type:Bank\n${written.map((day) => `D${day}\nT1.00\n^\n`).join('')}`)).operations.map((item) => item.day)
  assert.deepEqual(await days('03/01/25', '45/01/25', '25/01/25'), ['2025-01-03', '2025-01-25'])
  assert.deepEqual(await days('15/01/23', '15/01/24', '15/01/5'), ['2023-01-15', '2024-01-15', '2005-01-15'])
  assert.deepEqual(await days('99/01/31', '00/02/01'), ['1999-01-31', '2000-02-01'])
  assert.deepEqual(await days('31/ 1/ 5', '28/ 2/ 5'), ['2005-01-31', '2005-02-28'])
})

test('asks the settings, and says so once, when no line proves the order', async () => {
  const text = '!Type:Bank\nD02/03/2025\nT1.00\n^\nD04/05/2025\nT2.00\n^\n'
  const monthFirst = await read(text, { currency: 'CAD', dayFirst: false })
  assert.deepEqual(
    monthFirst.operations.map((item) => item.day),
    ['2025-02-03', '2025-04-05'],
  )
  assert.equal(monthFirst.codes.filter((code) => code === 'day-order-assumed').length, 1)
  assert.ok(!(await read('!Type:Bank\nD03/03/2025\nT1.00\n^\n')).codes.includes('day-order-assumed'))
})

test('believes the file that declares its order', async () => {
  const { operations, codes } = await read('!Option:MDY\n!Type:Bank\nD02/03/2025\nT1.00\n^\n')
  assert.equal(operations[0]?.day, '2025-02-03')
  assert.deepEqual(codes, ['account-missing', 'currency-assumed'])
})

test('reads the years of every Quicken', async () => {
  const days: readonly [string, string][] = [
    ["1/ 2'25", '2025-02-01'],
    ["1/ 2' 5", '2005-02-01'],
    ['1/2/69', '2069-02-01'],
    ['1/2/70', '1970-02-01'],
    ['1.2.2025', '2025-02-01'],
    ['1-2-2025', '2025-02-01'],
    ['2025-02-01', '2025-02-01'],
    ['2025/02/01', '2025-02-01'],
    ['20250201', '2025-02-01'],
  ]
  for (const [written, day] of days) assert.equal((await read(`!Type:Bank\nD${written}\nT1.00\n^\n`)).operations[0]?.day, day, written)
})

test('decides the decimal sign for the whole file', async () => {
  const amounts = async (...written: string[]) =>
    (await read(`!Type:Bank\n${written.map((amount) => `D25/01/2025\nT${amount}\n^\n`).join('')}`)).operations.map((item) => item.amount)
  assert.deepEqual(await amounts('-2,152.09', '1,234'), [-215_209, 123_400])
  assert.deepEqual(await amounts('-12,50', '1.234'), [-1250, 123_400])
  assert.deepEqual(await amounts('1,234'), [123_400])
  assert.deepEqual(await amounts('1.234'), [123_400])
  assert.deepEqual(await amounts('12,50', '12.50', '3,10'), [1250, 310])
})

test('a label with a decimal comma says nothing of the amounts', async () => {
  assert.equal((await read('!Type:Bank\nD25/01/2025\nT-2,152.09\nPDONT TVA 0,38EUR\n^\n')).operations[0]?.amount, -215_209)
})

test('two named accounts keep their operations apart', async () => {
  const one = (name: string) => `!Account\nN${name}\nTBank\n^\n!Type:Bank\nD25/01/2025\nT1.00\n^\n`
  const { operations, codes } = await read(one('Compte Joint') + one('Livret'))
  assert.deepEqual(
    operations.map((item) => item.account),
    ['name:compte joint', 'name:livret'],
  )
  assert.ok(!codes.includes('account-missing'))
})

test('the account named by an opening balance does not name the next list', async () => {
  const { operations } = await read(
    '!Type:Bank\nD25/01/2025\nT9.00\nPOpening Balance\nL[A]\n^\nD25/01/2025\nT1.00\n^\n!Type:CCard\nD25/01/2025\nT2.00\n^\n',
  )
  assert.deepEqual(
    operations.map((item) => item.account),
    ['name:a', ''],
  )
})

test('gives back the operations it was written from', async () => {
  const operation = fc.record(
    {
      day: fc
        .date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
      amount: fc.integer({ min: -999_999_999, max: 999_999_999 }),
      label: fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => clean(text.replaceAll('&', ''), 500)),
    },
    { noNullPrototype: true },
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(operation, { minLength: 1, maxLength: 20 }),
      fc.boolean(),
      fc.boolean(),
      async (operations, dayFirst, comma) => {
        const text = operations.map(({ day, amount, label }) => {
          const [year, month, date] = day.split('-')
          const written = formatDecimal(amount, 'EUR')
          return `D${dayFirst ? `${date}/${month}` : `${month}/${date}`}/${year}\r\nT${comma ? written.replace('.', ',') : written}\r\nP${label}\r\n^\r\n`
        })
        const { operations: found } = await read(`!Type:Bank\r\n${text.join('')}`, { currency: 'EUR', dayFirst })
        assert.deepEqual(
          found.map(({ day, amount, label }) => ({ day, amount, label })),
          operations,
        )
      },
    ),
    { numRuns: 100 },
  )
})
