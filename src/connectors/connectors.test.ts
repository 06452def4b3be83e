import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { bestConnector, chooseConnector, connectors, type Found, headBytes, sourceOfBytes } from '#connectors'
import { runs } from '#test/runs'
import { zipOf } from '#test/zip'
import { isProblem, kinds, type Problem } from '#model'

const here = import.meta.dirname
const hints = { currency: 'EUR', dayFirst: true }
const fixturesOf = (name: string) => join(here, name, 'fixtures')
/** All but the golden results: `x.json` beside `x`. */
const files = (name: string) => {
  const found = readdirSync(fixturesOf(name))
  return found.filter((file) => !file.endsWith('.json') || !found.includes(file.slice(0, -'.json'.length)))
}
const bytesOf = (name: string, file: string) => new Uint8Array(readFileSync(join(fixturesOf(name), file)))
const connectorOf = (name: string) => connectors.find((connector) => connector.name === name)!
const read = (name: string, bytes: Uint8Array) => Array.fromAsync(connectorOf(name).parse(sourceOfBytes('file', bytes), hints))
/** One line an item, so that a change of one field is a change of one line. */
const lines = (value: readonly object[]) => `[\n${value.map((one) => `  ${JSON.stringify(one)}`).join(',\n')}\n]\n`

const notFormats: readonly [string, string][] = [
  ['a web page', '<!DOCTYPE html><html><body><pre>&lt;OFX&gt;</pre>!Type:Bank</body></html>'],
  ['a web page that quotes OFX', '<html><body>OFXHEADER:100 <OFX></OFX></body></html>'],
  ['XHTML', '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>'],
  ['a UBL order', '<?xml version="1.0"?><Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"><ID>1</ID></Order>'],
  ['a SEPA order', '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"><CstmrCdtTrfInitn/></Document>'],
  [
    'the XML schema of CAMT',
    '<?xml version="1.0"?><xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"/>',
  ],
  [
    'a style sheet for CAMT',
    '<xsl:stylesheet xmlns:c="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><c:BkToCstmrStmt/></xsl:stylesheet>',
  ],
  ['a manual that quotes CAMT', '<!-- badge -->\n# camt\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>'],
  ['a page fragment that quotes CAMT', '<!-- x --><p>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>'],
  ['a SEPA answer that names CAMT', '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"><OrgnlMsgNmId>camt.053.001.02'],
  ['a Markdown page that quotes QIF', '# QIF\n\nA list opens with `!Type:Bank`.\n'],
  ['a CSV', 'Date;Ville;Visiteurs\n03/01/2025;Nantes;1250\n'],
  ['JSON', '{"OFX":"<OFX>","type":"!Type:Bank"}'],
  ['a ZIP', 'PK\u0003\u0004!Type:Bank'],
  ['nothing', ''],
]

for (const [what, text] of notFormats) {
  test(`no connector claims ${what}`, () => {
    for (const connector of connectors) assert.equal(connector.recognise(new TextEncoder().encode(text), 'a.ofx'), 0, connector.name)
    assert.equal(bestConnector(new TextEncoder().encode(text), 'a.qif'), undefined)
  })
}

for (const { name } of connectors) {
  test(`${name} has a README, fixtures and a test of its own`, () => {
    for (const path of ['README.md', `${name}.ts`, `${name}.test.ts`]) assert.ok(existsSync(join(here, name, path)), path)
    assert.ok(files(name).length >= 4)
  })

  for (const file of files(name)) {
    test(`${name}: ${file}`, async (t) => {
      const bytes = bytesOf(name, file)
      const best = await chooseConnector(sourceOfBytes(file, bytes))
      if (best !== undefined) assert.equal(best.connector.name, name)
      const found = await read(name, bytes)
      for (const one of found) if (!isProblem(one)) assert.equal(kinds[one.item.kind].schema.safeParse(one.item).success, true)
      t.assert.fileSnapshot(found, join(fixturesOf(name), `${file}.json`), { serializers: [lines] })
    })
  }

  test(`${name} never throws nor yields an invalid item, whatever happens to the bytes`, async () => {
    const originals = files(name).map((file) => bytesOf(name, file))
    const change = fc.record({
      at: fc.nat(),
      byte: fc.nat(255),
      how: fc.constantFrom('flip', 'delete', 'insert', 'cut', 'repeat', 'swap', 'giant', 'formula', 'nest'),
    })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...originals), fc.array(change, { minLength: 1, maxLength: 6 }), async (original, changes) => {
        for (const one of await read(name, changes.reduce(changed, original))) {
          if (isProblem(one)) assert.ok((one.text ?? '').length <= 80)
          else assert.equal(kinds[one.item.kind].schema.safeParse(one.item).success, true)
        }
      }),
      // A PDF takes some thirty times as long as a text. Its library may leave a rejected promise behind, which would end the tests
      // (the child bears it): the same damages each time.
      name === 'pdf' ? { numRuns: 20, seed: 95 } : { numRuns: runs(40) },
    )
  })
}

const hostile: readonly [string, string][] = [
  ['nested lists', '['.repeat(100_000)],
  ['nested elements', `<feed>${'<a>'.repeat(50_000)}`],
  ['a row of 200,000 cells', 'Date;'.repeat(200_000)],
  ['one long word', 'x'.repeat(500_000)],
  ['formulas', 'Date;Valeur (en kWh)\n=HYPERLINK("http://x");=1+1\n@SUM(A1);+2-3\n'],
  ['entities', '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'],
  ['only quotes', '"'.repeat(100_000)],
]

for (const { name } of connectors) {
  test(`${name} answers hostile files with problems alone`, async () => {
    for (const [what, text] of hostile) {
      const found = await read(name, new TextEncoder().encode(text))
      assert.ok(
        found.every((one) => isProblem(one)),
        what,
      )
    }
  })
}

test('a PDF that quotes a statement is a PDF', () => {
  const head = new TextEncoder().encode('%PDF-1.7\n%âãÏÓ\n!Type:Bank\n')
  assert.equal(bestConnector(head, 'a.qif')?.connector.name, 'pdf')
})

interface Change {
  readonly at: number
  readonly byte: number
  readonly how: string
}

function changed(bytes: Uint8Array, { at, byte, how }: Change): Uint8Array {
  const place = bytes.length === 0 ? 0 : at % bytes.length
  const [before, after] = [[...bytes.subarray(0, place)], [...bytes.subarray(place)]]
  if (how === 'cut') return Uint8Array.from(before)
  if (how === 'repeat') return Uint8Array.from([...before, ...after, ...after])
  if (how === 'swap') {
    const lines = new TextDecoder('latin1').decode(bytes).split('\n')
    const [one, other] = [at % lines.length, byte % lines.length]
    ;[lines[one], lines[other]] = [lines[other]!, lines[one]!]
    return Uint8Array.from(lines.join('\n'), (character) => character.charCodeAt(0))
  }
  const long = { giant: 'x'.repeat(40_000), formula: '=HYPERLINK("&#x41;&amp;";', nest: '[{"a":'.repeat(200) }[how]
  if (long !== undefined) return Uint8Array.from([...before, ...new TextEncoder().encode(long), ...after])
  if (how === 'insert') return Uint8Array.from([...before, byte, ...after])
  return Uint8Array.from(how === 'flip' ? [...before, byte, ...after.slice(1)] : [...before, ...after.slice(1)])
}

/** A QIF cut between two lines of its last record may lack its `^` for good: the label may be short, the operation is the same. */
const keysOf = (found: readonly (Found | Problem)[]) =>
  found.flatMap((one) => (isProblem(one) ? [] : [kinds[one.item.kind].naturalKey(one.item as never).join(' ')]))

const good = { qif: 'good-bank-day-first.qif', ofx: 'good-bank-1.02.ofx', camt: 'good-053.v2.xml', einvoice: 'good-cii-en16931.xml' }

for (const [name, file] of Object.entries(good)) {
  test(`${name}: a file cut anywhere is refused, or gives the records before the cut`, async () => {
    const bytes = bytesOf(name, file)
    const whole = keysOf(await read(name, bytes))
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), async (length) => {
        const found = await read(name, bytes.subarray(0, length))
        if (found.some((one) => isProblem(one) && one.fatal)) return
        const keys = keysOf(found)
        assert.deepEqual(keys, whole.slice(0, keys.length))
      }),
      { numRuns: runs(60) },
    )
  })
}

for (const [name, file] of Object.entries(good)) {
  test(`${name}: a statement that an archive stores as it is belongs to the archive`, () => {
    const head = zipOf([{ name: file, content: bytesOf(name, file), stored: true }]).subarray(0, headBytes)
    for (const connector of connectors) assert.equal(connector.recognise(head, 'a.zip'), 0, connector.name)
  })
}

test('a source over bytes gives exactly the bytes asked for', async () => {
  const source = sourceOfBytes(
    'x',
    Uint8Array.from({ length: 100_000 }, (_, index) => index % 251),
  )
  assert.deepEqual([...(await source.read(99_999, 10))], [99_999 % 251])
  const pieces = await Array.fromAsync(source.stream(65_530))
  assert.equal(
    pieces.reduce((sum, piece) => sum + piece.length, 0),
    100_000 - 65_530,
  )
})
