import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { assign, type Edge } from './assignment.ts'
import { partsOf } from './sums.ts'

const total = (edges: readonly (readonly Edge[])[], columns: readonly number[]): number =>
  columns.reduce((sum, column, row) => sum + (edges[row]?.find((edge) => edge.column === column)?.value ?? 0), 0)

/** Every way, for small graphs. */
function best(edges: readonly (readonly Edge[])[], row = 0, used: ReadonlySet<number> = new Set()): number {
  if (row === edges.length) return 0
  const without = best(edges, row + 1, used)
  const ways = (edges[row] ?? [])
    .filter(({ column }) => !used.has(column))
    .map(({ column, value }) => value + best(edges, row + 1, new Set([...used, column])))
  return Math.max(without, ...ways)
}

test('an assignment without an edge leaves every row alone', () => {
  assert.deepEqual(assign([[], []]), [-1, -1])
})

test('the second best of one is taken when it serves both', () => {
  const edges = [
    [
      { column: 7, value: 10 },
      { column: 3, value: 9 },
    ],
    [{ column: 7, value: 8 }],
  ]
  assert.deepEqual(assign(edges), [3, 7])
})

test('property: no other assignment is worth more, and no column is taken twice', () => {
  const row = fc.uniqueArray(fc.record({ column: fc.nat(5), value: fc.integer({ min: 1, max: 40 }) }), {
    maxLength: 4,
    selector: ({ column }) => column,
  })
  fc.assert(
    fc.property(fc.array(row, { maxLength: 6 }), (edges) => {
      const columns = assign(edges)
      const taken = columns.filter((column) => column !== -1)
      assert.equal(new Set(taken).size, taken.length)
      assert.equal(total(edges, columns), best(edges))
    }),
  )
})

test('property: the parts found make the total, and parts that make it are found', () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 2, maxLength: 8 })
  fc.assert(
    fc.property(amounts, fc.integer({ min: 2, max: 5 }), (list, count) => {
      const parts = list.map((amount) => ({ amount, weight: 1 }))
      const wanted = list.slice(0, Math.min(count, list.length)).reduce((sum, one) => sum + one, 0)
      const found = partsOf(wanted, parts)
      assert.ok(found !== undefined)
      assert.equal(
        found.places.reduce((sum, place) => sum + (list[place] ?? 0), 0),
        wanted,
      )
    }),
  )
})

test('no sum is looked for beyond its bounds', () => {
  const parts = Array.from({ length: 40 }, (_, index) => ({ amount: 2 ** (index % 30) + index, weight: 1 }))
  assert.equal(partsOf(2 ** 40, parts), undefined)
})
