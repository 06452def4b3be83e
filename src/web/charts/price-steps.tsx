/** A price over time: a line that steps where it changed, with its first and last amounts written. */
import { scaleLinear } from 'd3-scale'
import type { Lang } from '#routes'
import { day as dayInWords, money, text } from '../i18n/index.ts'

interface PriceStepsProps {
  readonly id: string
  readonly title: string
  readonly first: string
  readonly last: string
  /** At least one, in order. */
  readonly changes: readonly { readonly day: string; readonly from: number; readonly to: number }[]
  readonly currency: string
  readonly lang: Lang
}
const sizes = [
  { name: 'narrow', width: 280, height: 140, font: 14 },
  { name: 'middle', width: 440, height: 150, font: 13.5 },
  { name: 'wide', width: 680, height: 150, font: 13 },
  { name: 'large', width: 1000, height: 160, font: 13 },
] as const

export const PriceSteps = (props: PriceStepsProps) => (
  <div class="drawings">
    {sizes.map((size) => (
      <Drawing key={size.name} {...props} size={size} />
    ))}
  </div>
)

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000

function Drawing({ id, title, first, last, changes, currency, lang, size }: PriceStepsProps & { readonly size: (typeof sizes)[number] }) {
  const { width, height, font } = size
  const start = changes[0]?.from ?? 0
  const end = changes.at(-1)?.to ?? start
  const most = Math.max(start, ...changes.map(({ to }) => to))
  const x = scaleLinear([dayNumber(first), dayNumber(last)], [4, width - 8]).clamp(true)
  // From zero: a rise of two in a hundred must not look like a doubling.
  const y = scaleLinear([0, most], [height - font * 2, font * 2])
  const line = changes.map(({ day, to }) => `H${round(x(dayNumber(day)))} V${round(y(to))}`).join(' ')
  const ids = { title: `${id}-${size.name}-title`, desc: `${id}-${size.name}-desc` }
  const amount = (minor: number): string => money(minor, currency, lang)
  return (
    <svg
      class={`chart months steps for-${size.name}`}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={ids.title}
      aria-describedby={ids.desc}
    >
      <title id={ids.title}>{title}</title>
      <desc id={ids.desc}>{text(lang).suppliers.board.stepsDesc(amount(start), amount(end))}</desc>
      <line class="axis" x1="0" x2={width} y1={y(0)} y2={y(0)} />
      <path class="main" d={`M4 ${round(y(start))} ${line} H${width - 8}`} />
      <circle class="last" cx={width - 8} cy={y(end)} r="4" />
      <text class="label" x="4" y={y(start) - font * 0.6}>
        {amount(start)}
      </text>
      <text class="label" x={width} y={y(end) - font * 0.7} text-anchor="end">
        {amount(end)}
      </text>
      <text x="4" y={height - font * 0.5}>
        {dayInWords(first, lang, 'short')}
      </text>
      <text x={width} y={height - font * 0.5} text-anchor="end">
        {dayInWords(last, lang, 'short')}
      </text>
    </svg>
  )
}

const round = (value: number): number => Math.round(value * 10) / 10
