import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connectors, sourceOfBytes } from '#connectors'
import { type Contact, isProblem, kinds } from '#model'

const vcard = connectors.find((connector) => connector.name === 'vcard')!

async function read(text: string, name = 'contacts.vcf') {
  const found = await Array.fromAsync(vcard.parse(sourceOfBytes(name, new TextEncoder().encode(text)), { currency: 'EUR', dayFirst: true }))
  const problems = found.filter((one) => isProblem(one))
  return { items: found.flatMap((one) => (isProblem(one) ? [] : [one.item])), problems, codes: problems.map(({ code }) => code) }
}

const card = (...lines: string[]) => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n')

test('cards are recognised by their first line, calendars and pages that quote one are not', () => {
  const sure = (text: string) => vcard.recognise(new TextEncoder().encode(text), 'a.txt')
  assert.equal(sure('BEGIN:VCARD\r\nVERSION:2.1\r\n'), 1)
  assert.equal(sure('\uFEFF\n begin:vcard \nversion:4.0'), 1)
  assert.equal(sure('BEGIN:VCALENDAR\r\n'), 0)
  assert.equal(sure('# How to\nBEGIN:VCARD\n'), 0)
})

test('a card is the person’s own only alone in a file that is named after herself', async () => {
  const mine = card('FN:Camille Rousseau', 'N:Rousseau;Camille;;Mme;', 'ORG:Atelier', 'TITLE:Ébéniste', 'NOTE:moi')
  for (const name of ['me.vcf', 'Moi.VCF', 'My Card.vcf', 'ma fiche (2).vcf', 'contacts/moi.vcf']) {
    const [item] = (await read(mine, name)).items
    assert.equal(item?.kind, 'identity.profile', name)
    assert.deepEqual([item.title, item.profession, item.raw], ['Mme', 'Ébéniste', { ORG: 'Atelier', NOTE: 'moi' }])
  }
  for (const name of ['camille.vcf', 'moi et toi.vcf', 'contacts.vcf', 'memo.vcf'])
    assert.equal((await read(mine, name)).items[0]?.kind, 'contact', name)
  const two = await read(mine + card('FN:Noé'), 'me.vcf')
  assert.deepEqual(
    two.items.map(({ kind }) => kind),
    ['contact', 'contact'],
  )
})

test('escapes and separators of the standard are told apart', async () => {
  const { items } = await read(card('FN:A\\, B\\; C\\\\D', 'N:Le\\;Goff;Anne\\,Marie;;;', 'ADR:;;1\\; rue;Ville;;;'))
  const contact = items[0] as Contact
  assert.deepEqual(
    [contact.name, contact.familyName, contact.givenName, contact.addresses?.[0]?.lines],
    ['A, B; C\\D', 'Le;Goff', 'Anne,Marie', ['1; rue']],
  )
})

test('pictures are never held, however long, and are told once a kind', async () => {
  const photo = `PHOTO;ENCODING=b:${`${'QUJD'.repeat(20)}\r\n `.repeat(20_000)}QUJD`
  const { items, problems } = await read(card('FN:A', photo) + card('FN:B', photo))
  assert.equal(items.length, 2)
  assert.deepEqual(
    problems.map(({ code, text }) => [code, text]),
    [['section-unread', 'PHOTO']],
  )
})

test('hostile cards cost little and give no invalid record', async () => {
  const deep = 'AGENT:\r\nBEGIN:VCARD\r\n'.repeat(20_000)
  assert.deepEqual((await read(card('FN:A') + 'BEGIN:VCARD\r\nFN:B\r\n' + deep)).codes, ['truncated'])
  const wide = await read(card('FN:A', ...Array.from({ length: 5_000 }, (_, index) => `X-${index}:y`), `NOTE:${'\\'.repeat(100_000)}`))
  assert.equal(wide.items.length, 1)
  assert.equal((await read(card(`FN;X="${'a'.repeat(10_000)}:b`))).items.length + (await read('FN:x')).items.length, 1)
})

test('a property whose name has 40,000 letters is cut, and the card is kept', async () => {
  const { items } = await read(card('FN:Noé Tremblay', `X-${'A'.repeat(40_000)}:beau temps`))
  assert.equal(items.length, 1)
  assert.equal(kinds.contact.schema.safeParse(items[0]).success, true)
})
