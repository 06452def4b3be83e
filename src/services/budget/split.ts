/** One operation that a person shares with others: its parts, always whole and always its amount. */
import type { Entry } from '../money/entries.ts'
import type { Judged } from '../service.ts'
import { partsOf } from './parts.ts'
import type { Split } from './result.ts'

/** The form of `about` for one operation that is shared. */
export const aboutSplit = (id: string): string => `split/${id}`

/** Shared in equal parts between so many, the person counted; or she bears so many percent of it. */
export type SplitSaid = { readonly people: number } | { readonly percent: number }

/** As the text a judgement keeps: `people 3`, `percent 40`; undefined outside 2 to 20 people and 0 to 99 percent. */
export function splitText(said: SplitSaid): string | undefined {
  const [name, number, least, most] =
    'people' in said ? (['people', said.people, 2, 20] as const) : (['percent', said.percent, 0, 99] as const)
  return Number.isInteger(number) && number >= least && number <= most ? `${name} ${number}` : undefined
}

export function splitIn(text: string): SplitSaid | undefined {
  const [, name, digits] = /^(people|percent) (\d{1,2})$/.exec(text) ?? []
  const said = name === 'people' ? { people: Number(digits) } : { percent: Number(digits) }
  return name === undefined || splitText(said) === undefined ? undefined : said
}

/** The operations that are shared one by one, newest first; one between the person's own accounts never is. */
export function splitsOf(entries: readonly Entry[], judged: readonly Judged[]): readonly Split[] {
  const saidOf = new Map<string, SplitSaid>()
  for (const { by, about, verdict, value = '' } of judged) {
    const said = by === 'budget' && verdict === 'split' && about.startsWith('split/') ? splitIn(value) : undefined
    if (said !== undefined) saidOf.set(about.slice('split/'.length), said)
  }
  if (saidOf.size === 0) return []
  const splits = entries.flatMap(({ id, day, category, amount }): readonly Split[] => {
    const said = saidOf.get(id)
    if (said === undefined || category === 'transfer') return []
    const total = -amount + 0
    const [own = 0] = partsOf(total, sharesOf(said))
    return [{ operation: id, day, category, total, own, others: total - own + 0, said }]
  })
  return splits.toReversed()
}

const sharesOf = (said: SplitSaid): readonly number[] =>
  'people' in said ? Array.from({ length: said.people }, () => 1) : [said.percent, 100 - said.percent]
