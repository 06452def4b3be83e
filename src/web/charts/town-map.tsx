/** Towns as circles, without a tile or a network: degrees laid flat, the large towns around as small dots, and a scale. */
import { scaleLinear } from 'd3-scale'
import type { Lang } from '#routes'
import { text } from '../i18n/index.ts'
import { frameOf, type MapSize, mapSizes, round, scaleOf } from './flat-map.ts'

interface TownMapProps {
  readonly id: string
  /** Largest first, at least one. */
  readonly places: readonly {
    readonly town: string
    readonly name: string
    readonly latitude: number
    readonly longitude: number
    readonly visits: number
  }[]
  readonly around: readonly (readonly [latitude: number, longitude: number])[]
  readonly home: string | null
  readonly lang: Lang
}
export const TownMap = (props: TownMapProps) => (
  <div class="drawings">
    {mapSizes.map((size) => (
      <Drawing key={size.name} {...props} size={size} />
    ))}
  </div>
)

/** Half a degree of land at least. */
const leastDegrees = 0.5

function Drawing({ id, places, around, home, lang, size }: TownMapProps & { readonly size: MapSize }) {
  const t = text(lang).map
  const { width, height, font } = size
  const { x, y, kilometres } = frameOf(places, size, leastDegrees)
  const most = places[0]?.visits ?? 1
  const area = scaleLinear([0, most], [9, 34 ** 2])
  const scale = scaleOf(kilometres, width)
  const circles = places.map((one) => ({
    town: one.town,
    name: one.name,
    x: x(one.longitude),
    y: y(one.latitude),
    r: round(Math.sqrt(area(one.visits))),
  }))
  const names = labelsOf(circles, size)
  const isShown = (left: number, top: number): boolean =>
    isInside(left, top) && !circles.some((one) => covers(one, left, top)) && !names.some((one) => isBehind(one, left, top, font))
  const ids = { title: `${id}-${size.name}-title`, desc: `${id}-${size.name}-desc` }
  const isInside = (left: number, top: number): boolean => left > 3 && top > 3 && left < width - 3 && top < height - 3
  return (
    <svg
      class={`chart months places for-${size.name}`}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={ids.title}
      aria-describedby={ids.desc}
    >
      <title id={ids.title}>{t.drawn}</title>
      <desc id={ids.desc}>{t.desc(places[0]?.name ?? '', t.times(most))}</desc>
      {around.map(([latitude, longitude]) =>
        isShown(x(longitude), y(latitude)) ? (
          <circle key={`${latitude} ${longitude}`} class="around" cx={x(longitude)} cy={y(latitude)} r="1.7" />
        ) : null,
      )}
      {circles.map(({ town, x: left, y: top, r }) => (
        <circle key={town} class="town" cx={left} cy={top} r={r} />
      ))}
      {circles
        .filter(({ name }) => name === home)
        .map(({ town, x: left, y: top }) => (
          <circle key={town} class="home" cx={left} cy={top} r="3.5" />
        ))}
      {names.map(({ town, name, left, top, from }) => (
        <g key={town}>
          {from !== null && <line class="leader" x1={from.x} y1={from.y} x2={left} y2={top < from.y ? top + 4 : top - font} />}
          <text class="label" x={left} y={top} text-anchor="middle">
            {name}
          </text>
        </g>
      ))}
      <line class="axis" x1="10" x2={10 + scale / kilometres} y1={height - 10} y2={height - 10} />
      <text x="10" y={height - 10 - font * 0.5}>
        {t.scale(scale)}
      </text>
    </svg>
  )
}

interface Circle {
  readonly town: string
  readonly name: string
  readonly x: number
  readonly y: number
  readonly r: number
}
const covers = ({ x, y, r }: Circle, left: number, top: number): boolean => Math.hypot(x - left, y - top) < r

const isBehind = (one: Label, left: number, top: number, font: number): boolean =>
  Math.abs(one.left - left) < one.half + 3 && top > one.top - font && top < one.top + 4

interface Label {
  readonly town: string
  readonly name: string
  readonly left: number
  /** Its base line. */
  readonly top: number
  readonly half: number
  /** Where a line to it starts, when it is not beside its own circle. */
  readonly from: Circle | null
}

/** Names of the largest, each over or under its circle, or under the larger circle that holds it; none over a name or a circle. */
function labelsOf(circles: readonly Circle[], { font, labels, width, height }: MapSize): readonly Label[] {
  const kept: Label[] = []
  for (const circle of circles) {
    const { town, name, x, y, r } = circle
    const half = (name.length * font * 0.56) / 2
    const left = Math.min(width - half, Math.max(half, x))
    const host = circles.find((one) => one.r > r && covers(one, x, y))
    const [over, under] = [y - r - 4, y + r + font]
    const outside = host === undefined ? [] : [host.y + host.r + font * 2, host.y - host.r - font * 2]
    const found = [...[over, under].map((top) => ({ top, from: null })), ...outside.map((top) => ({ top, from: circle }))].find(
      ({ top }) =>
        top >= font &&
        top <= height - font * 2.5 &&
        kept.every((one) => Math.abs(one.top - top) > font * 1.1 || Math.abs(one.left - left) > one.half + half + 4) &&
        circles.every(
          (one) => one === circle || !overlaps(one, { left: left - half, right: left + half, top: top - font * 0.8, bottom: top }),
        ),
    )
    if (found !== undefined && kept.length < labels) kept.push({ town, name, left, half, ...found })
  }
  return kept
}

const overlaps = (
  { x, y, r }: Circle,
  box: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number },
) => Math.hypot(x - Math.min(box.right, Math.max(box.left, x)), y - Math.min(box.bottom, Math.max(box.top, y))) < r
