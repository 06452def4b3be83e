import assert from 'node:assert/strict'
import test from 'node:test'
import * as invented from './invented.ts'
import { usualInWords } from './budget-post.tsx'
import { findingOf } from './finding.ts'
import { ledgerLines } from './ledger-lines.ts'
import { accountName, countsInWords, grouped, mainCount } from './words.ts'

const plain = (words: string): string => words.replaceAll(/[\u00a0\u202f]/g, ' ')
const month = (came: number, left: number, partial = false) => ({ month: '2026-10', in: came, out: left, partial, operations: 3 })
const finding = (came: number, left: number, partial = false) => plain(findingOf(month(came, left, partial), 'EUR', 'fr', '2026-11-22'))

test('a month says what it found, with the verb of its number', () => {
  assert.equal(finding(231_400, 200_190), 'En octobre, 312 € de plus sont entrés que sortis')
  assert.equal(finding(200_190, 231_400), 'En octobre, 312 € de plus sont sortis qu’entrés')
  assert.equal(finding(10_100, 10_000), 'En octobre, 1 € de plus est entré que sorti')
  assert.equal(finding(10_010, 10_000), 'En octobre, il est sorti autant qu’il est entré')
  assert.equal(finding(0, 5_000, true), 'En octobre (incomplet), 50 € de plus sont sortis qu’entrés')
})

test('the year is said when it is not this one', () => {
  assert.equal(plain(findingOf(month(300, 0), 'EUR', 'en', '2027-01-02')), 'In October 2026, €3 more came in than went out')
  assert.equal(plain(findingOf(month(300, 0), 'JPY', 'en', '2026-12-02')), 'In October, JP¥300 more came in than went out')
})

test('a habit is compared in words', () => {
  const usual = (amount: number, habit: number | null) => plain(usualInWords(amount, habit, 'EUR', 'fr'))
  assert.equal(usual(41_239, 36_120), '51 € de plus que d’habitude (361 €)')
  assert.equal(usual(250, 1_190), '9 € de moins que d’habitude (12 €)')
  assert.equal(usual(78_100, 78_000), 'comme d’habitude (780 €)')
  assert.equal(usual(78_100, 0), 'rien d’habitude')
  assert.equal(usual(78_100, null), 'pas encore d’habitude à comparer')
})

test('counts agree with their number', () => {
  assert.equal(plain(countsInWords({ 'bank.balance': 2, 'bank.transaction': 1 }, 'fr')), '1 opération et 2 soldes')
  assert.equal(plain(mainCount({ 'bank.transaction': 128, 'bank.account': 1 }, 'fr', 'fresh')), '128 opérations nouvelles')
  assert.equal(plain(mainCount({ 'bank.account': 1 }, 'en', 'fresh')), '1 new account')
})

test('an account has a name, or a number that eyes can follow, or says it has none', () => {
  assert.equal(accountName('FR7600000000000000000000197', 'fr', 'Compte courant'), 'Compte courant')
  assert.equal(accountName('FR7600000000000000000000197', 'fr', 'FR7600000000000000000000197'), 'FR76 0000 0000 0000 0000 0000 197')
  assert.equal(accountName('', 'en'), 'Account without a number')
  assert.equal(grouped('LIVRET-0007'), 'LIVRET-0007')
})

test('a reservation and its end are one line of the ledger, the newest first, and nothing is hidden', () => {
  const lines = ledgerLines(invented.entries)
  assert.deepEqual(
    lines.map(({ entry, state, count }) => [entry.n, state, count]),
    [
      [10, 'waiting', undefined],
      [8, 'unknown', undefined],
      [6, 'failed', undefined],
      [5, 'own', undefined],
      [4, 'own', undefined],
      [2, 'read', 812],
      [1, 'own', 130],
    ],
  )
})

test('an end without its beginning stands alone', () => {
  assert.deepEqual(
    ledgerLines([{ n: 3, at: '2026-11-20T18:05:00Z', act: 'completed', of: 2, actor: 'service:budget', count: 4 }]).length,
    1,
  )
})

test('an act that failed after it was announced is told as failed', () => {
  const [line] = ledgerLines([
    { n: 1, at: '2026-11-20T18:05:00Z', act: 'undo', actor: 'person', detail: 'b' },
    { n: 2, at: '2026-11-20T18:05:00Z', act: 'failed', of: 1, actor: 'person', detail: 'damaged' },
  ])
  assert.equal(line?.state, 'failed')
})
