/**
 * What came in and went out, month by month: two bars a month, filled for in, hollow for out; one month is said loud,
 * the rest stay quiet. Drawn once for each width of page, so that text is never shrunk under 12 px.
 */
import type { Lang } from '#routes'
import { month, monthName, text } from '../i18n/index.ts'
import { type AmountAxis, amountAxis, roundMoney } from './scale.ts'

/** Amounts are positive minor units. */
export interface MonthBar {
  readonly month: string
  readonly in: number
  readonly out: number
  readonly partial: boolean
}

interface MonthBarsProps {
  readonly months: readonly MonthBar[]
  /** The month said loud. */
  readonly chosen: string
  readonly currency: string
  readonly lang: Lang
  /** Makes the ids of this chart its own on the page. */
  readonly id: string
  /** True where the chart may have the whole width of a page. */
  readonly full?: boolean
}

/** A drawing's size in pixels; `font` is that of its texts, in the same. */
interface Size {
  readonly name: 'narrow' | 'middle' | 'wide' | 'large'
  readonly width: number
  readonly height: number
  readonly font: number
  readonly months: number
}

const sizes: readonly Size[] = [
  { name: 'narrow', width: 280, height: 236, font: 14, months: 6 },
  { name: 'middle', width: 440, height: 240, font: 13.5, months: 12 },
  { name: 'wide', width: 680, height: 250, font: 13, months: 24 },
  { name: 'large', width: 1000, height: 270, font: 13, months: 24 },
]

/** Drawings of which the style sheet shows one. Months must be in order; nothing is drawn without any. */
export function MonthBars(props: MonthBarsProps) {
  if (props.months.length === 0) return null
  return (
    <div class="drawings">
      {sizes
        .filter(({ name }) => props.full || name !== 'large')
        .map((size) => (
          <Drawing key={size.name} {...props} size={size} />
        ))}
    </div>
  )
}

/** The months a drawing has room for: the last ones, or those around the chosen one when it is older. */
export function windowOf<M extends { readonly month: string }>(months: readonly M[], chosen: string, room: number): readonly M[] {
  if (months.length <= room) return months
  const at = months.findIndex((entry) => entry.month === chosen)
  const last = months.length - room
  const from = at === -1 || at >= last ? last : Math.max(0, at - Math.floor(room / 2))
  return months.slice(from, from + room)
}

function Drawing({ months, chosen, currency, lang, id, size }: MonthBarsProps & { readonly size: Size }) {
  const t = text(lang).attic.budget
  const shown = windowOf(months, chosen, size.months)
  const most = Math.max(...shown.flatMap((entry) => [entry.in, entry.out]))
  const loud = shown.find((entry) => entry.month === chosen)
  const said = loud ? [`${roundMoney(loud.in, currency, lang)} ${t.came}`, `${roundMoney(loud.out, currency, lang)} ${t.left}`] : []
  const lines = size.name === 'narrow' ? said : [said.join(', ')]
  const place = { bottom: size.height - size.font * 3.1, top: size.font * (1.3 * lines.length + 1.1), marks: 3 }
  const axis = amountAxis(most, currency, lang, place)
  const left = Math.max(...axis.marks.map(({ words }) => words.length)) * size.font * 0.56 + 10
  const step = (size.width - left - 4) / shown.length
  const ids = { title: `${id}-${size.name}-title`, desc: `${id}-${size.name}-desc`, hatch: `${id}-${size.name}-hatch` }
  const centre = (index: number): number => left + step * (index + 0.5)
  return (
    <svg
      class={`chart months for-${size.name}`}
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-labelledby={ids.title}
      aria-describedby={ids.desc}
    >
      <title id={ids.title}>{t.chartTitle(month(shown[0]?.month ?? '', lang), month(shown.at(-1)?.month ?? '', lang))}</title>
      <desc id={ids.desc}>
        {loud && t.chartDesc(month(loud.month, lang), roundMoney(loud.in, currency, lang), roundMoney(loud.out, currency, lang))}
      </desc>
      <Hatch id={ids.hatch} />
      {axis.marks.map(({ y, words }) => (
        <g key={words}>
          <line class="axis" x1={left} x2={size.width} y1={y} y2={y} />
          <text x={left - 8} y={y + size.font * 0.35} text-anchor="end">
            {words}
          </text>
        </g>
      ))}
      {shown.map((entry, index) => (
        <Pair key={entry.month} entry={entry} x={centre(index)} step={step} axis={axis} loud={entry === loud} hatch={ids.hatch} />
      ))}
      <MonthNames shown={shown} chosen={chosen} lang={lang} size={size} step={step} centre={centre} />
      {loud && <Said lines={lines} x={centre(shown.indexOf(loud))} to={axis.y(Math.max(loud.in, loud.out))} size={size} />}
    </svg>
  )
}

const Hatch = ({ id }: { readonly id: string }) => (
  <defs>
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line class="hatch" x1="0" x2="0" y1="0" y2="6" />
    </pattern>
  </defs>
)

interface PairProps {
  readonly entry: MonthBar
  readonly x: number
  readonly step: number
  readonly axis: AmountAxis
  readonly loud: boolean
  readonly hatch: string
}

function Pair({ entry, x, step, axis, loud, hatch }: PairProps) {
  const width = Math.min(40, step * 0.36)
  const gap = Math.min(3, step * 0.06)
  const bar = (way: 'in' | 'out', from: number) => {
    const top = axis.y(entry[way])
    const inset = way === 'out' ? 1 : 0
    const box = {
      x: from + inset,
      y: top + inset,
      width: Math.max(1, width - inset * 2),
      height: Math.max(0, axis.y(0) - top - inset),
      rx: Math.min(3, width / 4),
    }
    return (
      <>
        <rect class={`${way}${loud ? ' loud' : ''}${entry.partial ? ' partial' : ''}`} {...box} />
        {entry.partial && <rect {...box} fill={`url(#${hatch})`} />}
      </>
    )
  }
  return (
    <g>
      {bar('in', x - width - gap / 2)}
      {bar('out', x + gap / 2)}
    </g>
  )
}

interface NamesProps {
  readonly shown: readonly MonthBar[]
  readonly chosen: string
  readonly lang: Lang
  readonly size: Size
  readonly step: number
  readonly centre: (index: number) => number
}

/** Names of the months, as many as there is room for; under them each year, where it begins. */
function MonthNames({ shown, chosen, lang, size, step, centre }: NamesProps) {
  const every = Math.ceil((size.font * 2.6) / step)
  const at = Math.max(
    0,
    shown.findIndex((entry) => entry.month === chosen),
  )
  return (
    <>
      {shown.map((entry, index) => {
        if ((index - at) % every !== 0) return null
        return (
          <text
            key={entry.month}
            class={entry.month === chosen ? 'label' : undefined}
            x={centre(index)}
            y={size.height - size.font * 1.8}
            text-anchor="middle"
          >
            {monthName(entry.month, lang)}
          </text>
        )
      })}
      {yearStarts(shown, (size.font * 3) / step).map((index) => (
        <text key={index} x={centre(index)} y={size.height - size.font * 0.4} text-anchor="middle">
          {shown[index]?.month.slice(0, 4)}
        </text>
      ))}
    </>
  )
}

/** Places of the first month and of each January; the first gives way when January comes within `room` months. */
function yearStarts(shown: readonly MonthBar[], room: number): readonly number[] {
  const januaries = shown.flatMap(({ month }, index) => (month.endsWith('-01') ? [index] : []))
  return (januaries[0] ?? Infinity) < room ? januaries : [0, ...januaries]
}

interface SaidProps {
  readonly lines: readonly string[]
  readonly x: number
  /** Top of the taller bar of the month. */
  readonly to: number
  readonly size: Size
}

/** The two amounts of the loud month, above everything, tied to it by a thin line. */
function Said({ lines, x, to, size }: SaidProps) {
  const half = (Math.max(...lines.map(({ length }) => length)) * size.font * 0.54) / 2
  const middle = Math.max(half, Math.min(x, size.width - half))
  const below = size.font * (1.3 * lines.length + 0.2)
  return (
    <>
      {to - below > 8 && <line class="leader" x1={x} x2={x} y1={below} y2={to - 4} />}
      {lines.map((words, index) => (
        <text key={words} class="label" x={middle} y={size.font * (1.3 * index + 1)} text-anchor="middle">
          {words}
        </text>
      ))}
    </>
  )
}
