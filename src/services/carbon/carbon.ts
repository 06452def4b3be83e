/** Carbon: what purchases, energy and trips emitted over twelve months, with how far it could be wrong, and what would lower it. */
import type { Granted, Need } from '#gate'
import { meterReads, type Reading } from '../meters/readings.ts'
import { seriesOf } from '../meters/series.ts'
import { dayAt, dayNumber } from '../money/days.ts'
import { entriesOf, moneyReads } from '../money/entries.ts'
import { tellJudged } from '../money/judged-words.ts'
import type { Opened, Options, Service, Table } from '../service.ts'
import { ideasOf } from './ideas.ts'
import { energyOf, purchasesOf, totalOf, tripsOf } from './lines.ts'
import type { CarbonResult, LeftOut } from './result.ts'
import { ruleOf, text, toText } from './text.ts'

/** What it reads: operations and accounts, to know what was bought; meters; trips. */
export const need = {
  purpose: 'carbon',
  reads: { ...moneyReads, ...meterReads, 'mobility.trip': ['day', 'mode', 'distance'] },
} as const satisfies Need

export const carbon: Service<typeof need, CarbonResult> = {
  name: 'carbon',
  need,
  text,
  compute,
  toText,
  open,
  tables,
  tell: tellJudged,
}

function compute(granted: Granted<typeof need>, { today, zone, lang }: Options): CarbonResult {
  const from = dayAt(dayNumber(today) - 364)
  const isIn = ({ day }: { readonly day: string }): boolean => day >= from && day <= today
  const country = zone.startsWith('America/') ? 'qc' : 'fr'
  const accounts = granted.filter((record) => record.kind === 'bank.account')
  const judged = granted.filter((record) => record.kind === 'judgement')
  const operations = granted.filter((record) => record.kind === 'bank.transaction').filter(isIn)
  const readings = granted.filter((record) => record.kind === 'energy.reading') as readonly Reading[]
  const trips = granted.filter((record) => record.kind === 'mobility.trip').filter(isIn)
  const cards = new Set(accounts.filter(({ type }) => type === 'card').map(({ account }) => account))
  const entries = entriesOf(operations, cards, judged)
  const place = { country, lang } as const
  const series = seriesOf(
    readings.filter(({ day }) => day <= today),
    zone,
  )
  const energy = energyOf(series, from, today, place)
  const travelled = tripsOf(trips, place)
  // A kilowatt-hour and the bill that pays it are one thing; so are a trip and its fuel or ticket.
  const without = new Set([...(energy.lines.length > 0 ? ['energy-water'] : []), ...(travelled.lines.length > 0 ? ['transport'] : [])])
  const bought = purchasesOf(entries, without, place)
  const twice = (category: string, what: LeftOut['what']): readonly LeftOut[] => {
    const count = without.has(category) ? entries.filter((entry) => entry.category === category).length : 0
    return count === 0 ? [] : [{ what, count }]
  }
  const lines = [...bought.lines, ...energy.lines, ...travelled.lines].toSorted((a, b) => b.central - a.central || (a.key < b.key ? -1 : 1))
  return {
    lang,
    locale: `${lang}-${country === 'qc' ? 'CA' : lang === 'fr' ? 'FR' : 'GB'}`,
    from,
    until: today,
    total: totalOf(lines),
    lines,
    leftOut: [
      ...twice('energy-water', 'energy-by-kwh'),
      ...twice('transport', 'transport-by-trip'),
      ...bought.leftOut,
      ...energy.leftOut,
      ...travelled.leftOut,
    ],
    ideas: ideasOf({ lines, trips, series, buysFood: entries.some(({ category }) => category === 'groceries') }, place),
  }
}

function open({ lines, lang, locale }: CarbonResult, figure: string): Opened | undefined {
  const line = lines.find(({ key }) => key === figure)
  return line && { kind: line.kind, ids: line.ids, title: line.name, rule: ruleOf(line, lang, locale) }
}

const kilos = (grams: number): string => (grams / 1000).toFixed(1)

function tables({ lines, leftOut, ideas }: CarbonResult): readonly Table[] {
  return [
    {
      name: 'lines',
      rows: [
        ['line', 'name', 'amount', 'unit', 'kg-low', 'kg', 'kg-high', 'year', 'source', 'licence'],
        ...lines.map(({ key, name, amount, unit, low, central, high, year, source, licence }) => [
          key,
          name,
          amount,
          unit,
          kilos(low),
          kilos(central),
          kilos(high),
          year,
          source,
          licence,
        ]),
      ],
    },
    {
      name: 'left-out',
      rows: [['reason', 'records', 'names'], ...leftOut.map(({ what, count, names = [] }) => [what, count, names.join(' · ')])],
    },
    {
      name: 'ideas',
      rows: [
        ['idea', 'kg-low', 'kg', 'kg-high', 'in-the-total', 'source'],
        ...ideas.map(({ id, low, central, high, isOutside, source }) => [
          id,
          kilos(low),
          kilos(central),
          kilos(high),
          isOutside ? 'no' : 'yes',
          source,
        ]),
      ],
    },
  ]
}
