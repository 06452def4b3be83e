/** Dates of spreadsheets: a count of days since an epoch, the time of day as its fraction. */
import { addDays } from './day.ts'

/** 1900: Excel on Windows, which believes in 29 February 1900. 1904: Excel on old Macintoshes. */
export type Epoch = 1900 | 1904

/** The day and the time, to the second, of a serial; undefined for one before the first day, and for the 29 February 1900 that never was. */
export function serialToDate(serial: number, epoch: Epoch): { readonly day: string; readonly time: string } | undefined {
  if (!Number.isFinite(serial) || serial < 0 || serial > lastSerial) return undefined
  const seconds = Math.round(serial * 86_400)
  const days = Math.floor(seconds / 86_400)
  if (epoch === 1900 && (days === 60 || days === 0)) return undefined
  const day = epoch === 1904 ? addDays('1904-01-01', days) : addDays('1900-01-01', days - (days > 60 ? 2 : 1))
  return day === undefined ? undefined : { day, time: clockOf(seconds % 86_400) }
}

/** 31 December 9999. */
const lastSerial = 2_958_465

/** Seconds as `HH:MM:SS`; hours go beyond 24 for a duration. */
export function clockOf(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}
