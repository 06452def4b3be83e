/** Places, and the lines between them, drawn here: no tile, no network. The towns around, pale, say which country it is. */
import { towns } from '#content'
import type { Lang } from '#routes'
import { text } from '../i18n/index.ts'
import { frameOf, freeLabels, type MapSize, mapSizes, type Room, round, scaleOf, thinned } from './flat-map.ts'

/** Degrees in 10⁻⁷. */
interface Spot {
  readonly latitude: number
  readonly longitude: number
}
export interface Mark {
  readonly spot: Spot
  /** Written in the circle: its number in the list below. */
  readonly number?: number
  readonly name?: string
  /** Metres around it, drawn to scale. */
  readonly within?: number
}
interface PlaceMapProps {
  readonly id: string
  readonly title: string
  readonly about: string
  /** The first drawn is the last written over. */
  readonly marks: readonly Mark[]
  readonly paths: readonly (readonly Spot[])[]
  /** Straight lines of journeys of which only the ends are known. */
  readonly hops?: readonly (readonly Spot[])[]
  readonly lang: Lang
}

export const PlaceMap = (props: PlaceMapProps) =>
  props.marks.length + props.paths.length + (props.hops?.length ?? 0) === 0 ? null : (
    <div class="drawings">
      {mapSizes.map((size) => (
        <Drawing key={size.name} {...props} size={size} />
      ))}
    </div>
  )

/** About two kilometres, so that one place alone is somewhere. */
const leastDegrees = 0.02
/** Points of all the lines of one drawing. */
const mostPoints = 3_000

const degreesOf = ({ latitude, longitude }: Spot) => ({ latitude: latitude / 1e7, longitude: longitude / 1e7 })

function Drawing({ id, title, about, marks, paths, hops = [], lang, size }: PlaceMapProps & { readonly size: MapSize }) {
  const t = text(lang).places
  const { width, height, font } = size
  const all = [...marks.map(({ spot }) => spot), ...paths.flat(), ...hops.flat()].map(degreesOf)
  const { x, y, kilometres } = frameOf(all, size, leastDegrees)
  const at = (spot: Spot): readonly [number, number] => [x(spot.longitude / 1e7), y(spot.latitude / 1e7)]
  const ids = { title: `${id}-${size.name}-title`, desc: `${id}-${size.name}-desc` }
  const scale = scaleOf(kilometres, width)
  const around = townsIn(at, size)
  const named = freeLabels(
    marks.flatMap(({ spot, name }) => (name === undefined ? [] : [{ name, left: at(spot)[0], top: round(at(spot)[1] - font * 1.1) }])),
    size,
    size.labels,
  )
  const taken: readonly Room[] = [
    ...named,
    ...marks.map(({ spot }) => ({ left: at(spot)[0], top: at(spot)[1] + font * 0.5, half: font * 0.9 })),
    { left: 10, top: height - 10 - font * 0.5, half: width / 4 },
  ]
  const far = freeLabels(
    around.map((one) => ({ ...one, top: one.top - 5 })),
    size,
    size.labels,
    taken,
  )
  return (
    <svg
      class={`chart months places been for-${size.name}`}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={ids.title}
      aria-describedby={ids.desc}
    >
      <title id={ids.title}>{title}</title>
      <desc id={ids.desc}>{about}</desc>
      {around.map(({ name, left, top }) => (
        <circle key={`${name} ${left}`} class="around" cx={left} cy={top} r="2" />
      ))}
      {far.map(({ name, left, top }) => (
        <text key={`${name} ${left}`} class="far" x={left} y={top} text-anchor="middle">
          {name}
        </text>
      ))}
      {hops.map((hop, index) => (
        <polyline key={index} class="hop" points={pointsOf(hop.map(at))} />
      ))}
      {linesOf(paths, at).map((line, index) => (
        <polyline key={index} class="path" points={pointsOf(line)} />
      ))}
      {marks.toReversed().map(({ spot, number, within }) => {
        const [left, top] = at(spot)
        const radius = Math.min(width, within === undefined ? 0 : within / 1_000 / kilometres)
        return (
          <g key={`${number} ${left} ${top}`}>
            {radius > 6 && <circle class="within" cx={left} cy={top} r={round(radius)} />}
            <circle class="mark" cx={left} cy={top} r={number === undefined ? 6 : font * 0.85} />
            {number !== undefined && (
              <text class="number" x={left} y={round(top + font * 0.35)} text-anchor="middle">
                {number}
              </text>
            )}
          </g>
        )
      })}
      {named.map(({ name, left, top }) => (
        <text key={`${name} ${left} ${top}`} class="label" x={left} y={top} text-anchor="middle">
          {name}
        </text>
      ))}
      <line class="axis" x1="10" x2={round(10 + scale / kilometres)} y1={height - 10} y2={height - 10} />
      <text x="10" y={height - 10 - font * 0.5}>
        {t.scale(scale)}
      </text>
    </svg>
  )
}

const pointsOf = (points: readonly (readonly [number, number])[]): string => points.map(([left, top]) => `${left},${top}`).join(' ')

/** Every line, with no more points in all than a page should carry: the finest step that suffices. */
function linesOf(paths: PlaceMapProps['paths'], at: (spot: Spot) => readonly [number, number]) {
  const lines = paths.filter((path) => path.length > 1).map((path) => path.map(at))
  for (let apart = 1; ; apart *= 2) {
    const some = lines.map((line) => thinned(line, apart))
    if (apart > 64 || some.reduce((sum, { length }) => sum + length, 0) <= mostPoints) return some
  }
}

/** Towns of the drawing, the largest first: no more than eyes can use. */
function townsIn(at: (spot: Spot) => readonly [number, number], { width, height }: MapSize) {
  const inside: { readonly name: string; readonly size: number; readonly left: number; readonly top: number }[] = []
  for (const { name, size, latitude, longitude } of [...towns.fr, ...towns.qc]) {
    const [left, top] = at({ latitude: latitude * 1e7, longitude: longitude * 1e7 })
    if (left > 3 && top > 3 && left < width - 3 && top < height - 3) inside.push({ name, size, left, top })
  }
  return inside.toSorted((a, b) => b.size - a.size).slice(0, 40)
}
