/** A reading among those of its day: a bar an interval, the one looked at said loud, and the same as a table. */
import type { Record } from '#model'
import { type Lang, links } from '#routes'
import { day as dayInWords, quantity, text } from '../i18n/index.ts'
import { Card } from '../ui/parts.tsx'

type Reading = Record<'energy.reading'>

const [width, height, foot] = [480, 120, 16]

export function DayForm({
  record,
  readings,
  lang,
}: {
  readonly record: Reading
  readonly readings: readonly Reading[]
  readonly lang: Lang
}) {
  const t = text(lang).records.one
  if (readings.length < 2) return null
  const most = Math.max(...readings.map((one) => one.quantity), 1)
  const step = width / readings.length
  const total = readings.reduce((sum, one) => sum + one.quantity, 0)
  const said = t.dayAbout(dayInWords(record.day, lang), quantity(total, record.unit, lang))
  const clock = new Intl.DateTimeFormat(lang, { timeStyle: 'short', timeZone: record.zone ?? 'UTC' })
  const at = (one: Reading): string => (one.start === undefined ? '' : clock.format(new Date(one.start)))
  return (
    <Card title={t.day} id="day">
      <svg class="of-day" viewBox={`0 0 ${width} ${height + foot}`} role="img" aria-label={said}>
        {readings.map((one, i) => {
          const tall = (Math.max(0, one.quantity) / most) * height
          return (
            <rect
              key={one.id}
              class={one.id === record.id ? 'loud' : undefined}
              x={i * step + 0.5}
              width={Math.max(1, step - 1)}
              y={height - tall}
              height={tall}
            />
          )
        })}
        <text x="0" y={height + 13}>
          {at(readings[0] as Reading)}
        </text>
        <text x={width} y={height + 13} text-anchor="end">
          {at(readings.at(-1) as Reading)}
        </text>
      </svg>
      <p class="small soft">{said}</p>
      <details class="twin">
        <summary>{text(lang).attic.records.list(t.day)}</summary>
        <table class="paper">
          <thead>
            <tr>
              <th scope="col">{t.hour}</th>
              <th scope="col" class="n">
                {t.read}
              </th>
            </tr>
          </thead>
          <tbody>
            {readings.map((one) => (
              <tr key={one.id}>
                <td>
                  {one.id === record.id ? (
                    <strong>{at(one)}</strong>
                  ) : (
                    <a href={links.record(one.kind, one.id, one.day.slice(0, 7))}>{at(one)}</a>
                  )}
                </td>
                <td class="n">{quantity(one.quantity, one.unit, lang)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Card>
  )
}
