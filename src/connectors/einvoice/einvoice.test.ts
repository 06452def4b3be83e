import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { connectors, sourceOfBytes } from '#connectors'
import { type Invoice, isProblem } from '#model'

const einvoice = connectors.find((connector) => connector.name === 'einvoice')!
const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8')

async function read(text: string) {
  const bytes = new TextEncoder().encode(text)
  const found = await Array.fromAsync(einvoice.parse(sourceOfBytes('x.xml', bytes), { currency: 'EUR', dayFirst: true }))
  const problems = found.filter((one) => isProblem(one))
  return {
    invoices: found.flatMap((one) => (isProblem(one) ? [] : [one.item as Invoice])),
    problems,
    codes: problems.map(({ code }) => code),
  }
}

const good = fixture('good-cii-en16931.xml')
const ubl = fixture('good-ubl-peppol.xml')

test('the three syntaxes are recognised whatever the prefix, and nothing that only speaks of them', () => {
  const sure = (text: string) => einvoice.recognise(new TextEncoder().encode(text), 'a.bin')
  for (const name of ['good-cii-en16931', 'zugferd-1.0-comfort', 'good-ubl-peppol', 'ubl-in-an-sbdh-envelope', 'good-fatturapa'])
    assert.equal(sure(fixture(`${name}.xml`)), 1, name)
  assert.equal(sure(`\n<!-- made by hand -->\n${ubl.slice(ubl.indexOf('<Invoice')).replaceAll('<Invoice ', '<u:Invoice ')}`), 1)
  for (const text of [
    '<xs:schema targetNamespace="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>',
    '<Invoice xmlns="https://example.com/other"/>',
    '<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"/>',
    '<StandardBusinessDocument><Order/></StandardBusinessDocument>',
  ])
    assert.equal(sure(text), 0, text)
})

test('what a credit note gives back is negative, in each syntax', async () => {
  for (const name of ['cii-credit-note-381', 'cii-credit-note-written-with-a-minus', 'ubl-credit-note']) {
    const [invoice] = (await read(fixture(`${name}.xml`))).invoices
    assert.ok(invoice!.total < 0 && invoice!.due! < 0 && invoice!.lines![0]!.net! < 0 && invoice!.taxes![0]!.amount < 0, name)
  }
})

test('each rule of EN 16931 that fails is named with its place', async () => {
  const { problems, invoices } = await read(fixture('totals-do-not-add-up.xml'))
  assert.deepEqual(
    problems.map(({ code, text, path }) => [code, text, path?.split('/').at(-1)]),
    [
      ['totals-mismatch', 'BR-CO-10 104.00', 'LineTotalAmount'],
      ['totals-mismatch', 'BR-CO-13 103.00', 'TaxBasisTotalAmount'],
      ['totals-mismatch', 'BR-CO-14 20.61', 'TaxTotalAmount'],
      ['totals-mismatch', 'BR-CO-15 125.00', 'GrandTotalAmount'],
      ['totals-mismatch', 'BR-CO-16 120.00', 'DuePayableAmount'],
    ],
  )
  assert.equal(invoices[0]?.total, 12_500)
})

test('an invoice that is nested too deeply, or hides entities, is refused whole', async () => {
  const inside = (text: string) => good.replace('<ram:ApplicableHeaderTradeDelivery/>', text)
  assert.deepEqual((await read(inside(`${'<ram:A>'.repeat(70)}${'</ram:A>'.repeat(70)}`))).codes, ['too-deep'])
  assert.deepEqual((await read(inside('&xxe;'))).codes, ['malformed'])
  assert.deepEqual((await read(good.replace('<rsm:Cross', '<!DOCTYPE a SYSTEM "file:///etc/passwd">$&'))).codes, ['doctype-refused'])
})

test('a whole tax that is told for each of several taxes is their sum', async () => {
  const [invoice] = (await read(fixture('ubl-one-total-for-each-tax.xml'))).invoices
  assert.deepEqual([invoice?.tax, invoice?.prepaid, invoice?.due], [1498, 1498, 10_000])
})

test('files carried inside are passed over, whatever their size', async () => {
  const attached = `<ram:AdditionalReferencedDocument><ram:AttachmentBinaryObject>${'QUJD'.repeat(1_500_000)}</ram:AttachmentBinaryObject></ram:AdditionalReferencedDocument>`
  const { invoices, codes } = await read(good.replace('</ram:ApplicableHeaderTradeAgreement>', `${attached}$&`))
  assert.deepEqual([invoices.length, codes], [1, []])
})

test('of an invoice of thousands of lines, the first are kept and the rest is told', async () => {
  const line = /<cac:InvoiceLine>.*<\/cac:InvoiceLine>/.exec(ubl)![0]
  const { invoices, problems } = await read(ubl.replace(line, line.repeat(4_000)))
  assert.equal(invoices[0]?.lines?.length, 500)
  assert.deepEqual(
    problems.map(({ code, text }) => [code, text]),
    [['section-unread', '500 / 4001']],
  )
})

test('an amount is read as the standard writes it: a comma is no decimal sign there', async () => {
  const { codes, invoices } = await read(good.replaceAll('123.60', '123,60'))
  assert.deepEqual(codes, ['field-unreadable', 'field-unreadable'])
  // Net and tax, both readable, say the total.
  assert.equal(invoices[0]?.total, 12_360)
})

test('an invoice without any amount, or without a day, is told and left out', async () => {
  const bare = '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"><ID>1</ID>'
  assert.deepEqual((await read(`${bare}</Invoice>`)).codes, ['day-missing'])
  assert.deepEqual(
    (await read(`${bare}<IssueDate>2026-01-05</IssueDate><DocumentCurrencyCode>EUR</DocumentCurrencyCode></Invoice>`)).codes,
    ['amount-missing'],
  )
  assert.deepEqual(
    (await read(`${bare}<IssueDate>2026-01-05</IssueDate><DocumentCurrencyCode>XXX</DocumentCurrencyCode></Invoice>`)).codes,
    ['currency-unknown'],
  )
})
