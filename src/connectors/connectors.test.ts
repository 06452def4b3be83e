import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { bestConnector, chooseConnector, connectors, headBytes, sourceOfBytes } from '#connectors'
import { bytesOf, files, fixturesOf, good, read } from '#test/connector-files'
import { zipOf } from '#test/zip'
import { isProblem, kinds } from '#model'

const here = import.meta.dirname

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
}

test('a PDF that quotes a statement is a PDF', () => {
  const head = new TextEncoder().encode('%PDF-1.7\n%âãÏÓ\n!Type:Bank\n')
  assert.equal(bestConnector(head, 'a.qif')?.connector.name, 'pdf')
})

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
