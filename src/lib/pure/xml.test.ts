import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nodeAt, readXml, textAt, type XmlEvent } from '#lib/pure/xml'

const read = (text: string | Uint8Array, keep = 10, size = 7): Promise<XmlEvent[]> => {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  // Small pieces, so that tags and characters are cut anywhere.
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  const options = { take: (name: string) => name === 'Row', repeated: new Set(['Row']), keepAtMost: new Map([['Cell', keep]]) }
  return Array.fromAsync(readXml(pieces, options))
}
const errorOf = async (text: string, size = 7) =>
  (await read(text, 10, size)).flatMap((event) => (event.type === 'error' ? [event.error.type] : []))
const rowsOf = (events: readonly XmlEvent[]) => events.flatMap((event) => (event.type === 'node' ? [event.node] : []))

test('refuses DOCTYPE, depth, endless text, truncated and malformed documents', async () => {
  assert.deepEqual(await errorOf('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), ['doctype-refused'])
  assert.deepEqual(await errorOf('<?xml version="1.0"?><!doctype a><a/>'), ['malformed'])
  assert.deepEqual(await errorOf('<a>'.repeat(65)), ['too-deep'])
  assert.deepEqual(await errorOf(`<a><Row>${'x'.repeat(4_300_000)}</Row></a>`, 65_536), ['too-large'])
  assert.deepEqual(await errorOf(`<a><!--${'x'.repeat(1_200_000)}--></a>`, 65_536), ['too-large'])
  for (const cut of ['', '<', '<a', '<a><b></b>', '<a>text', '<a></a']) assert.deepEqual(await errorOf(cut), ['truncated'], cut)
  for (const wrong of ['<a></b>', '<a>&nope;</a>', 'text', '<a b=c/>', '<a/><b/>'])
    assert.deepEqual(await errorOf(wrong), ['malformed'], wrong)
})

test('gives one subtree at a time, with local names, lines, indexes, attributes and decoded text', async () => {
  const events = await read(
    '<x:Doc xmlns:x="u">\n<x:Row x:Id="1"><A>a &amp; <![CDATA[<b>]]></A></x:Row>\n\n<Row><A>é</A><B><C> c </C></B></Row></x:Doc>',
  )
  const [first, second] = rowsOf(events)
  assert.deepEqual([first?.path, first?.line, first?.attributes.get('Id'), textAt(first, 'A')], ['Doc/Row[1]', 2, '1', 'a & <b>'])
  assert.deepEqual(
    [second?.path, second?.line, textAt(second, 'Z', 'B/C'), nodeAt(second, 'B/C')?.path],
    ['Doc/Row[2]', 4, 'c', 'Doc/Row[2]/B/C'],
  )
  assert.deepEqual(
    events.map((event) => event.type),
    ['open', 'node', 'node', 'close'],
  )
})

test('counts the children beyond the limit without building them', async () => {
  const [row] = rowsOf(await read('<Doc><Row><Cell><V>1</V></Cell><Cell><V>2</V></Cell><Cell><V>3</V></Cell><End/></Row></Doc>', 1))
  assert.deepEqual([row?.children.map((child) => child.name), row?.omitted], [['Cell', 'End'], 2])
})

test('honours the encoding declared, and says when it lied', async () => {
  const latin = (declared: string) =>
    Uint8Array.from([...`<?xml version="1.0" encoding="${declared}"?><Doc><Row>é</Row></Doc>`].map((character) => character.charCodeAt(0)))
  assert.equal(rowsOf(await read(latin('ISO-8859-1')))[0]?.text, 'é')
  const events = await read(latin('UTF-8'))
  assert.equal(rowsOf(events)[0]?.text, 'é')
  assert.equal(events[0]?.type, 'encoding-assumed')
})

test('drops the control characters that XML forbids', async () => {
  assert.equal(rowsOf(await read('<Doc><Row>a\u0001b\u001bc</Row></Doc>'))[0]?.text, 'abc')
})

test('reads documents put end to end, whatever the cut between two pieces, with the lines of the file', async () => {
  const text = '\n<?xml version="1.0"?>\n<Doc><Row>a</Row></Doc>\n<?xml version="1.0"?>\n<Doc>\n<Row>b</Row></Doc>\n'
  for (let size = 1; size <= text.length; size += 1) {
    const rows = rowsOf(await read(text, 10, size))
    assert.deepEqual(
      rows.map((row) => [row.text, row.line]),
      [
        ['a', 3],
        ['b', 6],
      ],
      String(size),
    )
  }
})

test('refuses a declaration inside an element, and a second document that is cut', async () => {
  const last = async (text: string) => {
    const event = (await read(text)).at(-1)
    return event?.type === 'error' ? event.error : event
  }
  assert.equal((await read('<?xml version="1.0"?><?xml-stylesheet href="a"?><Doc/><?xml-stylesheet href="b"?>')).at(-1)?.type, 'close')
  assert.deepEqual(await last('<Doc><Row><?xml version="1.0"?></Row></Doc>'), { type: 'malformed', line: 1 })
  assert.deepEqual(await last('<Doc/>\n<?xml version="1.0"?>\n<Doc><Row>'), { type: 'truncated', line: 3 })
  assert.deepEqual(await last('<Doc/>\n<?xml version="1.0"?>\n<!DOCTYPE Doc><Doc/>'), { type: 'doctype-refused', line: 3 })
})

test('text runs through inner elements where the caller says so, spelt as it says', async () => {
  async function* pieces() {
    yield new TextEncoder().encode('<d a="1"><Row><p>x<s n="2"/>y<b>z<p>!</p></b></p><q>k<b>l</b></q></Row></d>')
  }
  const spell = (name: string, attributes: ReadonlyMap<string, string>) => (name === 's' ? '-'.repeat(Number(attributes.get('n'))) : '')
  const running = { names: new Set(['p']), spell }
  const events = await Array.fromAsync(readXml(pieces, { take: (name) => name === 'Row', repeated: new Set(), running }))
  const [row] = rowsOf(events)
  assert.deepEqual([textAt(row, 'p'), textAt(row, 'q'), nodeAt(row, 'p')?.children.length], ['x--yz!', 'k', 0])
  assert.equal(events[0]?.type === 'open' ? events[0].attributes.get('a') : undefined, '1')
})
