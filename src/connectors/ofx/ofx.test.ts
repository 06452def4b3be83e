import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { connectors, sourceOfBytes } from '#connectors'
import { formatDecimal } from '#lib/pure/money'
import { clean } from '#lib/pure/text'
import { isProblem } from '#model'

const ofx = connectors.find((connector) => connector.name === 'ofx')!

async function read(text: string) {
  const bytes = new TextEncoder().encode(text)
  const found = await Array.fromAsync(ofx.parse(sourceOfBytes('x.ofx', bytes), { currency: 'EUR', dayFirst: true }))
  const problems = found.filter((one) => isProblem(one))
  const items = found.flatMap((one) => (isProblem(one) ? [] : [one.item]))
  return { items, operations: items.filter((item) => item.kind === 'bank.transaction'), codes: problems.map((one) => one.code), problems }
}

const header = 'OFXHEADER:100\nDATA:OFXSGML\nENCODING:UTF-8\n\n'
const statement = (operations: string) =>
  `${header}<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>1<ACCTID>7 7</BANKACCTFROM><BANKTRANLIST>${operations}</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`
const operation = (fields: string) => statement(`<STMTTRN>${fields}</STMTTRN>`)

test('refuses whole a file that is empty, cut, hides entities or nests too deeply', async () => {
  const refused: readonly [string, string][] = [
    ['', 'empty-file'],
    [header, 'truncated'],
    [`${header}<OFX><BANKMSGSRSV1>`, 'truncated'],
    ['hello', 'malformed'],
    [`<!DOCTYPE OFX SYSTEM "x">${header}<OFX></OFX>`, 'doctype-refused'],
    [`${header}<OFX>${'<A>'.repeat(70)}`, 'too-deep'],
  ]
  for (const [text, code] of refused) {
    const { problems } = await read(text)
    assert.equal(problems.at(-1)?.code, code, text)
    assert.equal(problems.at(-1)?.fatal, true, text)
  }
})

test('keeps the calendar day the bank wrote, whatever its zone', async () => {
  for (const written of [
    '20250331',
    '20250331000000',
    '20250331235959.999[-11:SST]',
    '20250331120000[+5.5:IST]',
    '20250331[0:GMT]',
    '20250331093914:014',
    '2025-03-31',
  ]) {
    assert.equal((await read(operation(`<DTPOSTED>${written}<TRNAMT>1`))).operations[0]?.day, '2025-03-31', written)
  }
})

test('a comma or a point separates decimals; what could be either is refused, not guessed', async () => {
  const amount = async (written: string) => {
    const { operations, codes } = await read(operation(`<DTPOSTED>20250331<TRNAMT>${written}`))
    return operations[0]?.amount ?? codes[0]
  }
  assert.equal(await amount('-12,5'), -1250)
  assert.equal(await amount('1,234.56'), 123_456)
  assert.equal(await amount('1.234,56'), 123_456)
  assert.equal(await amount('-30.000'), -3000)
  assert.equal(await amount('1.005'), 'amount-too-precise')
  assert.equal(await amount('1,234'), 'amount-unreadable')
  assert.equal(await amount(''), 'amount-missing')
  assert.equal(await amount('NaN'), 'amount-unreadable')
  assert.equal(await amount('99999999999999999999'), 'amount-too-large')
})

test('an operation without NAME is labelled by its MEMO, and a MEMO equal to the NAME is not repeated', async () => {
  const [memo] = (await read(operation('<DTPOSTED>20250331<TRNAMT>1<MEMO>seul'))).operations
  assert.deepEqual([memo?.label, memo?.memo], ['seul', undefined])
  const [same] = (await read(operation('<DTPOSTED>20250331<TRNAMT>1<NAME>VIR  DUPLO<MEMO>vir duplo'))).operations
  assert.deepEqual([same?.label, same?.memo], ['VIR DUPLO', undefined])
})

test('an empty leaf that nothing closes hides none of what follows', async () => {
  const [found] = (await read(operation('<TRNTYPE>\n<DTPOSTED>20250331<NAME>\n<TRNAMT>1<MEMO>m'))).operations
  assert.deepEqual([found?.day, found?.amount, found?.label], ['2025-03-31', 100, 'm'])
})

test('an account number is spelled without spaces, an IBAN in capitals', async () => {
  assert.equal((await read(operation('<DTPOSTED>20250331<TRNAMT>1'))).operations[0]?.account, '77')
})

test('gives back the operations it was written from, as SGML and as XML', async () => {
  const generated = fc.record(
    {
      day: fc
        .date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
      amount: fc.integer({ min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }),
      label: fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => clean(text.replaceAll('&', ''), 500)),
      reference: fc.stringMatching(/^[A-Z0-9]{1,12}$/),
    },
    { noNullPrototype: true },
  )
  const escape = (text: string) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  await fc.assert(
    fc.asyncProperty(fc.array(generated, { minLength: 1, maxLength: 20 }), fc.boolean(), async (operations, closed) => {
      const leaf = (name: string, value: string) => `<${name}>${value}${closed ? `</${name}>` : '\n'}`
      const text = operations.map(({ day, amount, label, reference }) => {
        const fields = [leaf('DTPOSTED', day.replaceAll('-', '')), leaf('TRNAMT', formatDecimal(amount, 'EUR')), leaf('FITID', reference)]
        return `<STMTTRN>${fields.join('')}${leaf('NAME', escape(label))}</STMTTRN>`
      })
      const { operations: found } = await read(statement(text.join('\n')))
      assert.deepEqual(
        found.map(({ day, amount, label, reference }) => ({ day, amount, label, reference })),
        operations,
      )
    }),
    { numRuns: 100 },
  )
})
