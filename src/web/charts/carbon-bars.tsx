/** What weighs most: a bar to the middle of each line, a thin line from its low to its high. Drawn once for each width of page. */
import { scaleLinear } from 'd3-scale'
import type { Lang } from '#routes'
import { text } from '../i18n/index.ts'
import type { CarbonBar } from '../props/carbon.ts'

const sizes = [
  { name: 'narrow', width: 340, font: 14 },
  { name: 'middle', width: 560, font: 13.5 },
  { name: 'wide', width: 860, font: 13 },
] as const
const most = 8

interface CarbonBarsProps {
  readonly title: string
  readonly lines: readonly CarbonBar[]
  readonly kilos: (grams: number) => string
  readonly lang: Lang
}

export function CarbonBars(props: CarbonBarsProps) {
  return (
    <div class="drawings">
      {sizes.map((size) => (
        <Drawing key={size.name} {...props} size={size} />
      ))}
    </div>
  )
}

function Drawing({ title, lines, kilos, lang, size }: CarbonBarsProps & { readonly size: (typeof sizes)[number] }) {
  const t = text(lang).carbon
  const shown = lines.slice(0, most)
  const row = size.font * 3.2
  const x = scaleLinear([0, Math.max(1, ...shown.map(({ high }) => high))], [0, size.width - 4])
  const ids = { title: `carbon-${size.name}-title`, desc: `carbon-${size.name}-desc` }
  return (
    <svg
      class={`chart months use for-${size.name}`}
      viewBox={`0 0 ${size.width} ${shown.length * row}`}
      role="img"
      aria-labelledby={ids.title}
      aria-describedby={ids.desc}
    >
      <title id={ids.title}>{title}</title>
      <desc id={ids.desc}>{shown[0] !== undefined && t.desc(shown[0].name, kilos(shown[0].central))}</desc>
      {shown.map((line, place) => {
        const y = place * row + size.font * 1.5
        return (
          <g key={line.key}>
            <text x={0} y={place * row + size.font}>
              {line.name}
            </text>
            <text class="label" x={size.width} y={place * row + size.font} text-anchor="end">
              {kilos(line.central)}
            </text>
            <rect class="in" x={0} y={y} width={Math.max(1, x(line.central))} height={size.font * 0.8} rx="3" />
            <line class="zero whisker" x1={x(line.low)} x2={x(line.high)} y1={y + size.font * 0.4} y2={y + size.font * 0.4} />
          </g>
        )
      })}
    </svg>
  )
}
