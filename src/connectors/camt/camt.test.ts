import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { connectors, sourceOfBytes } from '#connectors'
import { formatDecimal } from '#lib/pure/money'
import { clean } from '#lib/pure/text'
import { isProblem } from '#model'

const camt = connectors.find((connector) => connector.name === 'camt')!

async function read(text: string) {
  const bytes = new TextEncoder().encode(text)
  const found = await Array.fromAsync(camt.parse(sourceOfBytes('x.xml', bytes), { currency: 'EUR', dayFirst: true }))
  const problems = found.filter((one) => isProblem(one))
  const items = found.flatMap((one) => (isProblem(one) ? [] : [one.item]))
  return {
    found,
    items,
    operations: items.filter((item) => item.kind === 'bank.transaction'),
    codes: problems.map((one) => one.code),
    problems,
  }
}

const document = (inside: string, namespace = 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.02') =>
  `<Document xmlns="${namespace}"><BkToCstmrStmt><Stmt><CreDtTm>2025-02-01T00:00:00</CreDtTm><Acct><Id><IBAN>fr76 3000 9001</IBAN></Id></Acct>${inside}</Stmt></BkToCstmrStmt></Document>`
const entry = (amount: string, sign: string, more = '') =>
  `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${sign}</CdtDbtInd>${more}<Sts>BOOK</Sts><BookgDt><Dt>2025-01-15</Dt></BookgDt></Ntry>`
const balance = (code: string, amount: string) =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2025-01-01</Dt></Dt></Bal>`
const reversal = '<RvslInd>true</RvslInd>'

test('refuses whole a file that is empty, cut, malformed, declares a DOCTYPE or is another message', async () => {
  const refused: readonly [string, string][] = [
    ['', 'empty-file'],
    [document(entry('1', 'CRDT')).slice(0, -5), 'truncated'],
    [document(entry('1', 'CRDT')).replace('</Ntry>', '</Ntyr>'), 'malformed'],
    [`<!DOCTYPE Document>${document('')}`, 'doctype-refused'],
    [`<!DOCTYPE Document [<!ENTITY a SYSTEM "file:///etc/passwd">]>${document('&a;')}`, 'doctype-refused'],
    [document('<Ntry>'.repeat(70)), 'too-deep'],
    ['<Invoice><Ntry/></Invoice>', 'malformed'],
  ]
  for (const [text, code] of refused) {
    const { problems } = await read(text)
    assert.equal(problems.at(-1)?.code, code, text)
    assert.equal(problems.at(-1)?.fatal, true, text)
  }
})

test('a reversal goes as the standard says, unless the balances prove the other reading', async () => {
  const amounts = async (inside: string) => (await read(document(inside))).operations.map((item) => item.amount)
  assert.deepEqual(await amounts(entry('20', 'CRDT', reversal)), [2000])
  assert.deepEqual(await amounts(balance('OPBD', '100') + balance('CLBD', '120') + entry('20', 'CRDT', reversal)), [2000])
  assert.deepEqual(await amounts(balance('OPBD', '100') + balance('CLBD', '120') + entry('20', 'DBIT', reversal)), [2000])
  assert.deepEqual(
    await amounts(balance('OPBD', '100') + balance('CLBD', '75') + entry('5', 'DBIT') + entry('20', 'CRDT', reversal)),
    [-500, -2000],
  )
})

test('an entry and its details are counted once', async () => {
  const details = '<NtryDtls><TxDtls><Amt Ccy="EUR">10</Amt></TxDtls><TxDtls><Amt Ccy="EUR">20</Amt></TxDtls></NtryDtls>'
  const { operations } = await read(document(entry('30', 'CRDT', details)))
  assert.deepEqual(
    operations.map((item) => [item.amount, item.raw?.['transactions']]),
    [[3000, '2']],
  )
})

test('every problem and record has its line and its path', async () => {
  const { found } = await read(document(`\n${entry('1', 'CRDT')}\n${entry('1.001', 'CRDT')}`))
  assert.deepEqual(
    found.map((one) => [one.line, one.path]),
    [
      [1, 'Document/BkToCstmrStmt/Stmt[1]/Acct'],
      [2, 'Document/BkToCstmrStmt/Stmt[1]/Ntry[1]'],
      [3, 'Document/BkToCstmrStmt/Stmt[1]/Ntry[2]/Amt'],
    ],
  )
})

test('the versions .001 to .013, known or not, are recognised by their content', () => {
  for (const version of ['01', '02', '04', '06', '08', '10', '13']) {
    const text = document('', `urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}`)
    assert.equal(camt.recognise(new TextEncoder().encode(text), 'export.txt'), 1)
  }
  assert.ok(camt.recognise(new TextEncoder().encode(document('', 'urn:example:other')), 'x') >= 0.5)
})

test('gives back the entries it was written from', async () => {
  const generated = fc.record(
    {
      day: fc
        .date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
      amount: fc.integer({ min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }),
      label: fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => clean(text, 500)),
      reference: fc.stringMatching(/^[A-Z0-9]{1,12}$/),
    },
    { noNullPrototype: true },
  )
  const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  await fc.assert(
    fc.asyncProperty(fc.array(generated, { minLength: 1, maxLength: 20 }), fc.constantFrom('', 'p:'), async (operations, prefix) => {
      const text = operations.map(({ day, amount, label, reference }) => {
        const sign = amount < 0 ? 'DBIT' : 'CRDT'
        const written = formatDecimal(Math.abs(amount), 'EUR')
        return `<Ntry><Amt Ccy="EUR">${written}</Amt><CdtDbtInd>${sign}</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>${day}</Dt></BookgDt><AcctSvcrRef>${reference}</AcctSvcrRef><AddtlNtryInf>${escape(label)}</AddtlNtryInf></Ntry>`
      })
      const prefixed = document(text.join('\n'))
        .replaceAll(/<(\/?)([A-Z])/g, `<$1${prefix}$2`)
        .replace('xmlns=', prefix === '' ? 'xmlns=' : 'xmlns:p=')
      const { operations: found } = await read(prefixed)
      assert.deepEqual(
        found.map(({ day, amount, label, reference }) => ({ day, amount, label, reference })),
        operations,
      )
    }),
    { numRuns: 100 },
  )
})
