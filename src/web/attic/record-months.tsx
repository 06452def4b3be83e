/** How much was read month by month, or year by year when there are many: each bar shows its own period alone. */
import { daysInMonth } from '#lib/pure/day'
import { type Lang, links } from '#routes'
import { month, text } from '../i18n/index.ts'
import type { RecordsProps } from '../props.ts'
import { Hidden } from './records-filter.tsx'

type Props = Pick<RecordsProps, 'kind' | 'query' | 'months'> & { readonly lang: Lang }

interface Bar {
  readonly period: string
  readonly words: string
  readonly since: string
  readonly until: string
  readonly rows: number
}

/** What a line of bars has room for on a phone. */
const room = 24
const height = 40

export function RecordMonths({ lang, kind, query, months }: Props) {
  const t = text(lang).records.months
  const { since: _since, until: _until, period: _period, ...kept } = query
  // Of what is searched nothing is known by month without opening it all.
  if (query.text !== undefined || query.account !== undefined || query.organisation !== undefined || query.connector !== undefined)
    return null
  const bars = barsOf(months, query, lang)
  if (bars.length < 2) return null
  const most = Math.max(...bars.map(({ rows }) => rows))
  return (
    <form method="post" action={links.records()} class="months-read" aria-label={t.title}>
      <Hidden fields={{ kind, ...kept }} />
      <ul>
        {bars.map(({ period, words, since, until, rows }) => (
          <li key={period}>
            <button
              name="days"
              value={`${since}..${until}`}
              aria-pressed={since === query.since && until === query.until}
              title={t.bar(words, rows)}
            >
              <svg viewBox={`0 0 10 ${height}`} preserveAspectRatio="none" aria-hidden="true">
                <rect x="1" width="8" rx="1" y={height - barHeight(rows, most)} height={barHeight(rows, most)} />
              </svg>
              <span class="vh">{t.bar(words, rows)}</span>
            </button>
          </li>
        ))}
      </ul>
      <p class="ends small soft" aria-hidden="true">
        <span>{bars[0]?.words}</span>
        <span>{bars.at(-1)?.words}</span>
      </p>
      <p class="small soft">{t.about}</p>
    </form>
  )
}

/** Never so small that it cannot be seen. */
const barHeight = (rows: number, most: number): number => (rows === 0 ? 0 : Math.max(3, Math.round((rows / most) * height)))

/** Months of the year looked at, or of all when they are few; else years. */
function barsOf(months: Props['months'], { since, until }: Props['query'], lang: Lang): readonly Bar[] {
  const year = since !== undefined && since.slice(0, 4) === until?.slice(0, 4) ? since.slice(0, 4) : undefined
  const shown = months.length > room && year !== undefined ? months.filter((one) => one.month.startsWith(year)) : months
  if (shown.length <= room) {
    return shown.map(({ month: at, rows }) => {
      const days = daysInMonth(Number(at.slice(0, 4)), Number(at.slice(5)))
      return { period: at, words: month(at, lang), since: `${at}-01`, until: `${at}-${days}`, rows }
    })
  }
  const years = Map.groupBy(shown, (one) => one.month.slice(0, 4))
  return [...years].map(([of, some]) => ({
    period: of,
    words: of,
    since: `${of}-01-01`,
    until: `${of}-12-31`,
    rows: some.reduce((sum, { rows }) => sum + rows, 0),
  }))
}
