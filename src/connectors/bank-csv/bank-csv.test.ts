import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bestConnector, chooseConnector, connectors, guessMapping, readWithMapping, sourceOfBytes, workbookRefusal } from '#connectors'
import { formatDecimal } from '#lib/pure/money'
import { isProblem } from '#model'
import { zipOf } from '#test/zip'

const hints = { currency: 'EUR', dayFirst: true }
const bankCsv = connectors.find(({ name }) => name === 'bank-csv')!
const tableOf = (name: string, text: string) => ({
  name,
  rows: text.split('\n').map((line, index) => ({ line: index + 1, cells: line.split(';') })),
})

async function read(bytes: Uint8Array | string, name = 'x.csv') {
  const found = await Array.fromAsync(
    bankCsv.parse(sourceOfBytes(name, typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes), hints),
  )
  const items = found.flatMap((one) => (isProblem(one) ? [] : [one.item]))
  return {
    codes: found.flatMap((one) => (isProblem(one) ? [one.code] : [])),
    operations: items.flatMap((item) => (item.kind === 'bank.transaction' ? [item] : [])),
    balances: items.flatMap((item) => (item.kind === 'bank.balance' ? [item] : [])),
  }
}

test('tables of other things are nobody’s statement', () => {
  const statements = new Set(['bank-csv', 'revolut', 'paypal', 'amazon'])
  for (const text of [
    'Date;Heure;Consommation (kWh)\n01/01/2025;00:30;0,25\n',
    'Horodate;Valeur\n2025-01-01T00:30:00+01:00;250\n',
    'Order Date,Order ID,Title,Quantity,Unit Price,Amount\n01/02/2025,111-1,Book,1,9.90,9.90\n',
    'date,latitude,longitude,label\n2025-01-01,48.12,2.34,home\n',
    'Date,Open,High,Low,Close,Volume\n2025-01-01,1.0,2.0,0.5,1.5,1000\n',
    'time;lat;lon;elevation\n2025-01-01;48.85;2.35;35.10\n',
    'Commune;Population\nNantes;320000\n',
    'Date;Appelé;Durée;Montant\n01/02/2025;0600000000;00:12;0,10\n',
    '01/02/2025;12\n02/02/2025;13\n',
    '{"Date":"x","Montant":1}',
  ])
    assert.ok(!statements.has(bestConnector(new TextEncoder().encode(text), 'x.csv')?.connector.name ?? ''), text)
})

test('a mapping that the person corrects reads the same table another way', () => {
  const table = tableOf('x.csv', 'Date;Libellé;Montant\n02/03/2025;Café;4,20\n03/03/2025;Livre;9,90')
  const guessed = guessMapping(table, hints)
  assert.equal(guessed.sure, true)
  assert.deepEqual(
    guessed.reasons.map(({ code }) => code),
    ['day-order-assumed', 'direction-assumed'].filter((code) => guessed.reasons.some((reason) => reason.code === code)),
  )
  const amounts = (mapping: typeof guessed) =>
    [...readWithMapping(table, mapping, hints)].flatMap((one) =>
      !isProblem(one) && one.item.kind === 'bank.transaction' ? [[one.item.day, one.item.amount]] : [],
    )
  assert.deepEqual(amounts({ ...guessed, signs: 'reversed', dateOrder: 'mdy' }), [
    ['2025-02-03', -420],
    ['2025-03-03', -990],
  ])
})

test('a table whose columns cannot be told apart is not sure, and says which', () => {
  const { sure, reasons } = guessMapping(tableOf('x.csv', 'Date;Débit;Crédit;Solde\n02/03/2025;4,20;;10,00'), hints)
  assert.equal(sure, false)
  assert.deepEqual(reasons[0], { code: 'columns-unsure', role: 'label' })
})

test('balances that run settle which amounts go out, whatever the order of the rows', async () => {
  const rows = ['28/01/2025;Cafe;4,00;96,00', '29/01/2025;Livres;16,00;80,00', '30/01/2025;Retour;-20,00;100,00']
  for (const lines of [rows, rows.toReversed()]) {
    const { operations, balances, codes } = await read(`Date;Libellé;Montant;Solde\n${lines.join('\n')}\n`)
    assert.deepEqual(
      operations.map(({ amount }) => amount).toSorted((a, b) => a - b),
      [-1600, -400, 2000],
    )
    assert.deepEqual(
      balances.map(({ amount, day, type }) => [amount, day, type]),
      [[10_000, '2025-01-30', 'closing']],
    )
    assert.ok(!codes.includes('direction-assumed'))
  }
})

test('two columns of one file may differ in their decimal sign', async () => {
  const { operations, balances } = await read('Date;Libellé;Montant;Solde\n13/02/2025;A;1 080,00;2370.00\n14/02/2025;B;-10,00;2360.00\n')
  assert.deepEqual([operations.map(({ amount }) => amount), balances[0]?.amount], [[108_000, -1000], 236_000])
})

test('a workbook is recognised by its rows and read by what it states of its cells', async () => {
  const cell = (ref: string, value: string, style = '') => `<c r="${ref}"${style}><v>${value}</v></c>`
  const text = (ref: string, value: string) => `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`
  const bytes = zipOf([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: '_rels/.rels', content: links(['r1', 'officeDocument', 'xl/workbook.xml']) },
    {
      name: 'xl/workbook.xml',
      content: '<workbook xmlns:r="http://x"><sheets><sheet name="Cpt 00012345601" sheetId="1" r:id="rId1"/></sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: links(['rId1', 'worksheet', 'worksheets/sheet1.xml'], ['rId2', 'styles', 'styles.xml']),
    },
    { name: 'xl/styles.xml', content: '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>' },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `<worksheet><sheetData><row r="1">${text('A1', 'Date')}${text('B1', 'Libellé')}${text('C1', 'Débit')}${text('D1', 'Crédit')}</row>
<row r="2">${cell('A2', '45700', ' s="1"')}${text('B2', 'Café')}${cell('C2', '-4.2')}</row><row r="3">${cell('A3', '45701', ' s="1"')}${text('B3', 'Paie')}${cell('D3', '1500')}</row></sheetData></worksheet>`,
    },
  ])
  const source = sourceOfBytes('export.xlsx', bytes)
  assert.equal((await chooseConnector(source))?.connector.name, 'bank-csv')
  const { operations, codes } = await read(bytes, 'export.xlsx')
  assert.deepEqual(
    operations.map(({ account, day, amount, label }) => [account, day, amount, label]),
    [
      ['00012345601', '2025-02-12', -420, 'Café'],
      ['00012345601', '2025-02-13', 150_000, 'Paie'],
    ],
  )
  assert.deepEqual(codes, ['account-assumed', 'currency-assumed'])
})

const links = (...list: readonly (readonly [string, string, string])[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="http://x/relationships/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

test('a workbook of before 2007 says what to do; a web page does only where it is named one', async () => {
  const refusal = (name: string, bytes: readonly number[] | string) =>
    workbookRefusal(sourceOfBytes(name, typeof bytes === 'string' ? new TextEncoder().encode(bytes) : Uint8Array.from(bytes)))
  assert.equal(await refusal('releve.xls', [9, 8, 16, 0, 0, 6]), 'workbook-old')
  assert.equal(await refusal('releve.xls', '<html><body><table>'), 'workbook-old')
  assert.equal(await refusal('page.html', '<html><body><table>'), undefined)
  assert.equal(await refusal('x.csv', 'Date;Ville\n'), undefined)
})

test('gives back the operations it was written from, in any of the usual shapes', async () => {
  const operation = fc.record({
    offset: fc.nat(400),
    amount: fc.integer({ min: -9_999_999, max: 9_999_999 }).filter((amount) => amount !== 0),
  })
  const shape = fc.record({
    pair: fc.boolean(),
    negativeDebits: fc.boolean(),
    comma: fc.boolean(),
    thousands: fc.boolean(),
    order: fc.constantFrom('dmy', 'ymd', 'mdy'),
    backwards: fc.boolean(),
    header: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(operation, { minLength: 2, maxLength: 12 }),
      shape,
      async (list, { pair, negativeDebits, comma, thousands, order, backwards, header }) => {
        // The first and the last make the order of days, and both directions, certain.
        const sure = [{ offset: 27, amount: -1250 }, ...list, { offset: 430, amount: 3075 }]
        const days = sure.map(({ offset }) => new Date(Date.UTC(2024, 0, 1 + offset)).toISOString().slice(0, 10))
        const rows = sure.map(({ amount }, index) => ({ amount, day: days[index]! })).toSorted((a, b) => (a.day < b.day ? -1 : 1))
        let balance = 100_000
        const lines = rows.map(({ amount, day }) => {
          balance += amount
          const [year, month, date] = day.split('-')
          const shown = order === 'dmy' ? `${date}/${month}/${year}` : order === 'mdy' ? `${month}/${date}/${year}` : day
          const money = (minor: number) => {
            const [whole = '', cents = ''] = formatDecimal(minor, 'EUR').split('.')
            return `${thousands ? whole.replaceAll(/(?<=\d)(?=(?:\d{3})+$)/g, ' ') : whole}${comma ? ',' : '.'}${cents}`
          }
          const cells = pair ? (amount < 0 ? [money(negativeDebits ? amount : -amount), ''] : ['', money(amount)]) : [money(amount)]
          return [shown, `Achat ${shown.length}`, ...cells, money(balance)].join(';')
        })
        const names = ['Date', 'Libellé', ...(pair ? ['Débit', 'Crédit'] : ['Montant']), 'Solde'].join(';')
        const { operations, codes } = await read(`${header ? `${names}\n` : ''}${(backwards ? lines.toReversed() : lines).join('\n')}\n`)
        assert.deepEqual(
          operations.map(({ day, amount }) => `${day} ${amount}`).toSorted(),
          rows.map(({ day, amount }) => `${day} ${amount}`).toSorted(),
        )
        assert.ok(!codes.includes('balance-mismatch'))
      },
    ),
    { numRuns: 150 },
  )
})

test('a memo longer than a label may be is cut where it stands for one', async () => {
  const { operations } = await read(`Date;Libellé;Détail;Montant\n02/03/2025;;${'x'.repeat(900)};-4,20\n03/03/2025;Livre;;-9,90\n`)
  assert.ok(operations.length === 2 && operations.every(({ label }) => label.length <= 500))
})
