/** Days as integers (days since 1970-01-01), and spans of them: pairs of first and last, both included, apart and in order. */
export type Spans = readonly (readonly [first: number, last: number])[]

/** Of `YYYY-MM-DD`. */
export const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000)

export const dayText = (n: number): string => new Date(n * 86_400_000).toISOString().slice(0, 10)

/** The same days, each once: touching and overlapping spans become one. */
export function merged(spans: Spans): Spans {
  const found: [number, number][] = []
  for (const [first, last] of spans.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const end = found.at(-1)
    if (end !== undefined && first <= end[1] + 1) end[1] = Math.max(end[1], last)
    else found.push([first, last])
  }
  return found
}

/** How many days of spans that are apart fall between two days, both included. */
export const daysWithin = (spans: Spans, from: number, to: number): number =>
  spans.reduce((sum, [first, last]) => sum + Math.max(0, Math.min(last, to) - Math.max(first, from) + 1), 0)

/** The first and last day of a month `YYYY-MM`. */
export function monthDays(month: string): readonly [number, number] {
  const first = dayNumber(`${month}-01`)
  return [first, dayNumber(`${nextMonth(month)}-01`) - 1]
}

/** Months from one day to another, both included. */
export function monthsBetween(from: number, to: number): string[] {
  const months: string[] = []
  for (let month = dayText(from).slice(0, 7); month <= dayText(to).slice(0, 7); month = nextMonth(month)) months.push(month)
  return months
}

function nextMonth(month: string): string {
  const [year = 0, index = 0] = month.split('-').map(Number)
  return index === 12 ? `${year + 1}-01` : `${year}-${String(index + 1).padStart(2, '0')}`
}
