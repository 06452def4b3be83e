/** What is from one organisation: what names it, and what stands on the accounts that it keeps. Case and accents do not count. */
import { ok, type Result } from '#lib/pure/result'
import { fold, searchable } from '#lib/pure/text'
import { type Item, organisationOf, type Record } from '#model'
import { scanOfWords } from './search.ts'

/** The organisation asked for, understood. */
export interface From {
  readonly isFrom: (item: Item) => boolean
  /** What the JSON of a record from it holds, as `Scan` has it; none where its accounts tell. */
  readonly scan: readonly (readonly string[])[]
}

const anyone: From = { isFrom: () => true, scan: [] }

/** Opens the accounts held, which say who keeps each; nothing when nothing is asked. */
export async function fromOf<E>(
  organisation: string | undefined,
  accounts: () => Promise<Result<readonly Record<'bank.account'>[], E>>,
): Promise<Result<From, E>> {
  const asked = searchable(organisation ?? '')
  if (asked === '') return ok(anyone)
  const held = await accounts()
  if (!held.ok) return held
  const kept = new Set(held.value.filter(({ bank = '' }) => searchable(bank) === asked).map(({ account }) => fold(account)))
  return ok({
    isFrom: (item) => searchable(organisationOf(item) ?? '') === asked || ('account' in item && kept.has(fold(item.account))),
    scan: kept.size > 0 ? [] : scanOfWords(asked),
  })
}

/** Organisations of these records, by how many name each: the spelling met most, the names met most first. */
export function createTally() {
  const found = new Map<string, Map<string, number>>()
  return {
    add(records: readonly Item[]): void {
      for (const record of records) {
        const name = organisationOf(record)
        // A bank's code is no name: OFX has nothing else.
        if (name === undefined || !/\p{L}/u.test(name)) continue
        const spellings = found.get(searchable(name)) ?? new Map<string, number>()
        found.set(searchable(name), spellings.set(name, (spellings.get(name) ?? 0) + 1))
      }
    },
    /** At most so many. */
    names(most: number): readonly string[] {
      const named = [...found.values()].map((spellings) => {
        const [[name] = ['']] = [...spellings].toSorted(([, a], [, b]) => b - a)
        return { name, count: spellings.values().reduce((sum, count) => sum + count, 0) }
      })
      return named
        .toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
        .slice(0, most)
        .map(({ name }) => name)
    },
  }
}
