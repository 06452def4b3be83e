/** Habits that the person declared, with her days before and after. */
import { dayNumber } from '../money/days.ts'
import type { EnergySeries, Habit } from './result.ts'

const around = 60
const fewest = 10

export function habitsOf(
  declared: readonly { readonly id: string; readonly title: string; readonly day: string }[],
  days: EnergySeries['days'],
): readonly Habit[] {
  const told = days.filter(({ state }) => state === 'whole').map(({ day, quantity }) => ({ at: dayNumber(day), quantity }))
  const mean = (from: number, to: number): number | null => {
    const own = told.filter(({ at }) => at >= from && at < to)
    return own.length < fewest ? null : Math.round(own.reduce((sum, { quantity }) => sum + quantity, 0) / own.length)
  }
  return declared.slice(0, 20).map(({ id, title, day }) => {
    const at = dayNumber(day)
    return { id, title, day, before: mean(at - around, at), after: mean(at, at + around) }
  })
}
