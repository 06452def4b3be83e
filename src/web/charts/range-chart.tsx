/** A balance to come: a band where it would be eight times in ten, its middle, and the floor a person chose. */
import { scaleLinear } from 'd3-scale'
import { minorDigits } from '#lib/pure/money'
import type { Lang } from '#routes'
import { dayOfYear, monthName, text } from '../i18n/index.ts'
import { roundMoney } from './scale.ts'

export interface RangePoint {
  readonly day: string
  readonly low: number
  readonly middle: number
  readonly high: number
}

interface RangeChartProps {
  readonly id: string
  readonly title: string
  /** In order, the first being the last day known, where all three are one. */
  readonly points: readonly RangePoint[]
  readonly floor: number | null
  readonly currency: string
  readonly lang: Lang
}

interface Size {
  readonly name: 'narrow' | 'middle' | 'wide' | 'large'
  readonly width: number
  readonly height: number
  readonly font: number
}
const sizes: readonly Size[] = [
  { name: 'narrow', width: 280, height: 260, font: 14 },
  { name: 'middle', width: 440, height: 290, font: 13.5 },
  { name: 'wide', width: 680, height: 320, font: 13 },
  { name: 'large', width: 1000, height: 360, font: 13 },
]

export function RangeChart(props: RangeChartProps) {
  if (props.points.length < 2) return null
  return (
    <div class="drawings">
      {sizes.map((size) => (
        <Drawing key={size.name} {...props} size={size} />
      ))}
    </div>
  )
}

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000

function Drawing({ id, title, points, floor, currency, lang, size }: RangeChartProps & { readonly size: Size }) {
  const t = text(lang).answers.forecast
  const unit = 10 ** (minorDigits(currency) ?? 2)
  const values = points.flatMap(({ low, high }) => [low, high]).concat(floor ?? [], 0)
  const y = scaleLinear([Math.min(...values) / unit, Math.max(...values) / unit], [size.height - size.font * 2.4, size.font * 2.2]).nice(4)
  const format = new Intl.NumberFormat(lang === 'fr' ? 'fr-FR' : 'en-GB')
  const marks = y.ticks(4).map((tick) => ({ at: y(tick), words: format.format(tick).replaceAll('-', '−') }))
  const left = Math.max(...marks.map(({ words }) => words.length)) * size.font * 0.56 + 10
  const [first, last] = [points[0] as RangePoint, points.at(-1) as RangePoint]
  const right = size.width - size.font * 0.6
  const x = scaleLinear([dayNumber(first.day), dayNumber(last.day)], [left, right])
  const place = (point: RangePoint, which: 'low' | 'middle' | 'high'): string =>
    `${round(x(dayNumber(point.day)))} ${round(y(point[which] / unit))}`
  const line = (which: 'low' | 'middle' | 'high'): string => points.map((point) => place(point, which)).join(' L')
  const band = `M${line('high')} L${points
    .toReversed()
    .map((point) => place(point, 'low'))
    .join(' L')}Z`
  const ids = { title: `${id}-${size.name}-title`, desc: `${id}-${size.name}-desc` }
  const said = t.about(roundMoney(last.middle, currency, lang))
  // Above all that it stands over.
  const over = points.filter(({ day }) => x(dayNumber(day)) >= right - said.length * size.font * 0.58)
  const top = Math.min(...over.map(({ high }) => y(high / unit)))
  return (
    <svg
      class={`chart months range for-${size.name}`}
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-labelledby={ids.title}
      aria-describedby={ids.desc}
    >
      <title id={ids.title}>{title}</title>
      <desc id={ids.desc}>{t.desc}</desc>
      {marks.map(({ at, words }) => (
        <g key={words}>
          <line class="axis" x1={left} x2={right} y1={at} y2={at} />
          <text x={left - 8} y={at + size.font * 0.35} text-anchor="end">
            {words}
          </text>
        </g>
      ))}
      <path class="area" d={band} />
      {y.domain()[0] !== 0 && <line class="zero" x1={left} x2={right} y1={y(0)} y2={y(0)} />}
      {floor !== null && <line class="floor" x1={left} x2={right} y1={y(floor / unit)} y2={y(floor / unit)} />}
      {floor !== null && (
        <text class="floor-name" x={left + 6} y={y(floor / unit) + size.font * 1.2}>
          {t.floorKey(roundMoney(floor, currency, lang))}
        </text>
      )}
      <path class="main" d={`M${line('middle')}`} />
      <circle class="last" cx={x(dayNumber(last.day))} cy={y(last.middle / unit)} r="4" />
      <text class="label" x={right} y={Math.max(size.font, top - size.font * 0.6)} text-anchor="end">
        {said}
      </text>
      {monthMarks(points, size).map((day) => (
        <text key={day} x={x(dayNumber(day))} y={size.height - size.font * 0.7} text-anchor="middle">
          {monthName(day, lang)}
        </text>
      ))}
      <text class="label" x={left} y={size.font} text-anchor="start">
        {dayOfYear(first.day, lang, 'short')}
        {lang === 'fr' ? '\u00a0: ' : ': '}
        {roundMoney(first.middle, currency, lang)}
      </text>
    </svg>
  )
}

const round = (value: number): number => Math.round(value * 10) / 10

/** The firsts of months, as many as there is room for. */
function monthMarks(points: readonly RangePoint[], size: Size): readonly string[] {
  const starts = [...new Set(points.slice(1).map(({ day }) => day.slice(0, 7)))].slice(1).map((month) => `${month}-01`)
  const every = Math.ceil((starts.length * size.font * 3.2) / size.width)
  return starts.filter((_, place) => place % every === 0)
}
