/** Days and months as numbers, without a clock. */

/** Days since 1970-01-01; the day is `YYYY-MM-DD`. */
export function dayNumber(day: string): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / 86_400_000
}

/** `YYYY-MM` to months since year 0, so that months can be counted. */
export const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1

/** Months since year 0 to `YYYY-MM`. */
export const monthAt = (number: number): string => {
  const month = number % 12
  return `${String((number - month) / 12).padStart(4, '0')}-${String(month + 1).padStart(2, '0')}`
}

/** First day of a month, as a day number. */
export const firstOf = (month: string): number => dayNumber(`${month}-01`)

/** Last day of a month, as a day number. */
export const lastOf = (month: string): number => firstOf(monthAt(monthNumber(month) + 1)) - 1
