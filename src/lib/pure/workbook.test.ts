import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { ArchiveSource } from '#lib/pure/archive'
import { tableLimits } from '#lib/pure/table'
import { readTable, tableKind } from '#lib/pure/workbook'
import { plainNumber } from '#lib/pure/workbook-parts'
import { formatOf } from '#lib/pure/xlsx-formats'
import { type ZipMember, zipOf } from '#test/zip'

const sourceOf = (bytes: Uint8Array): ArchiveSource & { stream(): AsyncGenerator<Uint8Array> } => ({
  size: bytes.length,
  read: async (offset, length) => bytes.subarray(offset, offset + length),
  async *stream() {
    yield bytes
  },
})

/** One line a row, `3: a | 12.5 n`: the letter is the kind, unless text. */
async function read(bytes: Uint8Array, limits = tableLimits): Promise<string[]> {
  const shown: string[] = []
  for await (const event of readTable(sourceOf(bytes), limits)) {
    if (event.type === 'sheet') shown.push(`${event.hidden ? '(' : '['}${event.name}`)
    else if (event.type === 'problem') shown.push(`${event.error.line ?? ''}! ${event.error.type}${event.error.fatal ? ' fatal' : ''}`)
    else if (event.type === 'row') {
      const { line, cells, kinds } = event.row
      assert.equal(kinds === undefined || kinds.length === cells.length, true)
      shown.push(
        `${line}: ${cells.map((cell, at) => (kinds === undefined || kinds[at] === 'text' ? cell : `${cell} ${kinds[at]}`)).join(' | ')}`,
      )
    }
  }
  return shown
}

const links = (...list: readonly (readonly [string, string, string])[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="http://x/relationships/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

const styles = `<styleSheet><numFmts count="4"><numFmt numFmtId="164" formatCode="[$-40C]d\\ mmm\\ yyyy;@"/><numFmt numFmtId="165" formatCode="#,##0.00&quot; dh/s&quot;"/>
<numFmt numFmtId="166" formatCode="[h]:mm"/><numFmt numFmtId="167" formatCode="dd/mm/yyyy hh:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="20"/></cellXfs></styleSheet>`

const xlsx = (
  rows: string,
  { more = [], workbook = '', strings = '<sst/>' }: { more?: ZipMember[]; workbook?: string; strings?: string } = {},
) =>
  zipOf([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: '_rels/.rels', content: links(['r1', 'officeDocument', 'xl/workbook.xml']) },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns:r="http://x">${workbook}<sheets><sheet name="Relevé" sheetId="1" r:id="rId1"/><sheet name="Caché" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: links(
        ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
        ['rId2', 'worksheet', '/xl/worksheets/sheet2.xml'],
        ['rId3', 'styles', 'styles.xml'],
        ['rId4', 'sharedStrings', '../xl/sharedStrings.xml'],
      ),
    },
    { name: 'xl/styles.xml', content: styles },
    { name: 'xl/sharedStrings.xml', content: strings },
    { name: 'xl/worksheets/sheet1.xml', content: `<worksheet><sheetData>${rows}</sheetData><mergeCells/></worksheet>` },
    { name: 'xl/worksheets/sheet2.xml', content: '<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>' },
    ...more,
  ])

test('XLSX: what the workbook states of each cell is kept', async () => {
  const strings =
    '<sst><si><t>Libellé</t></si><si><r><t>Ren</t></r><r><rPr/><t xml:space="preserve">dez vous</t></r><rPh><t>no</t></rPh></si><si><t>a_x000A_b</t></si></sst>'
  const rows = `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row>
<row r="5"><c r="A5" s="1"><v>45000</v></c><c r="B5" s="2"><v>45000</v></c><c r="C5" s="3"><v>1234.5</v></c><c r="D5" s="4"><v>1.5</v></c><c r="E5" s="5"><v>45000.416666666664</v></c><c r="F5" s="6"><v>0.5</v></c></row>
<row r="6"><c r="A6"><v>0.30000000000000004</v></c><c r="B6"><v>1.5E-5</v></c><c r="C6"><f>A6*2</f><v>0.6</v></c><c r="D6"><f>A6*2</f></c><c r="E6" t="str"><f>B</f><v>vu</v></c></row>
<row><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="inlineStr"><is><t>là</t></is></c><c t="d"><v>2025-01-02</v></c><c t="s"><v>2</v></c><c t="s"><v>99</v></c></row>
<row r="9"><c r="A9" s="1"/></row><row r="10"><c r="A10" s="1"><v>60</v></c><c r="B10" s="1"><v>-3</v></c></row>`
  assert.deepEqual(await read(xlsx(rows, { strings })), [
    '[Relevé',
    '2: Libellé |  | Rendez vous',
    '5: 2023-03-15 date | 2023-03-15 date | 1234.5 number | 36:00:00 time | 2023-03-15T10:00:00 date | 12:00:00 time',
    '6: 0.3 number | 0.000015 number | 0.6 number | =A6*2 error | vu',
    '7: true boolean | #N/A error | là | 2025-01-02 date | a\nb | #REF! error',
    '10: 60 number | -3 number',
    '(Caché',
    '1: 1 number',
  ])
})

test('XLSX: the epoch of old Macintoshes', async () => {
  const found = await read(xlsx('<row><c s="1"><v>43538</v></c><c s="1"><v>0</v></c></row>', { workbook: '<workbookPr date1904="1"/>' }))
  assert.equal(found[1], '1: 2023-03-15 date | 1904-01-01 date')
})

test('XLSX: bounds of rows, columns and cells', async () => {
  const limits = { rows: 2, columns: 3, characters: 3 }
  const wide = '<row r="1"><c r="XFD1"><v>1</v></c></row><row r="2"><c r="XFD2" s="1"/><c r="B2" t="str"><v>12345</v></c></row>'
  assert.deepEqual(await read(xlsx(`${wide}<row r="3"><c r="A3"><v>3</v></c></row><row r="4"><c r="A4"><v>4</v></c></row>`), limits), [
    '[Relevé',
    '1! table-too-wide',
    '2! cell-too-long',
    '2:  | 123',
    '3: 3 number',
    '4! too-many-records fatal',
  ])
})

test('a damaged part refuses the workbook, since without styles days would be numbers', async () => {
  const broken = (name: string) =>
    zipOf([
      { name: '_rels/.rels', content: links(['r1', 'officeDocument', 'xl/workbook.xml']) },
      { name: 'xl/workbook.xml', content: '<workbook><sheets><sheet name="a" id="s"/></sheets></workbook>' },
      {
        name: 'xl/_rels/workbook.xml.rels',
        content: links(['s', 'worksheet', 's.xml'], ['y', 'styles', 'styles.xml'], ['t', 'sharedStrings', 't.xml']),
      },
      ...['styles.xml', 't.xml', 's.xml'].map((part) => ({
        name: `xl/${part}`,
        content: part === name ? '<x><y>' : '<x><row><c><v>1</v></c></row></x>',
      })),
    ])
  assert.deepEqual(await read(broken('styles.xml')), ['! malformed fatal'])
  assert.deepEqual(await read(broken('t.xml')), ['! malformed fatal'])
  assert.deepEqual(await read(broken('s.xml')), ['[a', '! truncated fatal'])
  const declared = zipOf([{ name: 'xl/workbook.xml', content: '<!DOCTYPE a [<!ENTITY b "c">]><workbook>&b;</workbook>' }])
  assert.deepEqual(await read(declared), ['! malformed fatal'])
})

const ods = (tables: string, manifest = '') =>
  zipOf([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
    {
      name: 'content.xml',
      content: `<o:document-content xmlns:o="o" xmlns:t="t" xmlns:x="x" xmlns:s="s"><o:automatic-styles><s:style s:name="ta2" s:family="table"><s:table-properties t:display="false"/></s:style></o:automatic-styles><o:body><o:spreadsheet>${tables}</o:spreadsheet></o:body></o:document-content>`,
    },
    {
      name: 'META-INF/manifest.xml',
      content: `<m:manifest xmlns:m="m"><m:file-entry m:full-path="content.xml">${manifest}</m:file-entry></m:manifest>`,
    },
  ])

test('ODS: types as written, repetitions, merged and hidden', async () => {
  const tables = `<t:table t:name="Jour"><t:table-column/><t:table-row><t:table-cell o:value-type="string"><o:annotation><x:p>note</x:p></o:annotation><x:p>Le<x:s x:c="2"/>prix <x:span>en <x:a>gros</x:a></x:span> fixe</x:p><x:p>b</x:p></t:table-cell><t:covered-table-cell><x:p>z</x:p></t:covered-table-cell><t:table-cell t:number-columns-repeated="2" o:value-type="float" o:value="0.22"><x:p>0,22</x:p></t:table-cell><t:table-cell t:number-columns-repeated="16000"/></t:table-row>
<t:table-row t:number-rows-repeated="3"><t:table-cell/></t:table-row>
<t:table-row t:number-rows-repeated="2"><t:table-cell o:value-type="date" o:date-value="2025-02-03T04:05:06"/><t:table-cell o:value-type="date" o:date-value="2025-02-03"/><t:table-cell o:value-type="time" o:time-value="PT26H05M00S"/><t:table-cell o:value-type="boolean" o:boolean-value="true"/><t:table-cell o:value-type="percentage" o:value="0.055"/></t:table-row>
<t:table-row t:number-rows-repeated="1048570"><t:table-cell t:number-columns-repeated="16384"/></t:table-row></t:table>
<t:table t:name="Caché" t:style-name="ta2"><t:table-row><t:table-cell><x:p>1,5</x:p></t:table-cell></t:table-row></t:table>`
  assert.deepEqual(await read(ods(tables)), [
    '[Jour',
    '1: Le  prix en gros fixe\nb |  | 0.22 number | 0.22 number',
    '5: 2025-02-03T04:05:06 date | 2025-02-03 date | 26:05:00 time | true boolean | 0.055 number',
    '6: 2025-02-03T04:05:06 date | 2025-02-03 date | 26:05:00 time | true boolean | 0.055 number',
    '(Caché',
    '1: 1,5',
  ])
})

test('ODS: cells and rows repeated without end stop at the limits', async () => {
  const cell = '<t:table-cell o:value-type="float" o:value="1"/>'
  const rows = `<t:table t:name="a"><t:table-row><t:table-cell t:number-columns-repeated="999999999" o:value-type="float" o:value="1"/></t:table-row><t:table-row t:number-rows-repeated="999999999">${cell}</t:table-row></t:table>`
  assert.deepEqual(await read(ods(rows), { rows: 2, columns: 5, characters: 9 }), [
    '[a',
    '1! table-too-wide',
    '2: 1 number',
    '3: 1 number',
    '4! too-many-records fatal',
  ])
})

/** A compound file of one sector whose directory, at sector 0, names these streams. */
function compound(...names: readonly string[]): Uint8Array {
  const bytes = new Uint8Array(1_024)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  bytes[30] = 9
  for (const [at, name] of names.entries())
    for (const [index, letter] of [...name].entries()) bytes[512 + at * 128 + index * 2] = letter.charCodeAt(0)
  return bytes
}

test('protected and old workbooks are told apart from damaged ones', async () => {
  const cases: readonly [Uint8Array, string][] = [
    [compound('Root Entry', 'EncryptionInfo', 'EncryptedPackage'), 'workbook-encrypted'],
    [compound('Root Entry', 'Workbook'), 'workbook-old'],
    [compound('Root Entry', 'Book'), 'workbook-old'],
    [compound('Root Entry', 'WordDocument'), 'malformed'],
    [compound().subarray(0, 20), 'malformed'],
    [Uint8Array.from([9, 8, 16, 0, 0, 6]), 'workbook-old'],
    [new TextEncoder().encode('<html><body><table><tr><td>1</td></tr></table>'), 'workbook-old'],
    [new TextEncoder().encode('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook/>'), 'workbook-old'],
    [ods('', '<m:encryption-data/>'), 'workbook-encrypted'],
    [zipOf([{ name: 'xl/workbook.xml', flags: 1 }]), 'workbook-encrypted'],
    [zipOf([{ name: 'xl/workbook.bin' }]), 'workbook-old'],
    [zipOf([{ name: 'a.csv', content: 'a;b' }]), 'malformed'],
    [ods('').subarray(0, 200), 'truncated'],
  ]
  for (const [bytes, type] of cases) assert.deepEqual(await read(bytes), [`! ${type} fatal`], type)
  assert.equal(tableKind(new TextEncoder().encode('a;b')), 'text')
  assert.deepEqual(await read(new TextEncoder().encode('a;b\n1;2')), ['1: a | b', '2: 1 | 2'])
})

test('formats of days and times, in any language', () => {
  const cases: readonly [string, ReturnType<typeof formatOf>][] = [
    ['General', undefined],
    ['0.00E+00', undefined],
    ['#,##0.00 [$€-40C];[Red]-#,##0.00 [$€-40C]', undefined],
    ['# ##0" h"', undefined],
    ['@', undefined],
    ['[Red]0;[Blue]d', undefined],
    ['yyyy-mm-dd', 'date'],
    ['mmm', 'date'],
    ['[$-F800]dddd, mmmm dd, yyyy', 'date'],
    ['d/m/yy h:mm', 'date-time'],
    ['h:mm AM/PM', 'time'],
    ['mm:ss', 'time'],
    ['[h]:mm:ss', 'time'],
    ['[mm]', 'time'],
  ]
  for (const [code, format] of cases) assert.equal(formatOf(code), format, code)
})

test('numbers are plain, to the digits that spreadsheets keep', () => {
  const cases: readonly [string, string | undefined][] = [
    ['-0', '0'],
    ['1E3', '1000'],
    ['12.10', '12.1'],
    ['-1.2345E-7', '-0.00000012345'],
    ['4.5999999999999996', '4.6'],
    ['123456789012345', '123456789012345'],
    ['1e300', undefined],
    ['', undefined],
    ['x', undefined],
  ]
  for (const [written, plain] of cases) assert.equal(plainNumber(written), plain, written)
})

test('whatever happens to the bytes of a workbook, rows or known problems', async () => {
  const originals = [
    xlsx('<row r="1"><c r="A1" s="1"><v>45000</v></c><c r="B1" t="s"><v>0</v></c></row>', { strings: '<sst><si><t>a</t></si></sst>' }),
    ods('<t:table t:name="a"><t:table-row><t:table-cell o:value-type="float" o:value="1"/></t:table-row></t:table>'),
    compound('Root Entry', 'Workbook'),
  ]
  const change = fc.record({ at: fc.nat(), byte: fc.nat(255), cut: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...originals), fc.array(change, { minLength: 1, maxLength: 4 }), async (original, changes) => {
      let bytes = Uint8Array.from(original)
      for (const { at, byte, cut } of changes) {
        bytes[at % bytes.length] = byte
        if (cut) bytes = bytes.slice(0, 1 + (at % bytes.length))
      }
      await read(bytes, { rows: 100, columns: 50, characters: 100 })
    }),
    { numRuns: 150 },
  )
})
