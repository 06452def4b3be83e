/** The outdoor temperature that GRDF gives beside a day of gas, or alone in a file of its pages: a measurement of that day. */
import { isDay } from '#lib/pure/day'
import { decodeBytes } from '#lib/pure/decode'
import { type Problem, problem } from '#model'
import type { Found, Source } from '../connector.ts'

/** The mean temperature of each day, and nothing else. */
export const isTemperatures = (text: string): boolean =>
  /^[\s\uFEFF]*\{\s*"\d{4}-\d{2}-\d{2}"\s*:\s*(?:-?\d{1,2}(?:\.\d+)?|null)\s*(?:,\s*"\d{4}-\d{2}-\d{2}"\s*:\s*(?:-?\d{1,2}(?:\.\d+)?|null)\s*)*(?:\}|,?\s*(?:"[\d-]*"?\s*:?[\s\d.-]*)?$)/.test(
    text.slice(0, 2_000),
  )

/** Far more than a century of days. */
const mostBytes = 4 * 1024 * 1024

export async function* readTemperatures(source: Source): AsyncGenerator<Found | Problem> {
  if (source.size > mostBytes) return yield problem('malformed', { fatal: true })
  const { text } = decodeBytes(await source.read(0, source.size))
  let [line, from] = [1, 0]
  for (const { index, 1: day = '', 2: degrees = '' } of text.matchAll(/"([^"]{0,20})"\s*:\s*([^,}\s]{1,30})(?=\s*[,}])/g)) {
    line += text.slice(from, index).split('\n').length - 1
    from = index
    if (degrees === 'null') continue
    if (!isDay(day)) yield problem('day-unreadable', { line, text: day })
    else yield temperatureOf(day, degrees, { line }) ?? problem('quantity-unreadable', { line, text: degrees })
  }
  if (!/\}\s*$/.test(text)) yield problem('truncated', { line: text.split('\n').length, fatal: true })
}

/** Of a text such as `7.6` or `7,5999999999999996`, to the hundredth of a degree; undefined for what is no temperature of the air. */
export function temperatureOf(day: string, text: string, place: { readonly line?: number; readonly path?: string }): Found | undefined {
  if (!/^-?\d{1,2}(?:[.,]\d{1,20})?$/.test(text.trim())) return undefined
  const hundredths = Math.round(Number(text.trim().replace(',', '.')) * 100)
  return {
    item: {
      kind: 'measurement',
      schema: 1,
      name: 'Température extérieure',
      day,
      quantity: hundredths * 10_000,
      unit: '°C',
      provider: 'GRDF',
    },
    ...place,
  }
}
