/** Tables read as their person says: what is refused first, then each kind, and what is remembered of one. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { describeFile, fingerprintOf, guessMapping, lookAt, readMapped, sourceOfBytes, surveyTables } from '#connectors'
import { isProblem, kinds, type TableMapping } from '#model'

const hints = { currency: 'EUR', dayFirst: true }
const sourceOf = (text: string, name = 'a.csv') => sourceOfBytes(name, new TextEncoder().encode(text))

async function guessOf(text: string): Promise<TableMapping> {
  const survey = (await surveyTables(sourceOf(text)))[0]
  assert.ok(survey)
  return lookAt(survey, hints, guessMapping(survey, hints)).guess
}
async function read(text: string, changes: Partial<TableMapping> = {}) {
  const found = await Array.fromAsync(readMapped(sourceOf(text), { ...(await guessOf(text)), ...changes }))
  for (const one of found) if (!isProblem(one)) assert.equal(kinds[one.item.kind].schema.safeParse(one.item).success, true)
  return {
    items: found.flatMap((one) => (isProblem(one) ? [] : [one.item])),
    problems: found.flatMap((one) => (isProblem(one) ? [`${one.code} ${one.line ?? ''}`.trim()] : [])),
  }
}

for (const [what, text] of [
  ['nothing', ''],
  ['prose with commas', 'Bonjour, je vous écris, comme promis,\npour vous dire, enfin, ce que je pense\n'],
  ['JSON', '[{"a":1,"b":2}]'],
  ['a web page', '<table><tr><td>1;2</td></tr></table>'],
  ['a PDF', '%PDF-1.7\n1;2\n3;4\n'],
  ['one column', 'jour\n01/02/2026\n02/02/2026\n'],
  ['names alone', 'Date;Libellé;Montant\n'],
  ['bytes', '\u0001\u0002;\u0003\n1;2\n'],
] as const) {
  test(`${what} is no table`, async () => {
    assert.equal((await surveyTables(sourceOf(text)))[0], undefined)
    assert.notEqual((await describeFile(sourceOf(text))).format, 'table')
  })
}

test('rows that cannot be read are problems with their line, never a zero', async () => {
  const text = 'Jour;Quoi;Somme\n13/03/2026;CAFE;-1,50\n32/03/2026;X;-1\n14/03/2026;Y;mille\n15/03/2026;Z;\nTotal;;-1,50\n'
  const { items, problems } = await read(text)
  assert.deepEqual(problems, ['day-unreadable 3', 'amount-unreadable 4', 'amount-missing 5', 'account-missing'])
  assert.deepEqual(items, [
    { kind: 'bank.transaction', schema: 1, account: '', day: '2026-03-13', amount: -150, currency: 'EUR', label: 'CAFE' },
  ])
})

test('debits go out and credits come in, however they are written; the newest balance is kept', async () => {
  const text = 'Date;Objet;Débit;Crédit;Solde\n15/03/2026;LOYER;-700,00;;300,00\n14/03/2026;PAIE;;1 000,00;1 000,00\n'
  const { items, problems } = await read(text, { account: 'Compte joint' })
  assert.deepEqual(problems, [])
  assert.deepEqual(
    items.map((item) => [item.kind, 'amount' in item ? item.amount : '', 'day' in item ? item.day : '']),
    [
      ['bank.account', '', ''],
      ['bank.transaction', -70_000, '2026-03-15'],
      ['bank.transaction', 100_000, '2026-03-14'],
      ['bank.balance', 30_000, '2026-03-15'],
    ],
  )
})

test('what the person says goes before what is guessed: order of days, decimal sign, signs, currency', async () => {
  const text = 'When,What,How much\n03/04/2026,RENT,1.200\n'
  const said = { columns: { date: 0, label: 1, amount: 2 }, order: 'mdy', decimal: ',', signs: 'reversed', currency: 'CAD' } as const
  const { items } = await read(text, said)
  assert.deepEqual(items, [
    { kind: 'bank.transaction', schema: 1, account: '', day: '2026-03-04', amount: -120_000, currency: 'CAD', label: 'RENT' },
  ])
})

test('meters and purchases', async () => {
  const meter = await read('Horodate;Consommation (kWh);PDL\n2026-03-01 00:30;0,412;01234\n2026-03-02;1,5;01234\n')
  assert.deepEqual(
    meter.items.map((item) => item.kind === 'energy.reading' && [item.day, item.start, item.quantity, item.unit, item.meter]),
    [
      ['2026-03-01', '2026-02-28T23:30:00Z', 412_000, 'kWh', '01234'],
      ['2026-03-02', undefined, 1_500_000, 'kWh', '01234'],
    ],
  )
  const shop = await read('Date;Magasin;Total\n01/03/2026;LIBRAIRIE;12,90 €\n13/03/2026;FLEURS;8,00 €\n')
  assert.deepEqual(
    shop.items.map((item) => item.kind === 'receipt' && [item.vendor, item.total, item.currency]),
    [
      ['LIBRAIRIE', 1_290, 'EUR'],
      ['FLEURS', 800, 'EUR'],
    ],
  )
})

test('a table is known again by the names of its columns, and by them alone', async () => {
  const printOf = async (text: string) => {
    const survey = (await surveyTables(sourceOf(text)))[0]
    assert.ok(survey)
    return await fingerprintOf(survey.shape.columns, survey.shape.header !== undefined)
  }
  const march = await printOf('Date;Objet;Somme\n01/03/2026;A;1,00\n02/03/2026;B;2,00\n')
  assert.match(march ?? '', /^[\w-]{22}$/)
  assert.equal(await printOf('Relevé de mars\nDATE;objet;SOMME\n01/03/2026;C;1,00\n02/03/2026;D;2,00\n'), march)
  assert.notEqual(await printOf('Date;Objet;Montant\n01/03/2026;A;1,00\n02/03/2026;B;2,00\n'), march)
  assert.equal(await printOf('01/03/2026;A;1,00\n02/03/2026;B;2,00\n'), undefined)
})

test('a structure holds names and types, never a value; names made of data are left out', async () => {
  const json = JSON.stringify({ 'odile@example.org': 1, months: { '2026-03': { kwh: 3.5, note: 'Odile' } }, list: [{ a: null }] })
  const shape = await describeFile(sourceOf(json, 'a.json'))
  assert.equal(shape.format, 'json')
  assert.deepEqual(
    shape.fields.map(({ name, holds }) => `${name}: ${holds.join(' ')}`),
    [
      '…: number',
      'months: object',
      'months › …: object',
      'months › … › kwh: number',
      'months › … › note: text',
      'list: list',
      'list › *: object',
      'list › * › a: nothing',
    ],
  )
  const xml = await describeFile(sourceOf('<carnet><jour n="1">Odile</jour><jour/></carnet>', 'a.xml'))
  assert.deepEqual([xml.format, xml.fields.map(({ name }) => name)], ['xml', ['carnet', 'carnet › jour']])
  for (const [format, head] of [
    ['pdf', '%PDF-1.7'],
    ['text', 'Bonjour'],
    ['database', 'SQLite format 3\0'],
    ['binary', '\u0000\u0001\u0002'],
  ] as const) {
    assert.equal((await describeFile(sourceOf(head))).format, format)
  }
})

test('rows that may be operations are guessed as statements are: balances that run say which way amounts go', async () => {
  const rows = [7, 8, 9].map((day, i) => `0${day}/03/2026;VERT ${i};10,00;${100 - i * 10},00`)
  const { columns, signs } = await guessOf(`Date;Couleur;Montant;Solde\n${rows.join('\n')}\n`)
  assert.deepEqual([columns, signs], [{ date: 0, label: 1, amount: 2, balance: 3 }, 'reversed'])
})
