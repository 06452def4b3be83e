/** Days and months as numbers, without a clock. */

/** Days since 1970-01-01; the day is `YYYY-MM-DD`. */
export const dayNumber = (day: string): number => firstDayOf(monthNumber(day)) + digits(day, 8, 10) - 1

/** `YYYY-MM`, or a day of it, to months since year 0, so that months can be counted. */
export const monthNumber = (month: string): number => digits(month, 0, 4) * 12 + digits(month, 5, 7) - 1

/** The number written there, read without cutting text: days are asked by the hundred thousand. */
function digits(text: string, from: number, to: number): number {
  let number = 0
  for (let place = from; place < to; place += 1) number = number * 10 + text.charCodeAt(place) - 48
  return number
}

/** Months since year 0 to `YYYY-MM`. */
export const monthAt = (number: number): string => {
  const month = number % 12
  return `${String((number - month) / 12).padStart(4, '0')}-${String(month + 1).padStart(2, '0')}`
}

/** First day of a month, as a day number. */
export const firstOf = (month: string): number => dayNumber(`${month}-01`)

/** Last day of a month, as a day number. */
export const lastOf = (month: string): number => firstOf(monthAt(monthNumber(month) + 1)) - 1

/** A day number to `YYYY-MM-DD`, in whole numbers alone: years begin in March, four centuries are an era. */
export function dayAt(number: number): string {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const place = Math.floor((5 * dayOfYear + 2) / 153)
  const month = place < 10 ? place + 3 : place - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(dayOfYear - Math.floor((153 * place + 2) / 5) + 1)}`
}

const twoDigits = (number: number): string => (number < 10 ? `0${number}` : String(number))

/** 0 for Monday to 6 for Sunday: 1970-01-01 was a Thursday. */
export const weekday = (number: number): number => (((number + 3) % 7) + 7) % 7

/** The day of a month (in months since year 0), or its last when the month is shorter, as a day number. */
export const dayIn = (month: number, day: number): number => Math.min(firstDayOf(month) + day - 1, firstDayOf(month + 1) - 1)

/** Days from 1970-01-01 to the first of a month, in whole numbers alone: rhythms ask it very often. Years begin in March, leap days end them. */
export function firstDayOf(month: number): number {
  const [year, place] = [Math.floor(month / 12), month % 12]
  const shifted = place < 2 ? year - 1 : year
  const century = Math.floor(shifted / 100)
  const days = Math.floor((153 * ((place + 10) % 12) + 2) / 5)
  return shifted * 365 + Math.floor(shifted / 4) - century + Math.floor(century / 4) + days - 719_468
}
