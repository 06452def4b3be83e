/** A journey: where from, where to, and between towns that are known here a plain drawing to scale, without any map asked of anyone. */
import type { Record } from '#model'
import type { Lang } from '#routes'
import { text } from '../i18n/index.ts'
import { Card } from '../ui/parts.tsx'
import { kilometres, radians, type Town, townOf, towns } from './places.ts'

const [width, height, edge] = [480, 300, 70]

export function TripForm({ record, lang }: { readonly record: Record<'mobility.trip'>; readonly lang: Lang }) {
  const t = text(lang).records.one
  const [from, to] = [townOf(record.from ?? ''), townOf(record.to ?? '')]
  if (from === undefined || to === undefined || from === to) return null
  const { project, perKilometre } = projection(from, to)
  const far = kilometres(from, to)
  const around = towns.map((town) => ({ town, at: project(town) })).filter(({ town, at }) => town !== from && town !== to && isInside(at))
  const bar = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].findLast((length) => length * perKilometre < width / 3) ?? 1
  const [start, end] = [project(from), project(to)]
  const said = t.map(from.name, to.name, kilometresInWords(far, lang))
  return (
    <Card id="map">
      <svg class="trip-map" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={said}>
        {around.map(({ town, at }) => (
          <g key={town.name} class="around">
            <circle cx={at.x} cy={at.y} r="2.5" />
            <text x={at.x + 6} y={at.y + 4}>
              {town.name}
            </text>
          </g>
        ))}
        <line x1={start.x} y1={start.y} x2={end.x} y2={end.y} />
        {[
          { town: from, at: start },
          { town: to, at: end },
        ].map(({ town, at }) => (
          <g key={town.name}>
            <circle cx={at.x} cy={at.y} r="6" />
            <text x={at.x} y={at.y > height / 2 ? at.y + 21 : at.y - 11} text-anchor="middle">
              {town.name}
            </text>
          </g>
        ))}
        <path class="scale" d={`M12 ${height - 22}v6h${bar * perKilometre}v-6`} />
        <text x="14" y={height - 26}>
          {kilometresInWords(bar, lang)}
        </text>
        <path class="scale" d={`M${width - 20} 34V12m0 0-5 7m5-7 5 7`} />
        <text x={width - 20} y="50" text-anchor="middle">
          {t.north}
        </text>
      </svg>
      <p class="small soft">
        {said} {t.mapAbout}
      </p>
    </Card>
  )
}

const kilometresInWords = (many: number, lang: Lang): string =>
  `${new Intl.NumberFormat(lang, { maximumFractionDigits: 0 }).format(many)}\u00a0km`

const isInside = ({ x, y }: { x: number; y: number }): boolean => x > 10 && x < width - 90 && y > 20 && y < height - 50

/** Degrees to the drawing, to scale around the middle of the journey: enough for what is no wider than a country. */
function projection(from: Town, to: Town) {
  const middle = { north: (from.north + to.north) / 2, east: (from.east + to.east) / 2 }
  const squeeze = Math.cos(radians(middle.north))
  const wide = Math.max(Math.abs(from.east - to.east) * squeeze, 0.05)
  const tall = Math.max(Math.abs(from.north - to.north), 0.05)
  const perDegree = Math.min((width - 2 * edge) / wide, (height - 2 * edge) / tall)
  return {
    perKilometre: perDegree / 111.2,
    project: (town: Town) => ({
      x: width / 2 + (town.east - middle.east) * squeeze * perDegree,
      y: height / 2 - (town.north - middle.north) * perDegree,
    }),
  }
}
