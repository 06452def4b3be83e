/** Days gathered by week, month and year: what is told, and how many days are not. */
import { dayAt, dayNumber, weekday } from '../money/days.ts'
import type { MeterDay } from '../meters/series.ts'
import type { Span } from './result.ts'

/** Each span from the first to the last day held, those without any told day included. */
export function spansOf(days: readonly MeterDay[], by: 'week' | 'month' | 'year'): readonly Span[] {
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return []
  const spans = new Map<string, { quantity: number; known: number; days: number; ids: Set<string> }>()
  const told = new Map(days.map((one) => [one.day, one]))
  for (let at = dayNumber(first.day); at <= dayNumber(last.day); at += 1) {
    const day = dayAt(at)
    const key = by === 'week' ? dayAt(at - weekday(at)) : day.slice(0, by === 'month' ? 7 : 4)
    const span = spans.get(key) ?? { quantity: 0, known: 0, days: 0, ids: new Set() }
    spans.set(key, span)
    span.days += 1
    const one = told.get(day)
    if (one === undefined) continue
    span.quantity += one.quantity
    if (one.state !== 'partial') span.known += 1
    // Years and weeks open through their months: numbers are kept once.
    if (by === 'month') for (const id of one.ids) span.ids.add(id)
  }
  return [...spans].map(([at, span]) => ({
    at,
    quantity: span.quantity,
    known: span.known,
    missing: span.days - span.known,
    ids: [...span.ids],
  }))
}
