/**
 * Months as small squares: whole, in part, missing, quiet, awaited. Each state has its own mark as well as its colour; the words are
 * the drawing's description, and a table beside it.
 */
import type { Lang } from '#routes'
import { month, monthName, text } from '../i18n/index.ts'
import type { MonthOfSource } from '../props.ts'

interface CoverageProps {
  readonly months: readonly MonthOfSource[]
  readonly name: string
  readonly lang: Lang
  /** Makes the ids of this drawing its own on the page. */
  readonly id: string
}

const cell = 14
const gap = 3
const step = cell + gap
/** Months of the strip of a row of the board. */
const stripMonths = 24

/** The last two years in one row, for a board. */
export function CoverageStrip({ months, ...props }: CoverageProps) {
  const shown = months.slice(-stripMonths)
  if (shown.length === 0) return null
  return (
    <Drawing {...props} months={shown} width={stripMonths * step} height={step} kind="strip">
      {shown.map((entry, index) => (
        <Cell key={entry.month} entry={entry} x={(stripMonths - shown.length + index) * step} y={0} />
      ))}
    </Drawing>
  )
}

/** One row a year, for the page of a source. */
export function CoverageCalendar({ months, ...props }: CoverageProps) {
  if (months.length === 0) return null
  const years = [...new Set(months.map((entry) => entry.month.slice(0, 4)))]
  const left = 44
  const top = 18
  return (
    <Drawing {...props} months={months} width={left + 12 * step * 1.7} height={top + years.length * step * 1.7} kind="calendar">
      {Array.from({ length: 12 }, (_, index) => (
        <text key={index} x={left + index * step * 1.7 + cell * 0.85} y={12} text-anchor="middle">
          {monthName(`2026-${String(index + 1).padStart(2, '0')}`, props.lang)
            .slice(0, 1)
            .toUpperCase()}
        </text>
      ))}
      {years.map((year, row) => (
        <text key={year} x={0} y={top + row * step * 1.7 + cell * 1.25}>
          {year}
        </text>
      ))}
      {months.map((entry) => (
        <Cell
          key={entry.month}
          entry={entry}
          x={left + (Number(entry.month.slice(5)) - 1) * step * 1.7}
          y={top + years.indexOf(entry.month.slice(0, 4)) * step * 1.7}
          size={cell * 1.7}
        />
      ))}
    </Drawing>
  )
}

/** The same in words, month by month, the newest first. */
export function CoverageTable({ months, name, lang }: Omit<CoverageProps, 'id'>) {
  const t = text(lang).sources
  return (
    <details class="twin">
      <summary>{t.table}</summary>
      <div class="scroll" tabindex={0} role="region" aria-label={t.calendarOf(name)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.month}</th>
              <th scope="col">{t.state}</th>
            </tr>
          </thead>
          <tbody>
            {months.toReversed().map((entry) => (
              <tr key={entry.month}>
                <th scope="row">{month(entry.month, lang)}</th>
                <td>
                  {t.monthStates[entry.state]}
                  {entry.state === 'part' && ` (${t.missingDays(entry.days ?? 0)})`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

function Drawing({
  months,
  name,
  lang,
  id,
  width,
  height,
  kind,
  children,
}: CoverageProps & { readonly width: number; readonly height: number; readonly kind: string; readonly children: unknown }) {
  const t = text(lang).sources
  const held = months.filter(({ state }) => state === 'held' || state === 'part').length
  const missing = months.filter(({ state }) => state === 'missing' || state === 'part').map((entry) => month(entry.month, lang))
  return (
    <svg
      class={`chart coverage ${kind}`}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-desc`}
    >
      <title id={`${id}-title`}>{t.calendarOf(name)}</title>
      <desc id={`${id}-desc`}>{t.calendarSays(held, months.length, missing.slice(0, 12))}</desc>
      {children as never}
    </svg>
  )
}

function Cell({
  entry,
  x,
  y,
  size = cell,
}: {
  readonly entry: MonthOfSource
  readonly x: number
  readonly y: number
  readonly size?: number
}) {
  const { state } = entry
  const box = { x: x + 1, y: y + 1, width: size - 2, height: size - 2, rx: size * 0.2 }
  const [left, top, right, bottom] = [x + size * 0.3, y + size * 0.3, x + size * 0.7, y + size * 0.7]
  return (
    <g class={state}>
      <rect {...box} />
      {state === 'part' && <path class="mark" d={`M${x + size - 1} ${y + 1}V${y + size - 1}H${x + 1}Z`} />}
      {state === 'missing' && <path class="mark" d={`M${left} ${top}L${right} ${bottom}M${right} ${top}L${left} ${bottom}`} />}
      {(state === 'quiet' || state === 'none') && <path class="mark" d={`M${left} ${y + size / 2}H${right}`} />}
      {state === 'awaited' && <circle class="mark" cx={x + size / 2} cy={y + size / 2} r={size * 0.12} />}
    </g>
  )
}
