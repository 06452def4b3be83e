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

/** A day number to `YYYY-MM-DD`. */
export const dayAt = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10)

/** 0 for Monday to 6 for Sunday: 1970-01-01 was a Thursday. */
export const weekday = (number: number): number => (((number + 3) % 7) + 7) % 7

/** The day of a month (in months since year 0), or its last when the month is shorter, as a day number. */
export const dayIn = (month: number, day: number): number => Math.min(firstDayOf(month) + day - 1, firstDayOf(month + 1) - 1)

/** Days from 1970-01-01 to the first of a month, in whole numbers alone: rhythms ask it very often. Years begin in March, leap days end them. */
function firstDayOf(month: number): number {
  const [year, place] = [Math.floor(month / 12), month % 12]
  const shifted = place < 2 ? year - 1 : year
  const century = Math.floor(shifted / 100)
  const days = Math.floor((153 * ((place + 10) % 12) + 2) / 5)
  return shifted * 365 + Math.floor(shifted / 4) - century + Math.floor(century / 4) + days - 719_468
}
