/** What moves a forecast most: each rhythm and each post by its weight over twelve months, with how far it could stand from it. */
import { dayNumber } from '../money/days.ts'
import type { Model, Past } from './model.ts'
import type { Flow, Mover } from './result.ts'

/** Shown at most. */
const most = 12
/** Half the width of eight in ten, in standard deviations of a normal law. */
const eightInTen = 1.2816

/** `last` is the day number of what is known. */
export function moversOf(
  flows: readonly Flow[],
  { rest, lately, recent, history }: Pick<Model, 'rest' | 'lately' | 'recent' | 'history'>,
  { byId }: Past,
  last: number,
): readonly Mover[] {
  const ofFlows = flows.map((flow): Mover => {
    const amounts = flow.operations.flatMap((id) => byId.get(id)?.amount ?? [])
    const swing = flow.certainty === 'certain' ? 0 : Math.round(eightInTen * deviation(amounts) * Math.sqrt(flow.times))
    return { flow: flow.id, category: flow.category, name: flow.name, total: flow.total, swing }
  })
  const months = Math.max(1, Math.floor(history / 30))
  const totals = new Map<string, number>()
  for (const { category, amount } of lately) totals.set(category, (totals.get(category) ?? 0) + amount)
  const ofRest = [...Map.groupBy(rest, ({ category }) => category)].map(([category, own]): Mover => {
    const sums = Array.from({ length: months }, () => 0)
    for (const { day, amount } of own) {
      const place = Math.floor((last - dayNumber(day)) / 30)
      if (place < months) sums[place] = (sums[place] ?? 0) + amount
    }
    const total = Math.round(((totals.get(category) ?? 0) * 365) / recent) + 0
    return { flow: null, category, name: null, total, swing: Math.round(eightInTen * deviation(sums) * Math.sqrt(12)) }
  })
  // What has stopped, and weighs nothing in the months to come, moves nothing.
  return [...ofFlows, ...ofRest]
    .filter(({ total }) => total !== 0)
    .toSorted(
      (a, b) =>
        Math.abs(b.total) + b.swing - Math.abs(a.total) - a.swing ||
        (a.category < b.category ? -1 : 1) ||
        ((a.flow ?? '') < (b.flow ?? '') ? -1 : 1),
    )
    .slice(0, most)
}

function deviation(values: readonly number[]): number {
  if (values.length < 2) return 0
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1))
}
