import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { csvField, csvLine } from './csv-line.ts'

test('text that a spreadsheet would run is guarded', () => {
  for (const text of ['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', '\tx', '-', '+', '=']) assert.equal(csvField(text), `'${text}`)
  assert.equal(csvField('\r=1'), `"'\r=1"`)
})

test('numbers and telephone numbers stay as they are', () => {
  for (const text of ['-12,50', '+33612345678', '+33 6 12 34 56 78', '-1250', '-1\u202f234,50']) {
    assert.equal(csvField(text).replaceAll('"', ''), text)
  }
  assert.equal(csvField(-1250), '-1250')
})

test('any fields read back as they were, but for the guard', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), (values) => {
      const line = csvLine(values)
      assert.ok(line.endsWith('\r\n'))
      const back = readCsvLine(line.slice(0, -2))
      assert.equal(back.length, values.length)
      for (const [index, value] of values.entries()) assert.ok(back[index] === value || back[index] === `'${value}`)
      for (const field of back) assert.doesNotMatch(field, /^[=@\t\r]/)
    }),
  )
})

/** RFC 4180, for one record. */
function readCsvLine(line: string): readonly string[] {
  const fields = `,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^",\r\n]*))/gs)
  return [...fields].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '')
}
