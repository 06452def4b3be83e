/** What was used, bar by bar: hatched where days are missing, a dot where none is known. Drawn once for each width of page. */
import { scaleLinear } from 'd3-scale'
import type { Lang } from '#routes'
import { quantity, text } from '../i18n/index.ts'
import type { UseBar } from '../props/energy.ts'

interface UseBarsProps {
  readonly id: string
  readonly title: string
  readonly bars: readonly UseBar[]
  readonly unit: string
  /** Short name of a bar's period, and its name in full. */
  readonly short: (at: string) => string
  readonly long: (at: string) => string
  readonly lang: Lang
}
const sizes = [
  { name: 'narrow', width: 340, height: 250, font: 14, room: 13 },
  { name: 'middle', width: 560, height: 270, font: 13.5, room: 24 },
  { name: 'wide', width: 860, height: 280, font: 13, room: 40 },
] as const

export function UseBars(props: UseBarsProps) {
  if (props.bars.length === 0) return null
  return (
    <div class="drawings">
      {sizes.map((size) => (
        <Drawing key={size.name} {...props} size={size} />
      ))}
    </div>
  )
}

function Drawing({ id, title, bars, unit, short, long, lang, size }: UseBarsProps & { readonly size: (typeof sizes)[number] }) {
  const t = text(lang).energy
  const shown = bars.slice(-size.room)
  const top = shown.reduce((a, b) => (b.quantity > a.quantity ? b : a))
  const bottom = size.height - size.font * 2.2
  const y = scaleLinear([0, Math.max(top.quantity / 1_000_000, 0.001)], [bottom, size.font * 2]).nice(3)
  const format = new Intl.NumberFormat(lang === 'fr' ? 'fr-FR' : 'en-GB')
  const marks = y.ticks(3)
  const left = Math.max(...marks.map((mark) => format.format(mark).length)) * size.font * 0.56 + 10
  const step = (size.width - left - 4) / shown.length
  const width = Math.max(2, Math.min(34, step * 0.68))
  const ids = { title: `${id}-${size.name}-title`, desc: `${id}-${size.name}-desc`, hatch: `${id}-${size.name}-hatch` }
  const every = Math.ceil((size.font * Math.max(...shown.map(({ at }) => short(at).length)) * 0.62) / step)
  return (
    <svg
      class={`chart months use for-${size.name}`}
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-labelledby={ids.title}
      aria-describedby={ids.desc}
    >
      <title id={ids.title}>{title}</title>
      <desc id={ids.desc}>{t.desc(quantity(top.quantity, unit, lang), long(top.at))}</desc>
      <defs>
        <pattern id={ids.hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line class="hatch" x1="0" x2="0" y1="0" y2="6" />
        </pattern>
      </defs>
      {marks.map((mark) => (
        <g key={mark}>
          <line class="axis" x1={left} x2={size.width} y1={y(mark)} y2={y(mark)} />
          <text x={left - 8} y={y(mark) + size.font * 0.35} text-anchor="end">
            {format.format(mark)}
          </text>
        </g>
      ))}
      <text x={left} y={size.font}>
        {unit === 'm3' ? 'm³' : unit}
      </text>
      {shown.map((bar, place) => {
        const middle = left + step * (place + 0.5)
        const box = {
          x: middle - width / 2,
          y: y(bar.quantity / 1_000_000),
          width,
          height: bottom - y(bar.quantity / 1_000_000),
          rx: Math.min(3, width / 4),
        }
        return (
          <g key={bar.at}>
            {bar.known === 0 && bar.quantity === 0 ? (
              <circle class="gap" cx={middle} cy={bottom - 5} r="2.5" />
            ) : (
              <rect class={`in${bar.missing > 0 ? ' partial' : ''}`} {...box} />
            )}
            {bar.missing > 0 && <rect {...box} fill={`url(#${ids.hatch})`} />}
            {(shown.length - 1 - place) % every === 0 && (
              <text
                x={Math.min(middle, size.width - short(bar.at).length * size.font * 0.29)}
                y={size.height - size.font * 0.6}
                text-anchor="middle"
              >
                {short(bar.at)}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}
