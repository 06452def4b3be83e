import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { connectors, type Hints, sourceOfBytes } from '#connectors'
import { type Document, type Invoice, isProblem } from '#model'
import { pdfOf } from '#test/pdf'

const pdf = connectors.find((connector) => connector.name === 'pdf')!

async function read(bytes: Uint8Array, hints: Hints = { currency: 'EUR', dayFirst: true }) {
  const found = await Array.fromAsync(pdf.parse(sourceOfBytes('paper.pdf', bytes), hints))
  const problems = found.filter((one) => isProblem(one))
  const items = found.flatMap((one) => (isProblem(one) ? [] : [one.item as Invoice | Document]))
  return { found, items, codes: problems.map(({ code }) => code) }
}

/** One line a text; `|` cuts it in cells. WinAnsi has the euro at 0x80 and the French apostrophe at 0x92. */
const paper = (...rows: string[]) => {
  const spelt = (text: string) =>
    text
      .trim()
      .replaceAll(/[\\()]/g, String.raw`\$&`)
      .replaceAll('€', String.raw`\200`)
      .replaceAll('’', String.raw`\222`)
  return pdfOf({
    pages: [
      rows.flatMap((row, line) => row.split('|').map((text, cell) => ({ text: spelt(text), x: 50 + 150 * cell, y: 800 - 16 * line }))),
    ],
  })
}
const bill = (...rows: string[]) => read(paper('EDF - 552 081 317 RCS Paris', 'Facture du 12 mars 2031', ...rows))
const totals = ({ items }: Awaited<ReturnType<typeof read>>) =>
  items.map((item) => (item.kind === 'invoice' ? [item.total, item.net, item.tax, item.due] : item.kind))

test('a total is taken when it adds up, or when it is the only one its labels name', async () => {
  assert.deepEqual(totals(await bill('Total HT | 10,00 €', 'TVA 20 % | 2,00 €', 'Total TTC | 12,00 €')), [[1200, 1000, 200, undefined]])
  assert.deepEqual(totals(await bill('Total facture | 10,00 | 2,00 | 12,00')), [[1200, 1000, 200, undefined]])
  assert.deepEqual(totals(await bill('Total TTC | 12,00 €', 'Total TTC | 12,00 €')), [[1200, undefined, undefined, undefined]])
  assert.deepEqual(totals(await bill('Montant total TTC | 1 234,56 €', 'Net à payer | 34,56 €')), [[123_456, undefined, undefined, 3456]])
})

test('a row of net and total is read under a head that says so', async () => {
  const head = '| € HT | € TTC'
  assert.deepEqual(totals(await bill(head, 'total auprès d’Orange | 24,99 | 29,99', 'TVA 20 % | 5,00')), [[2999, 2499, 500, undefined]])
  assert.deepEqual(totals(await bill('total auprès d’Orange | 24,99 | 29,99 €')), ['document'])
  assert.deepEqual(totals(await bill(head, 'total auprès d’Orange | 24,99 | 29,99', 'Total TTC | 31,00 €')), ['document'])
})

test('a net beside its total is not taken for it', async () => {
  const rows = ['Total de la facture HT | 16.66 €', 'TVA 20 % | 3.33 €', 'Total à payer TTC* | 19.99 €']
  assert.deepEqual(totals(await bill(...rows)), [[1999, 1666, 333, 1999]])
  const period = await read(paper('EDF - 552 081 317', 'Facture du 01/01/2031 au 31/03/2031', 'Total TTC | 12,00 €'))
  assert.equal(period.items[0]?.kind, 'document')
})

test('no total is guessed', async () => {
  for (const rows of [
    ['Total TTC | 12,00 €', 'Total TTC | 13,00 €'],
    ['Total TTC | 12,00 € | 13,00 €'],
    ['Total | 12,00 €'],
    ['Total TTC | douze euros'],
    ['Total facture | 10,00 | 2,00 | 12,00', 'Total TTC | 15,00 €'],
    ['Net à payer | 12,00', 'Montant prélevé | 13,00'],
    ['Consommation | 12,00 kWh'],
  ]) {
    const { items, codes } = await bill(...rows, '€')
    assert.deepEqual([items.map(({ kind }) => kind), codes], [['document'], ['bill-uncertain']], rows.join())
  }
})

test('a net and a tax that do not make the total are told', async () => {
  const { codes, items } = await bill('Total HT | 10,00 €', 'Total TVA | 2,00 €', 'Total TTC | 15,00 €')
  assert.deepEqual([items[0]?.kind, codes], ['invoice', ['totals-mismatch']])
})

test('a bill without a vendor that is certain, or of two, is a document', async () => {
  const rows = ['Facture du 12 mars 2031', 'Total TTC | 12,00 €']
  for (const names of [['Mme Prova'], ['EDF - 552 081 317', 'ENGIE - 542 107 651'], ['TVA FR00123456789']])
    assert.equal((await read(paper(...names, ...rows))).items[0]?.kind, 'document', names.join())
  const brand = await read(paper('Sosh', 'Orange SA 380 129 866 RCS', ...rows))
  assert.equal((brand.items[0] as Invoice).vendor, 'Sosh')
})

test('a day that may be read in two ways is none, but in French', async () => {
  const day = async (...rows: string[]) => (await read(paper('Bell Canada', ...rows, 'Amount due | 20.00', 'GST'))).items[0]
  assert.equal((await day('Your bill', 'Bill date: 03/04/2031'))?.kind, 'document')
  assert.equal((await day('Your bill', 'Bill date: 03/14/2031'))?.day, '2031-03-14')
  assert.equal((await day('Your bill', 'Bill date: March 4, 2031'))?.day, '2031-03-04')
  assert.equal((await day('Facture', 'Date de facturation : 03/04/2031'))?.day, '2031-04-03')
})

test('other papers are kept as what they are, never as something to pay', async () => {
  const kinds = async (heading: string) => {
    const [item] = (await read(paper(heading, 'EDF - 552 081 317', 'Facture du 12 mars 2031', 'Total TTC | 12,00 €'))).items
    return item?.kind === 'document' ? item.type : item?.kind
  }
  assert.deepEqual(
    await Promise.all(
      ['AVIS D’IMPÔT', 'Décompte de remboursements', 'DEVIS n° 12', 'Avoir n° 12', 'Vos consommations décomptées'].map(kinds),
    ),
    ['statement', 'statement', 'other', 'bill', 'invoice'],
  )
})

test('a currency that nothing names is the person’s, and told', async () => {
  const rows = ['Hydro-Quebec', 'Facture du 12 mars 2031', 'Total TTC | 12,00 $']
  assert.equal(((await read(paper(...rows))).items[0] as Invoice).currency, 'CAD')
  const { items, codes } = await read(paper('EDF - 552 081 317', ...rows.slice(1)), { currency: 'CHF', dayFirst: true })
  assert.deepEqual([(items[0] as Invoice).currency, codes], ['CHF', ['currency-assumed']])
})

test('an invoice carried inside counts before the text, and says which file it is from', async () => {
  const content = readFileSync(join(import.meta.dirname, '../einvoice/fixtures/cii-credit-note-381.xml'), 'latin1')
  for (const name of ['factur-x.xml', 'ZUGFeRD-invoice.xml', 'zugferd-invoice.xml', 'xrechnung.xml', 'order.bin']) {
    const { found, items } = await read(pdfOf({ pages: [[{ text: 'Total TTC 9,99', x: 50, y: 700 }]], attachments: [{ name, content }] }))
    assert.deepEqual([items.length, (items[0] as Invoice).total, found[0]?.path], [1, -1440, `${name}/CrossIndustryInvoice`])
  }
})

test('the text kept of a paper is bounded', async () => {
  const page = Array.from({ length: 48 }, (_, line) => ({ text: 'mot '.repeat(25), x: 50, y: 800 - 16 * line }))
  const { items } = await read(pdfOf({ pages: Array.from({ length: 8 }, () => page) }))
  assert.equal((items[0] as Document).text?.length, 20_000)
})
