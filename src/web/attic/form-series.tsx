/** A value among those of its subject: a line through its days, and the same as a table. */
import type { Record } from '#model'
import { type Lang, links } from '#routes'
import { day, money, quantity, text } from '../i18n/index.ts'
import type { SeriesOfRecord } from '../props.ts'
import { Card } from '../ui/parts.tsx'

const [width, height, edge, foot] = [480, 120, 8, 16]

interface Props {
  readonly record: Record
  readonly series: SeriesOfRecord
  readonly lang: Lang
}

export function SeriesForm({ record, series, lang }: Props) {
  const t = text(lang).forms
  const { kind, points } = series
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined) return null
  const at = places(points)
  const said = t.series(points.length, day(first.day, lang), day(last.day, lang))
  const title = text(lang).attic.kinds[kind].name
  return (
    <Card title={title} id="series">
      <svg class="series" viewBox={`0 0 ${width} ${height + foot}`} role="img" aria-label={said}>
        <polyline points={at.map(({ x, y }) => `${x},${y}`).join(' ')} />
        {at.map(({ x, y }, i) => (
          <circle
            key={points[i]?.id}
            class={points[i]?.id === record.id ? 'loud' : undefined}
            cx={x}
            cy={y}
            r={points[i]?.id === record.id ? 6 : 3}
          />
        ))}
        <text x="0" y={height + 13}>
          {day(first.day, lang, 'short')}
        </text>
        <text x={width} y={height + 13} text-anchor="end">
          {day(last.day, lang, 'short')}
        </text>
      </svg>
      <p class="small soft">{said}</p>
      <details class="twin">
        <summary>{text(lang).attic.records.list(title)}</summary>
        <table class="paper">
          <thead>
            <tr>
              <th scope="col">{text(lang).attic.records.day}</th>
              <th scope="col" class="n">
                {t.value}
              </th>
            </tr>
          </thead>
          <tbody>
            {points.toReversed().map((point) => (
              <tr key={point.id}>
                <td>
                  {point.id === record.id ? (
                    <strong>{day(point.day, lang)}</strong>
                  ) : (
                    <a href={links.record(kind, point.id, point.day.slice(0, 7))}>{day(point.day, lang)}</a>
                  )}
                </td>
                <td class="n">{inWords(point.value, series, lang)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Card>
  )
}

const inWords = (value: number, { unit, isMoney }: SeriesOfRecord, lang: Lang): string =>
  isMoney ? money(value, unit, lang) : quantity(value, text(lang).attic.values[unit] ?? unit, lang)

/** Days to the right at their own distance, values upwards between the least and the most. */
function places(points: SeriesOfRecord['points']): { readonly x: number; readonly y: number }[] {
  const days = points.map((point) => Date.parse(point.day))
  const values = points.map(({ value }) => value)
  const [from, least] = [Math.min(...days), Math.min(...values)]
  const [span, range] = [Math.max(...days) - from || 1, Math.max(...values) - least || 1]
  const round = (n: number): number => Math.round(n * 10) / 10
  return points.map(({ value }, i) => ({
    x: round(edge + (((days[i] ?? from) - from) / span) * (width - 2 * edge)),
    y: round(height - edge - ((value - least) / range) * (height - 2 * edge)),
  }))
}
