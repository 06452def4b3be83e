/** What moves a forecast most: each rhythm and each post by its weight over twelve months, with how far it could stand from it. */
import type { Entry } from '../money/entries.ts'
import { dayNumber } from '../money/days.ts'
import type { Rhythm } from '../money/recurrences.ts'
import type { Flow, Mover } from './result.ts'

/** Shown at most. */
const most = 12
/** Half the width of eight in ten, in standard deviations of a normal law. */
const eightInTen = 1.2816

export function moversOf(
  flows: readonly Flow[],
  rest: readonly Entry[],
  rhythms: readonly Rhythm[],
  known: readonly Entry[],
  history: number,
): readonly Mover[] {
  const byId = new Map(known.map(({ id, amount }) => [id, amount]))
  const rhythmOf = new Map(rhythms.map((rhythm) => [rhythm.id, rhythm]))
  const ofFlows = flows.map((flow): Mover => {
    const amounts = (rhythmOf.get(flow.id)?.operations ?? []).flatMap((id) => byId.get(id) ?? [])
    const swing = flow.certainty === 'certain' ? 0 : Math.round(eightInTen * deviation(amounts) * Math.sqrt(flow.times))
    return { flow: flow.id, category: flow.category, name: flow.name, total: flow.total, swing }
  })
  const months = Math.max(1, Math.floor(history / 30))
  const lastDay = Math.max(...known.map(({ day }) => dayNumber(day)))
  const ofRest = [...Map.groupBy(rest, ({ category }) => category)].map(([category, own]): Mover => {
    const sums = Array.from({ length: months }, () => 0)
    for (const { day, amount } of own) {
      const place = Math.floor((lastDay - dayNumber(day)) / 30)
      if (place < months) sums[place] = (sums[place] ?? 0) + amount
    }
    const total = Math.round((own.reduce((sum, { amount }) => sum + amount, 0) * 365) / history) + 0
    return { flow: null, category, name: null, total, swing: Math.round(eightInTen * deviation(sums) * Math.sqrt(12)) }
  })
  return [...ofFlows, ...ofRest]
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
