/** Expenses shared by a household: who pays what share, as the person declared it. */
import { monthOf } from '#lib/pure/day'
import { type CategoryId, categories } from '../money/categories.ts'
import type { Entry } from '../money/entries.ts'
import type { Judged } from '../service.ts'
import { partsOf } from './parts.ts'
import type { Household } from './result.ts'

/** The forms of `about` for what is declared: people, then what is shared. */
export const aboutHousehold = 'household'
export const aboutShared = (category: CategoryId): string => `shared/${category}`

type Person = Household['people'][number]

/** Two to eight people whose whole shares sum to 100, as the text a judgement keeps; undefined when they do not. */
export function peopleText(people: readonly Person[]): string | undefined {
  const isWhole = people.every(({ name, share }) => name !== '' && Number.isInteger(share) && share >= 0)
  const sum = people.reduce((total, { share }) => total + share, 0)
  if (!isWhole || sum !== 100 || people.length < 2 || people.length > 8) return undefined
  const text = JSON.stringify(people.map(({ name, share }) => [name, share]))
  return text.length <= 500 ? text : undefined
}

function peopleIn(text: string): readonly Person[] | undefined {
  try {
    const rows = JSON.parse(text) as [unknown, unknown][]
    const people = rows.map(([name, share]) => ({ name: String(name), share: Number(share) }))
    return peopleText(people) === undefined ? undefined : people
  } catch {
    return undefined
  }
}

/** What was spent in the shared categories, month by month, cut into whole parts; null until the shares are said. */
export function householdOf(entries: readonly Entry[], judged: readonly Judged[]): Household | null {
  const own = judged.filter(({ by }) => by === 'budget')
  const people = peopleIn(own.find(({ about, verdict }) => about === aboutHousehold && verdict === 'shares')?.value ?? '')
  if (people === undefined) return null
  const shared = (Object.keys(categories) as CategoryId[]).filter((category) =>
    own.some(({ about, verdict }) => about === aboutShared(category) && verdict === 'shared'),
  )
  const spent = entries.filter(({ category }) => category !== 'transfer' && shared.includes(category))
  const months = [...Map.groupBy(spent, ({ day }) => monthOf(day))].map(([month, some]) => {
    const total = -some.reduce((sum, { amount }) => sum + amount, 0) + 0
    return {
      month,
      total,
      parts: partsOf(
        total,
        people.map(({ share }) => share),
      ),
      operations: some.map(({ id }) => id),
    }
  })
  return { people, categories: shared, months: months.toSorted((a, b) => (a.month < b.month ? -1 : 1)) }
}
