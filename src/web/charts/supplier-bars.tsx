/** What each supplier was paid this year, with a mark at the year before: the largest ones, drawn for a phone and for a wide page. */
import { scaleLinear } from 'd3-scale'
import type { Lang } from '#routes'
import { text } from '../i18n/index.ts'
import { roundMoney } from './scale.ts'

interface SupplierBarsProps {
  readonly id: string
  readonly title: string
  /** Largest first. */
  readonly rows: readonly { readonly id: string; readonly name: string; readonly now: number; readonly before: number }[]
  readonly currency: string
  readonly lang: Lang
}
interface Size {
  readonly name: 'narrow' | 'middle' | 'wide' | 'large'
  readonly width: number
  readonly font: number
  readonly row: number
  /** Room for names beside the bars; none: above them. */
  readonly names: number
}
const sizes: readonly Size[] = [
  { name: 'narrow', width: 280, font: 14, row: 46, names: 0 },
  { name: 'middle', width: 440, font: 13.5, row: 30, names: 140 },
  { name: 'wide', width: 680, font: 13, row: 28, names: 170 },
  { name: 'large', width: 1000, font: 13, row: 28, names: 210 },
]

export const SupplierBars = (props: SupplierBarsProps) =>
  props.rows.length === 0 ? null : (
    <div class="drawings">
      {sizes.map((size) => (
        <Drawing key={size.name} {...props} size={size} />
      ))}
    </div>
  )

function Drawing({ id, title, rows, currency, lang, size }: SupplierBarsProps & { readonly size: Size }) {
  const { width, font, row, names } = size
  const most = Math.max(1, ...rows.flatMap(({ now, before }) => [now, before]))
  const amounts = rows.map(({ now }) => roundMoney(now, currency, lang))
  const right = width - Math.max(...amounts.map(({ length }) => length)) * font * 0.6 - 8
  const x = scaleLinear([0, most], [names, right]).clamp(true)
  const ids = { title: `${id}-${size.name}-title`, desc: `${id}-${size.name}-desc` }
  const height = rows.length * row + 6
  const bar = { top: names === 0 ? font * 1.35 : row * 0.2, height: names === 0 ? 14 : row * 0.6 }
  const room = Math.floor((names - 12) / (font * 0.54))
  return (
    <svg
      class={`chart months pairs for-${size.name}`}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={ids.title}
      aria-describedby={ids.desc}
    >
      <title id={ids.title}>{title}</title>
      <desc id={ids.desc}>{text(lang).suppliers.chartDesc(rows[0]?.name ?? '', amounts[0] ?? '')}</desc>
      {rows.map(({ id: key, name, now, before }, place) => {
        const top = place * row + 4
        const middle = top + bar.top + bar.height / 2
        return (
          <g key={key}>
            <text
              class="label"
              x={names === 0 ? 0 : names - 10}
              y={names === 0 ? top + font : middle + font * 0.35}
              text-anchor={names === 0 ? 'start' : 'end'}
            >
              {names === 0 || name.length <= room ? name : `${name.slice(0, room - 1)}…`}
            </text>
            <rect class="track" x={names} y={top + bar.top} width={right - names} height={bar.height} rx="3" />
            <rect class="main" x={names} y={top + bar.top} width={Math.max(0, x(now) - names)} height={bar.height} rx="3" />
            {before > 0 && <line class="before" x1={x(before)} x2={x(before)} y1={top + bar.top - 3} y2={top + bar.top + bar.height + 3} />}
            <text x={width} y={middle + font * 0.35} text-anchor="end">
              {amounts[place]}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
