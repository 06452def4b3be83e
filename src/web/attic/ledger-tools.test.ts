import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LedgerLine } from './ledger-lines.ts'
import { shownOf } from './ledger-tools.tsx'

const all = { what: 'all', since: '', until: '' } as const
const line = (n: number, day = '2026-03-01'): LedgerLine => ({
  entry: { n, at: `${day}T23:30:00.000Z`, act: 'import', actor: 'person' },
  state: 'own',
  count: undefined,
  withheld: [],
})
const numbers = (lines: readonly LedgerLine[]): readonly number[] => lines.map(({ entry }) => entry.n)

test('a hundred lines at a time, none twice, none lost', () => {
  const lines = Array.from({ length: 250 }, (_, i) => line(250 - i))
  const seen: number[] = []
  let before: number | undefined
  for (let pages = 0; pages < 3; pages++) {
    const { shown, older } = shownOf(lines, { ...all, ...(before !== undefined && { before }) }, 'UTC')
    seen.push(...numbers(shown))
    before = older
  }
  assert.equal(before, undefined)
  assert.deepEqual(seen, numbers(lines))
})

test('days are those of the person’s zone, both included', () => {
  const lines = [line(2), line(1, '2026-02-28')]
  assert.deepEqual(numbers(shownOf(lines, { ...all, since: '2026-03-02' }, 'Europe/Paris').shown), [2])
  assert.deepEqual(numbers(shownOf(lines, { ...all, since: '2026-03-01', until: '2026-03-01' }, 'Europe/Paris').shown), [1])
})
