/** A post over its last months: small bars with their amounts as a table beside, drawn for the width of a phone. */
import type { Lang } from '#routes'
import { money, month, monthName, text } from '../i18n/index.ts'
import { roundMoney } from './scale.ts'

interface MonthSparkProps {
  readonly id: string
  readonly title: string
  readonly months: readonly { readonly month: string; readonly amount: number; readonly partial: boolean }[]
  /** The file of its table, and the records behind a month. */
  readonly file: string
  readonly opens: (month: string) => string
  readonly currency: string
  readonly lang: Lang
}

const width = 330
const height = 96
const font = 13

export function MonthSpark({ id, title, months, file, opens, currency, lang }: MonthSparkProps) {
  if (months.length === 0) return null
  const most = Math.max(1, ...months.map(({ amount }) => amount))
  const step = width / months.length
  const top = months.find(({ amount }) => amount === most)
  const place = top === undefined ? -1 : months.indexOf(top)
  const room = height - font * 3
  return (
    <figure class="spark">
      <svg class="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{title}</title>
        {months.map(({ month: at, amount, partial }, index) => {
          const size = Math.max(1, (Math.max(0, amount) / most) * room)
          return (
            <rect
              key={at}
              class={partial ? 'other' : 'bar'}
              x={step * index + step * 0.15}
              y={font * 1.4 + room - size}
              width={step * 0.7}
              height={size}
              rx="2"
            />
          )
        })}
        {place >= 0 && (
          <text class="label" x={Math.min(width - 30, Math.max(30, step * (place + 0.5)))} y={font} text-anchor="middle">
            {roundMoney(most, currency, lang)}
          </text>
        )}
        <text x={0} y={height - 3}>
          {monthName(months[0]?.month ?? '', lang)}
        </text>
        <text x={width} y={height - 3} text-anchor="end">
          {monthName(months.at(-1)?.month ?? '', lang)}
        </text>
      </svg>
      <details class="twin">
        <summary>
          {text(lang).answers.table}
          <span class="vh"> : {title}</span>
        </summary>
        <table>
          <tbody>
            {months.toReversed().map(({ month: at, amount }) => (
              <tr key={at}>
                <th scope="row">{month(at, lang)}</th>
                <td class="n">{amount === 0 ? money(0, currency, lang) : <a href={opens(at)}>{money(amount, currency, lang)}</a>}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p class="small">
          <a href={file} download>
            {text(lang).answers.csv}
            <span class="vh"> : {title}</span>
          </a>
        </p>
      </details>
    </figure>
  )
}
