/** Spans of days that totals are told by. A span leaves once it is over, and only if it lies whole in the view's days. */
import { addDays, daysInMonth } from '#lib/pure/day'
import type { By, View } from './view.ts'

export interface Span {
  /** `2026-03-01`, `2026-W09`, `2026-03` or `total`. */
  readonly name: string
  readonly from: string
  readonly to: string
}

/** The span of a day, undefined where it is not over at `today` or reaches outside the view. */
export function closedSpan(view: Pick<View, 'since' | 'until'>, by: By, day: string, today: string): Span | undefined {
  const span = spanOf(view, by, day)
  if (span === undefined || span.to >= today) return undefined
  const isInside = (view.since ?? '') <= span.from && (view.until === undefined || span.to <= view.until)
  return isInside ? span : undefined
}

function spanOf({ since, until }: Pick<View, 'since' | 'until'>, by: By, day: string): Span | undefined {
  if (by === 'day') return { name: day, from: day, to: day }
  if (by === 'total') return since !== undefined && until !== undefined ? { name: 'total', from: since, to: until } : undefined
  if (by === 'month') {
    const month = day.slice(0, 7)
    const last = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)))
    return { name: month, from: `${month}-01`, to: `${month}-${last}` }
  }
  const { dayOfWeek, weekOfYear, yearOfWeek } = Temporal.PlainDate.from(day)
  const [from, to] = [addDays(day, 1 - dayOfWeek), addDays(day, 7 - dayOfWeek)]
  if (from === undefined || to === undefined) return undefined
  return { name: `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`, from, to }
}
