/** Tables of the customer area: a few lines on the home and its PCE, a header, then a day, a week, a month or a period a row. */
import { cutDate } from '#lib/pure/date-text'
import { addDays, daysInMonth, toDay } from '#lib/pure/day'
import { foldHeader } from '#lib/pure/shape'
import type { Row } from '#lib/pure/table'
import type { Zone } from '#lib/pure/zone'
import { type Problem, problem } from '#model'
import type { Found, Source } from '../connector.ts'
import { tableParts } from '../table-rows.ts'
import { readingOf } from './reading.ts'

type Columns = ReadonlyMap<keyof typeof headers, number>

/** What each column is called, by folded key. */
const headers = {
  period: /^(?:date de releve|date$|jour|journee gaziere|semaine|mois|annee|periode)/,
  from: /^(?:date (?:de )?debut|debut de periode)/,
  to: /^(?:date (?:de )?fin|fin de periode)/,
  indexStart: /^index (?:de )?debut/,
  indexEnd: /^index (?:de )?fin/,
  volume: /^volume/,
  energy: /^(?:energie|consommation)/,
  coefficient: /^coef/,
  temperature: /^temperature/,
  quality: /^(?:qualification|type de releve|nature du releve)/,
  nature: /^(?:nature|statut|status)/,
} as const

export async function* readRows(source: Source, zone: Zone): AsyncGenerator<Found | Problem> {
  let meter = ''
  let publication: string | undefined
  let columns: Columns | undefined
  let told = false
  let headed = false
  for await (const part of tableParts(source)) {
    if ('problem' in part) {
      yield part.problem
      if (part.problem.fatal) return
    } else if ('sheet' in part) columns = undefined
    else {
      const { row } = part
      const found = columnsOf(row)
      if (found !== undefined) {
        columns = found
        headed = true
      } else if (columns === undefined) {
        meter = pceOf(row) ?? meter
        publication = row.cells.find((cell) => /donn[ée]es (?:informatives|publi[ée]es)/i.test(cell)) ?? publication
      } else {
        if (meter === '' && !told) yield problem('account-missing')
        told = true
        yield* readRow(row, columns, { meter, publication }, zone)
      }
    }
  }
  if (!headed) yield problem('malformed', { fatal: true })
}

interface Above {
  readonly meter: string
  readonly publication: string | undefined
}

function* readRow(row: Row, columns: Columns, { meter, publication }: Above, zone: Zone): Generator<Found | Problem> {
  const cell = (name: keyof typeof headers): string | undefined => {
    const index = columns.get(name)
    return index === undefined ? undefined : row.cells[index]?.trim() || undefined
  }
  if ([...columns.values()].every((index) => (row.cells[index] ?? '').trim() === '')) return
  const [from, to] = [cell('from'), cell('to')]
  const period = from !== undefined && to !== undefined ? between(from, to) : periodOf(cell('period') ?? from ?? '')
  if (period === undefined) {
    // A sentence or a sum under the table.
    if (!/\d/.test(cell('period') ?? from ?? '')) return
    return yield problem('day-unreadable', { line: row.line, text: cell('period') ?? from ?? '' })
  }
  const nature = cell('nature')
  yield* readingOf(
    {
      meter,
      produced: false,
      ...period,
      indexStart: cell('indexStart'),
      indexEnd: cell('indexEnd'),
      volume: cell('volume'),
      energy: cell('energy'),
      coefficient: cell('coefficient'),
      quality: cell('quality'),
      publication: nature ?? publication,
      raw: [
        ['temperature', cell('temperature')],
        ['status', nature],
      ],
    },
    zone,
    { line: row.line },
  )
}

/** A header has a date and a quantity among its names, and no figure. */
function columnsOf({ cells, kinds }: Row): Columns | undefined {
  const columns = new Map<keyof typeof headers, number>()
  for (const [index, cell] of cells.entries()) {
    const { key } = foldHeader(cell)
    if (kinds?.[index] === 'number' || /^\d/.test(key)) return undefined
    const name = (Object.keys(headers) as (keyof typeof headers)[]).find((one) => headers[one].test(key) && !columns.has(one))
    if (key !== '' && name !== undefined) columns.set(name, index)
  }
  const dated = columns.has('period') || (columns.has('from') && columns.has('to'))
  return dated && (columns.has('energy') || columns.has('volume')) ? columns : undefined
}

/** `N° PCE : | 01234567890123`, in two cells or one. */
function pceOf({ cells }: Row): string | undefined {
  const text = cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join(' ')
  return /\bPCE\b[^\dA-Z]{0,12}([\dA-Z][\dA-Z ]{5,20}\d)/u.exec(text)?.[1]?.replaceAll(' ', '')
}

interface Period {
  readonly firstDay: string
  readonly endDay: string
}

/** `24/11/2020`, `Du 23/11/2020 au 29/11/2020` (both included), `Novembre 2020`, `11/2020`, `2020`. */
function periodOf(text: string): Period | undefined {
  const span = /^(?:semaine )?du (\S+) au (\S+)$/i.exec(text)
  if (span !== null) {
    const last = dayOf(span[2]!)
    return between(span[1]!, last === undefined ? '' : (addDays(last, 1) ?? ''))
  }
  const year = /^(\d{4})$/.exec(text)
  if (year !== null) return periodFrom(toDay(+year[1]!, 1, 1), toDay(+year[1]! + 1, 1, 1))
  const first = /^\d{1,2}\/\d{4}$/.test(text) ? dayOf(`01/${text}`) : /^\p{L}+\.? \d{4}$/u.test(text) ? dayOf(`1 ${text}`) : undefined
  if (first !== undefined) return periodFrom(first, addDays(first, daysInMonth(+first.slice(0, 4), +first.slice(5, 7))))
  const day = dayOf(text)
  return periodFrom(day, day === undefined ? undefined : addDays(day, 1))
}

const between = (from: string, to: string): Period | undefined => periodFrom(dayOf(from), dayOf(to))

const periodFrom = (firstDay: string | undefined, endDay: string | undefined): Period | undefined =>
  firstDay === undefined || endDay === undefined ? undefined : { firstDay, endDay }

const dayOf = (text: string): string | undefined => cutDate(text)?.days.dmy
