/** What other programs read: given back to our own connectors, it is the same records. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connectors } from '#connectors'
import type { Item } from '#model'
import { atticOf } from '#test/exports'
import { buildOperation, buildPerson, peopleMigrations } from '#test/people'
import { stores } from '#test/stores'
import type { ExportChoice } from '../package/format.ts'
import type { UsualFormat } from './usual.ts'

async function written(items: readonly Item[], format: UsualFormat, choice: ExportChoice = {}): Promise<{ text: string; ledger: unknown }> {
  const opened = await stores[0]?.open(peopleMigrations)
  assert.ok(opened)
  try {
    const person = await buildPerson(opened.store)
    await person.bring(items)
    const attic = await atticOf(person.gate, person.session)
    const leaving = await attic.exportAs(format, choice)
    assert.ok(leaving.ok)
    const text = Buffer.concat(await Array.fromAsync(leaving.value)).toString()
    const ledger = await attic.ledger()
    return { text, ledger: ledger.ok && ledger.value.slice(1).map(({ act, purpose, count, reads }) => [act, purpose, count, reads]) }
  } finally {
    await opened.destroy()
  }
}

async function readBack(name: 'ofx' | 'vcard', text: string): Promise<readonly unknown[]> {
  const bytes = Buffer.from(text)
  const connector = connectors.find((one) => one.name === name)
  assert.ok(connector && connector.recognise(bytes, '') > 0.5)
  const source = {
    size: bytes.length,
    name: '',
    read: async (at: number, length: number) => bytes.subarray(at, at + length),
    stream: async function* (from = 0) {
      yield bytes.subarray(from)
    },
  }
  return await Array.fromAsync(connector.parse(source, { currency: 'EUR', dayFirst: true }))
}

test('operations come back from our own OFX, account by account', async () => {
  const items = [
    buildOperation({ label: 'CAFÉ & <FILS>', memo: 'deux "croissants"', reference: 'R1' }),
    buildOperation({ account: 'FR7699999999999999999995678', day: '2026-02-01', amount: 120_005, label: 'x'.repeat(200), reference: 'R2' }),
    buildOperation({ account: '', currency: 'CAD', label: 'MÉTRO', reference: 'R3', valueDay: '2026-01-07', cheque: '77' }),
  ]
  const { text, ledger } = await written(items, 'ofx')
  assert.match(text, /^<\?xml version="1\.0"[^]*<\?OFX OFXHEADER="200"/)
  const found = (await readBack('ofx', text)) as { item?: Item }[]
  const back = found.map((one) => one.item ?? (one as unknown as Item)).filter(({ kind }) => kind === 'bank.transaction')
  const plain = (all: readonly Item[]) =>
    all.map((item) => JSON.stringify({ ...item, type: undefined, raw: undefined }, Object.keys({ ...item, type: 0 }).toSorted())).toSorted()
  assert.deepEqual(plain(back), plain(items))
  assert.deepEqual(ledger, [
    ['reserved', 'export', undefined, { 'bank.transaction': [] }],
    ['completed', undefined, 3, undefined],
  ])
  const january = await written(items, 'ofx', { until: '2026-01-31' })
  assert.equal(january.text.match(/<STMTTRN>/g)?.length, 2)
})

test('contacts come back from our own vCard, folded and escaped', async () => {
  const contact: Extract<Item, { kind: 'contact' }> = {
    kind: 'contact',
    schema: 1,
    name: 'Léa; Marchand, dite « la très longue »',
    givenName: 'Léa',
    familyName: 'Marchand',
    organisation: 'Coopérative du Port',
    birthday: '1980-02-29',
    emails: ['lea@example.org'],
    phones: ['+33 6 99 99 99 99'],
    note: `une ligne\nune autre, ${'é'.repeat(120)}`,
  }
  const { text } = await written([contact], 'vcf')
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
  const [back] = (await readBack('vcard', text)) as { item?: Item }[]
  const item = (back?.item ?? back) as Extract<Item, { kind: 'contact' }>
  for (const name of ['name', 'givenName', 'familyName', 'organisation', 'birthday', 'emails', 'phones'] as const)
    assert.deepEqual(item[name], contact[name], name)
  // Our reader puts a note on one line.
  assert.equal(item.note, contact.note?.replace('\n', ' '))
})

test('events are written as days or as instants', async () => {
  const event = { kind: 'calendar.event', schema: 1 } as const
  const { text } = await written(
    [
      { ...event, title: 'Marché, le matin', day: '2026-03-01', lastDay: '2026-03-02' },
      { ...event, title: 'Train', day: '2026-03-28', start: '2026-03-28T08:05:00Z', end: '2026-03-28T10:00:00Z', place: 'Lyon' },
    ],
    'ics',
  )
  assert.match(text, /DTSTART;VALUE=DATE:20260301\r\nDTEND;VALUE=DATE:20260303\r\nSUMMARY:Marché\\, le matin/)
  assert.match(text, /DTSTART:20260328T080500Z\r\nDTEND:20260328T100000Z\r\nSUMMARY:Train\r\nLOCATION:Lyon/)
})
