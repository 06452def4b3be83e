/** How precisely a field leaves. Each makes less of what is held; what it cannot make less of does not leave at all. */

/** `exact`, or what is left of it: a month, a year, an age band, a part of the day, an area. */
export const precisions = ['exact', 'month', 'year', 'ageBand', 'dayPart', 'area'] as const
export type Precision = (typeof precisions)[number]

export interface At {
  /** The day of the reading, `YYYY-MM-DD`. */
  readonly today: string
  /** IANA zone of instants that tell none. */
  readonly zone: string
}

/** The value at this precision; undefined when there is nothing of that sort in it. */
export function generalise(value: unknown, precision: Precision, at: At): unknown {
  if (precision === 'exact') return value
  if (precision === 'area') return areaOf(value)
  if (typeof value !== 'string') return undefined
  const month = /^\d{4}-\d{2}(?=-\d{2}|$)/.exec(value)?.[0]
  if (precision === 'month') return month
  if (precision === 'year') return month?.slice(0, 4)
  const day = /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0]
  if (day === undefined) return undefined
  return precision === 'ageBand' ? ageBand(day, at.today) : dayPart(value, at.zone)
}

/** True when what `left` tells can be made of what `right` tells, whatever the value. */
export const isCoarser = (left: Precision, right: Precision): boolean =>
  left === right || right === 'exact' || (left === 'year' && right === 'month')

/** Ten years wide from 20 on, so that a birthday says little: `0-17`, `18-19`, `20-29`… `90+`. */
function ageBand(birthday: string, today: string): string | undefined {
  const age = Number(today.slice(0, 4)) - Number(birthday.slice(0, 4)) - (today.slice(5) < birthday.slice(5) ? 1 : 0)
  if (age < 0) return undefined
  if (age < 18) return '0-17'
  if (age >= 90) return '90+'
  return age < 20 ? '18-19' : `${Math.floor(age / 10) * 10}-${Math.floor(age / 10) * 10 + 9}`
}

/** Of an instant in UTC, by the clock of its place. A day alone has none. */
function dayPart(value: string, zone: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T.*Z$/.test(value)) return undefined
  const { hour } = Temporal.Instant.from(value).toZonedDateTimeISO(zone)
  return hour < 6 ? 'night' : hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening'
}

/** A French département or the first three characters of a Canadian postcode, from a postcode or an address. */
function areaOf(value: unknown): string | undefined {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return areaOf((value as { readonly postcode?: unknown }).postcode)
  if (typeof value !== 'string') return undefined
  const code = value.replaceAll(/\s/g, '').toUpperCase()
  const canadian = /^([ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z])\d[ABCEGHJ-NPRSTV-Z]\d$/.exec(code)
  if (canadian !== null) return canadian[1]
  if (!/^\d{5}$/.test(code)) return undefined
  // Corsica is told by its third figure, overseas by three figures.
  if (code.startsWith('20')) return code < '20200' ? '2A' : '2B'
  return /^9[78]/.test(code) ? code.slice(0, 3) : code.slice(0, 2)
}
