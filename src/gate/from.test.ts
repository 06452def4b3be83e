/** What is from one organisation: the same records in a list, an act and an export. */
import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { searchable } from '#lib/pure/text'
import { type Item, type Kind, kindNames, kinds, organisationOf } from '#model'
import { atticOf, exported } from '#test/exports'
import { buildOperation, buildPerson, peopleMigrations } from '#test/people'
import { forEachStore } from '#test/stores'
import { openArchive } from '../lib/pure/archive.ts'
import { createTally, fromOf } from './from.ts'

const invoice = (vendor: string, n: number): Item => ({
  kind: 'invoice',
  schema: 1,
  vendor,
  number: `F${n}`,
  type: 'invoice',
  day: '2026-01-09',
  currency: 'EUR',
  total: 1990,
})
const account = { kind: 'bank.account', schema: 1, account: 'FR7611', bank: 'Crédit  des Lilas' } as const satisfies Item
/** The same name as people and files write it. */
const spellings = ['Crédit des Lilas', 'CREDIT DES LILAS', 'crédit  des lilas ', 'Cre\u0301dit des Lilas']
const others = ['Crédit des Lilas Pro', 'Crédit', 'Régie du Port', '']

const kinded = (kind: Kind, field: string, value: string) => ({ kind, [field]: value }) as unknown as Item

test('every field that names an organisation is a text of its schema', () => {
  for (const kind of kindNames) {
    const fields = Object.keys((kinds[kind].schema as unknown as { readonly shape: object }).shape)
    for (const field of fields) {
      const named = organisationOf(kinded(kind, field, 'Régie du Port'))
      assert.ok(named === undefined || named === 'Régie du Port')
    }
    assert.equal(organisationOf(kinded(kind, 'toString', 'Régie du Port')), undefined)
  }
})

test('from an organisation is what names it, case and accents apart, and what its accounts hold', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...spellings, ...others), fc.constantFrom('FR7611', 'fr7611', 'FR7622')), { maxLength: 12 }),
      fc.constantFrom(...spellings, ...others),
      async (given, asked) => {
        const items = given.flatMap(([name, on], n) => [
          invoice(name, n),
          buildOperation({ account: on, ...(name !== '' && { counterparty: name }) }),
        ])
        const from = await fromOf(asked, async () => ({
          ok: true as const,
          value: [{ ...account, id: '', source: { connector: '', origin: '', batch: '' } }],
        }))
        assert.ok(from.ok)
        const isBank = searchable(asked) === searchable(account.bank)
        for (const item of items) {
          const names = searchable(organisationOf(item) ?? '') === searchable(asked)
          const isOn = item.kind === 'bank.transaction' && item.account.toUpperCase() === 'FR7611'
          assert.equal(from.value.isFrom(item), asked === '' || names || (isBank && isOn))
        }
      },
    ),
  )
})

test('suggestions are told once each, as they are most often written, the most met first', () => {
  const tally = createTally()
  tally.add([
    invoice('REGIE DU PORT', 1),
    invoice('Régie du Port', 2),
    invoice('Régie du Port', 3),
    invoice('30002', 5),
    invoice('30002', 6),
    invoice('Librairie', 4),
  ])
  assert.deepEqual(tally.names(9), ['Régie du Port', 'Librairie'])
  assert.deepEqual(tally.names(1), ['Régie du Port'])
})

forEachStore('a list, an act and an export take the same records of an organisation', peopleMigrations, async ({ store }) => {
  const person = await buildPerson(store)
  const operations = [
    buildOperation({ account: 'FR7611', label: 'PRLV MUTUELLE' }),
    buildOperation({ account: 'FR7622', label: 'VIR', counterparty: 'REGIE DU PORT' }),
    buildOperation({ account: 'FR7622', label: 'CB CAFE', amount: -250 }),
  ]
  await person.bring([account, ...operations, invoice('Régie  du port', 1), invoice('Librairie', 2)])
  const attic = await atticOf(person.gate, person.session)
  const holdings = await attic.holdings()
  assert.deepEqual(holdings.ok && holdings.value.organisations, ['REGIE DU PORT', 'Crédit  des Lilas', 'Librairie'])
  for (const [organisation, expected] of [
    ['régie du port', ['REGIE DU PORT', 'Régie  du port']],
    ['Credit des lilas', ['Crédit  des Lilas', 'PRLV MUTUELLE']],
    ['Crédit', []],
  ] as const) {
    const asked = ['bank.account', 'bank.transaction', 'invoice'] as const
    const page = await attic.search({ kinds: asked, organisation })
    assert.ok(page.ok)
    const found = page.value.records.map((record) => organisationOf(record) ?? ('label' in record ? record.label : ''))
    assert.deepEqual(found.toSorted(), expected.toSorted(), organisation)
    const selected = await attic.selected(asked.map((kind) => ({ kind, organisation })))
    assert.deepEqual(selected.ok && selected.value.map(({ id }) => id).toSorted(), page.value.records.map(({ id }) => id).toSorted())
    const bytes = await exported(attic, { organisation })
    const archive = await openArchive(
      { size: bytes.length, read: async (at, length) => bytes.subarray(at, at + length) },
      { entries: 100, entryBytes: 1e6, totalBytes: 1e7 },
    )
    assert.ok(archive.ok)
    const data = archive.value.entries.filter(({ name }) => name.startsWith('data/') && name.endsWith('.ndjson'))
    const lines = await Promise.all(data.map(async ({ read }) => Buffer.concat(await Array.fromAsync(read())).toString()))
    const ids = lines
      .flatMap((text) => text.split('\n').filter((line) => line !== ''))
      .map((line) => (JSON.parse(line) as { id: string }).id)
    assert.deepEqual(ids.toSorted(), page.value.records.map(({ id }) => id).toSorted())
  }
})
