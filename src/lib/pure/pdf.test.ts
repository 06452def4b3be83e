import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { pdfOf } from '#test/pdf'
import { isPdf, readPdfAttachments, readPdfText } from './pdf.ts'
import { linesOf } from './pdf-lines.ts'

const bill = pdfOf({
  title: 'Facture',
  pages: [
    [
      // In the order a program may write them: a whole column, then the other.
      { text: 'Abonnement', x: 50, y: 700 },
      { text: 'Total', x: 50, y: 680 },
      { text: '29,99', x: 400, y: 700 },
      { text: '34,90', x: 400, y: 681 },
      { text: 'FACTURE', x: 50, y: 800, size: 20 },
      { text: 'du 3 mars', x: 150, y: 800, size: 20 },
    ],
    [{ text: 'Page deux', x: 50, y: 800 }],
  ],
  attachments: [
    { name: 'factur-x.xml', content: '<invoice/>' },
    { name: 'note.txt', content: 'merci' },
  ],
})

test('text comes back as lines in reading order, cells apart', async () => {
  const text = await readPdfText(bill)
  assert.ok(text.ok)
  const { pages, title, producer, lines } = text.value
  assert.deepEqual([pages, title, producer], [2, 'Facture', 'Grenier tests'])
  assert.deepEqual(
    lines.map(({ page, text }) => `${page} ${text}`),
    ['1 FACTURE du 3 mars', '1 Abonnement  29,99', '1 Total  34,90', '2 Page deux'],
  )
  assert.deepEqual(
    lines[1]?.cells.map(({ text, x }) => `${text} ${x}`),
    ['Abonnement 50', '29,99 400'],
  )
  assert.deepEqual([lines[0]?.size, Math.round(lines[0]?.y ?? 0)], [20, 42])
})

test('a page that is turned is read as people see it', async () => {
  const turned = await readPdfText(pdfOf({ rotate: 90, pages: [[{ text: 'sideways', x: 50, y: 700 }]] }))
  // Its text lies on its side once the page is turned: it is in no line.
  assert.deepEqual(turned, { ok: false, error: { type: 'no-text' } })
  const upside = await readPdfText(pdfOf({ rotate: 0, pages: [[{ text: 'upright', x: 50, y: 700 }]] }))
  assert.ok(upside.ok)
})

test('attached files come by name with their bytes; a document without any gives none', async () => {
  const files = await readPdfAttachments(bill)
  assert.ok(files.ok)
  assert.deepEqual(
    files.value.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]),
    [
      ['factur-x.xml', '<invoice/>'],
      ['note.txt', 'merci'],
    ],
  )
  assert.deepEqual(await readPdfAttachments(pdfOf({ pages: [[]] })), { ok: true, value: [] })
})

test('a locked document, one of pictures, and what is no PDF say so', async () => {
  const type = async (bytes: Uint8Array) => {
    const text = await readPdfText(bytes)
    return text.ok ? 'read' : text.error.type
  }
  assert.equal(await type(pdfOf({ locked: true, pages: [[{ text: 'secret', x: 50, y: 700 }]] })), 'encrypted')
  assert.equal(await type(pdfOf({ pages: [[], []] })), 'no-text')
  assert.equal(await type(new TextEncoder().encode('%PDF-1.7 and nothing else')), 'malformed')
  assert.equal(await type(new Uint8Array()), 'malformed')
  assert.equal(await type(pdfOf({ pages: Array.from({ length: 501 }, () => []) })), 'too-large')
  assert.deepEqual([isPdf(bill), isPdf(new TextEncoder().encode('no PDF'))], [true, false])
})

test('the bytes given are left as they were', async () => {
  const bytes = bill.slice()
  await readPdfText(bytes)
  assert.deepEqual(bytes, bill)
})

test('a damaged document is read or refused, never thrown', async () => {
  const change = fc.record({ at: fc.nat(bill.length - 1), byte: fc.nat(255) })
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), fc.nat(bill.length), async (changes, length) => {
      const bytes = bill.slice()
      for (const { at, byte } of changes) bytes[at] = byte
      for (const damaged of [bytes, bill.slice(0, length)]) {
        const text = await readPdfText(damaged)
        if (text.ok) for (const { cells } of text.value.lines) assert.ok(cells.length > 0)
        await readPdfAttachments(damaged)
      }
    }),
    // As in connectors.test.ts: a promise that the library leaves rejected would end the tests one time in a hundred.
    { numRuns: 40, seed: 83 },
  )
})

test('pieces are joined by what lies between them', () => {
  const piece = (text: string, x: number, width: number, y = 100) => ({ text, x, y, width, size: 10 })
  const text = (...pieces: ReturnType<typeof piece>[]) => linesOf(1, pieces).map((line) => line.text)
  assert.deepEqual(text(piece('Mon', 0, 20), piece('tant', 20, 20)), ['Montant'])
  assert.deepEqual(text(piece('un', 0, 10), piece('mot', 13, 20)), ['un mot'])
  assert.deepEqual(text(piece('libellé', 0, 40), piece('12,50', 80, 30)), ['libellé  12,50'])
  assert.deepEqual(text(piece('m', 0, 9), piece('2', 9.5, 5, 97)), ['m2'])
  assert.deepEqual(text(piece('bas', 0, 20, 112), piece('haut', 0, 20), piece('  ', 50, 20)), ['haut', 'bas'])
})
