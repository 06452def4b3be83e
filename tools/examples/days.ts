/** Days as text (`YYYY-MM-DD`), moved without a clock or a zone. */
const millisecondsADay = 86_400_000
const instantOf = (day: string): number => Date.parse(`${day}T00:00:00Z`)

export const addDays = (day: string, days: number): string => new Date(instantOf(day) + days * millisecondsADay).toISOString().slice(0, 10)

/** The day of a month, or its last day when the month is shorter. */
export function dayIn(month: string, day: number): string {
  const first = `${month}-01`
  const found = addDays(first, day - 1)
  return found.startsWith(month) ? found : addDays(nextMonth(month), -1)
}

const nextMonth = (month: string): string => `${addDays(`${month}-01`, 32).slice(0, 7)}-01`

/** The same day, or the Monday after when a bank is closed. */
export function bankDay(day: string): string {
  const weekday = new Date(instantOf(day)).getUTCDay()
  return addDays(day, weekday === 6 ? 2 : weekday === 0 ? 1 : 0)
}

/** The same day, or the Friday before when a bank is closed. */
export function bankDayBefore(day: string): string {
  const weekday = new Date(instantOf(day)).getUTCDay()
  return addDays(day, weekday === 6 ? -1 : weekday === 0 ? -2 : 0)
}

/** Months from the first to the last, both included (`YYYY-MM`). */
export function months(from: string, to: string): readonly string[] {
  const found = [from]
  while ((found.at(-1) ?? to) < to) found.push(nextMonth(found.at(-1) ?? to).slice(0, 7))
  return found
}
