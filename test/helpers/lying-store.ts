/** A store whose answers may be altered on their way: what a server, a database or a backup in other hands could say. */
import fc from 'fast-check'
import type { KyselyPlugin, QueryResult, Transaction, UnknownRow } from 'kysely'
import type { Store } from '#store'
import { mutations } from './mutations.ts'

/** Alters one answer; `seen` holds every row ever answered in the same form, of any vault and any moment. */
export type Lie = (rows: readonly UnknownRow[], seen: readonly UnknownRow[]) => readonly UnknownRow[]

export interface LyingStore {
  readonly store: Store
  /** The n-th answers to come, from 0, are altered; all others are true. */
  tell(lies: ReadonlyMap<number, Lie>): void
  /** Answers altered since `tell`. */
  readonly told: () => number
  honest(): void
}

const maxSeen = 400

/** Stands before a real store: writes go through as they are asked, whatever was read before them. */
export function createLyingStore(real: Store): LyingStore {
  const seen = new Map<string, UnknownRow[]>()
  let lies: ReadonlyMap<number, Lie> = new Map()
  let answers = 0
  let told = 0
  /** Of each select under way: what it asks, of which tables, whatever its conditions. */
  const forms = new WeakMap<object, string>()
  const seenAs = (form: string): UnknownRow[] => {
    const rows = seen.get(form) ?? []
    seen.set(form, rows)
    return rows
  }
  const plugin: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      if (node.kind === 'SelectQueryNode') forms.set(queryId, JSON.stringify([node.from, node.selections]))
      return node
    },
    // oxlint-disable-next-line typescript/require-await -- kysely's interface
    async transformResult({ result, queryId }): Promise<QueryResult<UnknownRow>> {
      const form = forms.get(queryId)
      if (form === undefined) return result
      const lie = lies.get(answers++)
      if (lie === undefined) {
        if (lies.size === 0) seenAs(form).push(...result.rows.slice(0, maxSeen - seenAs(form).length))
        return result
      }
      told += 1
      return { ...result, rows: [...lie(result.rows, seenAs(form))] }
    },
  }
  const tell = (chosen: ReadonlyMap<number, Lie>): void => {
    lies = chosen
    answers = 0
    told = 0
  }
  return {
    store: {
      ...real,
      read: <Tables>() => real.read<Tables>().withPlugin(plugin),
      write: <Tables, T>(work: (trx: Transaction<Tables>) => Promise<T>) => real.write<Tables, T>((trx) => work(trx.withPlugin(plugin))),
    },
    tell,
    told: () => told,
    honest: () => tell(new Map()),
  }
}

const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const pick = <T>(list: readonly T[], where: number): T | undefined => list[Math.floor(where * list.length)]
const texts = ['', '0', 'bank', '2026-01', '{"memoryKib":10485760}', 'A'.repeat(22), 'é\u0000'] as const
const numbers = [-1, 0, 1, 2, 3, 7, 1000, 2 ** 31, 2 ** 53 - 1] as const
const replaced = (rows: readonly UnknownRow[], where: number, change: (row: UnknownRow) => UnknownRow | undefined): UnknownRow[] => {
  const n = Math.floor(where * rows.length)
  return rows.map((row, i) => (i === n ? change(row) : row)).filter((row) => row !== undefined)
}

const lies: fc.Arbitrary<Lie> = fc.oneof(
  fraction.map(
    (where): Lie =>
      (rows) =>
        replaced(rows, where, () => undefined),
  ),
  fc.constant<Lie>(() => []),
  fraction.map((where): Lie => (rows) => [...rows, ...rows.slice(Math.floor(where * rows.length))]),
  fc.constant<Lie>((rows) => rows.toReversed()),
  fc.tuple(fraction, fraction).map(
    ([where, which]): Lie =>
      (rows, seen) =>
        replaced(rows, where, (row) => pick(seen, which) ?? row),
  ),
  fraction.map((which): Lie => (rows, seen) => {
    const more = pick(seen, which)
    return more === undefined ? rows : [...rows, more]
  }),
  fc.tuple(fraction, fraction, fraction).map(([where, column, which]): Lie => (rows, seen) => {
    const name = pick(Object.keys(rows[0] ?? {}), column) ?? ''
    return replaced(rows, where, (row) => ({ ...row, [name]: (pick(seen, which) ?? row)[name] }))
  }),
  fc.tuple(fraction, fraction, mutations, fraction, fraction).map(([where, column, mutation, which, value]): Lie => (rows, seen) => {
    const name = pick(Object.keys(rows[0] ?? {}), column) ?? ''
    return replaced(rows, where, (row) => ({ ...row, [name]: altered(row[name], pick(seen, which)?.[name]) }))
    function altered(cell: unknown, other: unknown): unknown {
      if (cell instanceof Uint8Array) return mutation(cell, other instanceof Uint8Array ? other : cell)
      if (typeof cell === 'number') return pick(numbers, value)
      return typeof cell === 'string' && value < 0.5 ? pick(texts, value * 2) : typeof cell === 'string' ? cell.slice(1) : cell
    }
  }),
)
/** Which of the answers to come are lies: the first ones are the ones that every call asks. */
export const toldAt = fc.array(fc.tuple(fc.nat({ max: 9 }), lies), { minLength: 1, maxLength: 3 }).map((all) => new Map(all))
