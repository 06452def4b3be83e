import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { BankAccount, BankTransaction } from '#model'
import { foldItems } from '#vault'
import { type FileEntries, foldFiles } from './fold.ts'
import { anOperation } from './testing.ts'

type File = FileEntries<'bank.transaction', number>

const file = (connector: string, origin: number, ...items: readonly BankTransaction[]): File => ({
  connector,
  origin,
  entries: items.map((item, i) => ({ item, line: i + 1 })),
})
const fold = (...files: readonly File[]) => foldFiles('bank.transaction', files)
const labels = (...files: readonly File[]): string[] =>
  fold(...files)
    .map(({ sources }) => sources[0]?.entry.item.label ?? '')
    .toSorted()

test('keeps two truly equal lines of one statement', () => {
  assert.equal(fold(file('ofx', 1, anOperation(), anOperation())).length, 2)
})

test('gives each operation once when a statement comes twice', () => {
  const statement = file('ofx', 1, anOperation(), anOperation(), anOperation({ day: '2026-03-03' }))
  assert.equal(fold(statement, { ...statement, origin: 2 }).length, 3)
})

test('takes the largest multiplicity over the sources, not the sum', () => {
  assert.equal(fold(file('ofx', 1, anOperation()), file('qif', 2, anOperation(), anOperation()), file('camt', 3, anOperation())).length, 2)
})

test('keeps apart two operations of one connector whose references differ', () => {
  assert.equal(fold(file('ofx', 1, anOperation({ reference: 'A' })), file('ofx', 2, anOperation({ reference: 'B' }))).length, 2)
})

test('takes references of two connectors for two names of one operation', () => {
  assert.equal(fold(file('ofx', 1, anOperation({ reference: 'A' })), file('camt', 2, anOperation({ reference: 'B' }))).length, 1)
})

test('takes an operation without reference for the one that has one', () => {
  assert.equal(fold(file('ofx', 1, anOperation({ reference: 'A' })), file('ofx', 2, anOperation())).length, 1)
})

test('lets a referenced operation find its place before one without', () => {
  const held = [file('camt', 0, anOperation(), anOperation()), file('ofx', 1, anOperation({ reference: 'A' }))]
  assert.equal(fold(...held, file('ofx', 2, anOperation(), anOperation({ reference: 'B' }))).length, 2)
})

test('pairs equal references first, whatever their rank', () => {
  const slots = fold(
    file('ofx', 1, anOperation({ reference: 'A', label: 'CAFE' }), anOperation({ reference: 'B', label: 'TABAC' })),
    file('ofx', 2, anOperation({ reference: 'B', label: 'TABAC' })),
  )
  assert.deepEqual(
    slots.map(({ sources }) => sources.map(({ entry }) => entry.item.reference)),
    [['A'], ['B', 'B']],
  )
})

test('keeps both labels when a second file holds one of two operations of equal amount', () => {
  const both = file('qif', 1, anOperation({ label: 'CAFE' }), anOperation({ label: 'TABAC' }))
  assert.deepEqual(labels(both, file('csv', 2, anOperation({ label: 'TABAC' }))), ['CAFE', 'TABAC'])
})

test('shows the newest source and lists the others, newest first', () => {
  const [slot] = fold(file('qif', 1, anOperation()), file('ofx', 2, anOperation()), file('camt', 3, anOperation()))
  assert.deepEqual(
    slot?.sources.map(({ file: { origin } }) => origin),
    [3, 2, 1],
  )
})

test('joins the statement of one account with the next, which overlaps it', () => {
  const days = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, i) => anOperation({ day: `2026-03-${String(from + i).padStart(2, '0')}` }))
  assert.equal(fold(file('ofx', 1, ...days(1, 20)), file('ofx', 2, ...days(11, 31))).length, 31)
})

test('takes an account named twice in a file for one, as it has no day to rank it in', () => {
  const account: BankAccount = { kind: 'bank.account', schema: 1, account: 'FR7630001007941234567890185', name: 'Compte' }
  assert.deepEqual(foldItems([{ connector: 'ofx', items: [account, { ...account, name: 'Compte joint' }] }]), [
    { ...account, name: 'Compte joint' },
  ])
})

test('folds files of several kinds on the spot', () => {
  const account: BankAccount = { kind: 'bank.account', schema: 1, account: 'FR7630001007941234567890185' }
  const items = [account, anOperation(), anOperation({ label: 'AUTRE' })]
  assert.equal(
    foldItems([
      { connector: 'ofx', items },
      { connector: 'qif', items: [anOperation()] },
    ]).length,
    3,
  )
  assert.deepEqual(foldItems([]), [])
})

test('stays linear on a file of equal lines', () => {
  const lines = Array.from({ length: 50_000 }, (_, i) => anOperation({ reference: `R${i}` }))
  const plain = Array.from({ length: 50_000 }, () => anOperation())
  assert.equal(fold(file('ofx', 1, ...lines), file('ofx', 2, ...plain), file('ofx', 3, ...lines.toReversed())).length, 50_000)
})

const someOperation = fc
  .record({
    day: fc.constantFrom('2026-03-02', '2026-03-03'),
    amount: fc.constantFrom(-450, 1200),
    label: fc.constantFrom('CAFE', 'TABAC', 'MARCHE'),
    reference: fc.constantFrom('', 'A', 'B', 'C'),
  })
  .map(({ reference, ...fields }) => anOperation({ ...fields, ...(reference !== '' && { reference }) }))
const someFiles = fc
  .array(fc.record({ connector: fc.constantFrom('ofx', 'camt', 'qif'), items: fc.array(someOperation, { maxLength: 7 }) }), {
    maxLength: 6,
  })
  .map((files) => files.map(({ connector, items }, i) => file(connector, i, ...items)))

const multiplicities = (files: readonly File[]) => {
  const counts = Map.groupBy(fold(...files), ({ key }) => key.join('|'))
  return [...counts].map(([key, slots]) => `${key} ×${slots.length}`).toSorted()
}

test('property: the order of imports changes no multiplicity', () => {
  const shuffled = someFiles.chain((files) => fc.tuple(fc.constant(files), fc.shuffledSubarray(files, { minLength: files.length })))
  fc.assert(
    fc.property(shuffled, ([files, other]) => assert.deepEqual(multiplicities(other), multiplicities(files))),
    { numRuns: 500 },
  )
})

test('property: the multiplicity is the one the rule states', () => {
  fc.assert(
    fc.property(someFiles, (files) => assert.deepEqual(multiplicities(files), stated(files))),
    { numRuns: 500 },
  )
})

/** By key: the largest, over connectors, of the number of distinct references and of the largest file. */
function stated(files: readonly File[]): string[] {
  const keys = new Map<string, number>()
  const keyOf = ({ account, day, amount, currency }: BankTransaction) => [account.toLowerCase(), day, amount, currency].join('|')
  for (const key of new Set(files.flatMap(({ entries }) => entries.map(({ item }) => keyOf(item))))) {
    const of = files.map(({ connector, entries }) => ({
      connector,
      items: entries.map(({ item }) => item).filter((item) => keyOf(item) === key),
    }))
    const byConnector = Object.values(Object.groupBy(of, ({ connector }) => connector)).map((group = []) => {
      const references = new Set(group.flatMap(({ items }) => items.flatMap(({ reference }) => reference ?? [])))
      const most = [...references].map((one) =>
        Math.max(...group.map(({ items }) => items.filter(({ reference }) => reference === one).length)),
      )
      return Math.max(
        most.reduce((sum, n) => sum + n, 0),
        ...group.map(({ items }) => items.length),
      )
    })
    keys.set(key, Math.max(...byConnector))
  }
  return [...keys].map(([key, n]) => `${key} ×${n}`).toSorted()
}

test('property: a file imported twice changes nothing that is held', () => {
  fc.assert(
    fc.property(someFiles, fc.nat(), (files, pick) => {
      const again = files[pick % Math.max(files.length, 1)]
      const held = (given: readonly File[]) => fold(...given).map(({ key, rank }) => ({ key, rank }))
      if (again !== undefined) assert.deepEqual(held([...files, { ...again, origin: 99 }]), held(files))
    }),
  )
})

test('property: a later file moves no record from its rank', () => {
  fc.assert(
    fc.property(someFiles, (files) => {
      const place = ({ key, rank }: { key: readonly unknown[]; rank: number }) => `${key.join('|')} ${rank}`
      const after = new Map(fold(...files).map((slot) => [place(slot), slot]))
      for (const slot of fold(...files.slice(0, -1))) {
        const then = after.get(place(slot))?.sources.map(({ entry }) => entry)
        assert.deepEqual(
          then?.slice(-slot.sources.length),
          slot.sources.map(({ entry }) => entry),
        )
      }
    }),
  )
})

test('property: the order of the lines of a file changes neither ranks nor labels', () => {
  const both = someFiles.chain((files) =>
    fc.tuple(fc.constant(files), ...files.map(({ entries }) => fc.shuffledSubarray([...entries], { minLength: entries.length }))),
  )
  const seen = (files: readonly File[]) =>
    fold(...files)
      .map(({ key, rank, sources }) => [key, rank, sources.map(({ entry: { item } }) => `${item.reference} ${item.label}`)].join())
      .toSorted()
  fc.assert(
    fc.property(both, ([files, ...lines]) => {
      const other = files.map((one, i) => ({ ...one, entries: lines[i] ?? [] }))
      assert.deepEqual(seen(other), seen(files))
    }),
  )
})

test('property: every line is held once, never twice in a slot, never with another reference of its connector', () => {
  fc.assert(
    fc.property(someFiles, (files) => {
      const slots = fold(...files)
      const lines = slots.flatMap(({ sources }) => sources.map(({ file: { origin }, entry }) => `${origin}:${entry.line}`))
      assert.deepEqual(lines.toSorted(), files.flatMap(({ origin, entries }) => entries.map(({ line }) => `${origin}:${line}`)).toSorted())
      for (const { sources } of slots) {
        assert.equal(new Set(sources.map(({ file: { origin } }) => origin)).size, sources.length)
        for (const group of Map.groupBy(sources, (source) => source.file.connector).values()) {
          assert.ok(new Set(group.flatMap(({ entry }) => entry.item.reference ?? [])).size <= 1)
        }
      }
    }),
  )
})
