/** Towns as circles, without a tile or a network: degrees laid flat, the large towns around as pale dots, and a scale. */
import { scaleLinear } from 'd3-scale'
import type { Lang } from '#routes'
import { text } from '../i18n/index.ts'

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
const sizes = [
  { name: 'narrow', width: 340, height: 360, font: 14, labels: 4 },
  { name: 'middle', width: 560, height: 420, font: 13.5, labels: 6 },
  { name: 'wide', width: 860, height: 480, font: 13, labels: 8 },
] as const
type Size = (typeof sizes)[number]

export const TownMap = (props: TownMapProps) => (
  <div class="drawings">
    {sizes.map((size) => (
      <Drawing key={size.name} {...props} size={size} />
    ))}
  </div>
)

const kilometresPerDegree = 111.2

/** Both ways the same kilometres a pixel, around the middle of the places; half a degree of land at least is shown. */
function frameOf(places: TownMapProps['places'], { width, height }: Size) {
  const [lows, highs] = [Math.min, Math.max].map((edge) => ({
    latitude: edge(...places.map(({ latitude }) => latitude)),
    longitude: edge(...places.map(({ longitude }) => longitude)),
  })) as [{ latitude: number; longitude: number }, { latitude: number; longitude: number }]
  const middle = { latitude: (lows.latitude + highs.latitude) / 2, longitude: (lows.longitude + highs.longitude) / 2 }
  const narrow = Math.cos((middle.latitude * Math.PI) / 180)
  const degrees = Math.max(
    0.5 / width,
    ((highs.longitude - lows.longitude) * narrow) / (width - 120),
    (highs.latitude - lows.latitude) / (height - 110),
  )
  return {
    x: (longitude: number): number => round(width / 2 + ((longitude - middle.longitude) * narrow) / degrees),
    y: (latitude: number): number => round(height / 2 - (latitude - middle.latitude) / degrees),
    kilometres: degrees * kilometresPerDegree,
  }
}

const round = (value: number): number => Math.round(value * 10) / 10

function Drawing({ id, places, around, home, lang, size }: TownMapProps & { readonly size: Size }) {
  const t = text(lang).map
  const { width, height, font } = size
  const { x, y, kilometres } = frameOf(places, size)
  const most = places[0]?.visits ?? 1
  const area = scaleLinear([0, most], [9, 34 ** 2])
  const scale = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].findLast((some) => some / kilometres <= width / 4) ?? 1
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
        isInside(x(longitude), y(latitude)) ? (
          <circle key={`${latitude} ${longitude}`} class="around" cx={x(longitude)} cy={y(latitude)} r="2" />
        ) : null,
      )}
      {places.map(({ town, latitude, longitude, visits }) => (
        <circle key={town} class="town" cx={x(longitude)} cy={y(latitude)} r={round(Math.sqrt(area(visits)))} />
      ))}
      {places
        .filter(({ name }) => name === home)
        .map(({ town, latitude, longitude }) => (
          <circle key={town} class="home" cx={x(longitude)} cy={y(latitude)} r="3.5" />
        ))}
      {labelsOf(places, x, y, size).map(({ town, name, left, top }) => (
        <text key={town} class="label" x={left} y={top} text-anchor="middle">
          {name}
        </text>
      ))}
      <line class="axis" x1="10" x2={10 + scale / kilometres} y1={height - 10} y2={height - 10} />
      <text x="10" y={height - 10 - font * 0.5}>
        {t.scale(scale)}
      </text>
    </svg>
  )
}

/** Names of the largest, each above its circle, and none over another. */
function labelsOf(
  places: TownMapProps['places'],
  x: (degrees: number) => number,
  y: (degrees: number) => number,
  { font, labels, width }: Size,
) {
  const most = places[0]?.visits ?? 1
  const kept: { town: string; name: string; left: number; top: number; half: number }[] = []
  for (const { town, name, latitude, longitude, visits } of places) {
    const half = (name.length * font * 0.56) / 2
    const top = Math.max(font, y(latitude) - Math.sqrt(9 + ((34 ** 2 - 9) * visits) / most) - 4)
    const left = Math.min(width - half, Math.max(half, x(longitude)))
    const isFree = kept.every((one) => Math.abs(one.top - top) > font * 1.1 || Math.abs(one.left - left) > one.half + half + 4)
    if (isFree && kept.length < labels) kept.push({ town, name, left, top, half })
  }
  return kept
}
