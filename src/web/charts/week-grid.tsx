/** Days of the week against parts of the day: the larger the square, the more visits; bars when no hour is known. */
import type { Lang } from '#routes'
import { text } from '../i18n/index.ts'
import type { MapProps } from '../props.ts'

const parts = ['night', 'morning', 'afternoon', 'evening', 'none'] as const
const sizes = [
  { name: 'narrow', width: 340, font: 14, left: 84, row: 34 },
  { name: 'middle', width: 440, font: 13.5, left: 90, row: 34 },
  { name: 'wide', width: 680, font: 13, left: 110, row: 34 },
  { name: 'large', width: 1000, font: 13, left: 110, row: 34 },
] as const

export const WeekGrid = (props: { readonly grid: MapProps['grid']; readonly lang: Lang }) => (
  <div class="drawings">
    {sizes.map((size) => (
      <Drawing key={size.name} {...props} size={size} />
    ))}
  </div>
)

function Drawing({ grid, lang, size }: { readonly grid: MapProps['grid']; readonly lang: Lang; readonly size: (typeof sizes)[number] }) {
  const t = text(lang).map
  const { width, font, left, row } = size
  const shown = parts.filter((part) => grid.some(([, one]) => one === part))
  const step = (width - left) / Math.max(1, shown.length)
  const most = Math.max(1, ...grid.map(([, , count]) => count))
  const [busy] = grid.toSorted((a, b) => b[2] - a[2])
  const top = shown.length > 1 ? font * 1.8 : 0
  return (
    <svg
      class={`chart months week for-${size.name}`}
      viewBox={`0 0 ${width} ${top + row * 7}`}
      role="img"
      aria-labelledby={`week-${size.name}-title`}
      aria-describedby={`week-${size.name}-desc`}
    >
      <title id={`week-${size.name}-title`}>{t.whenDrawn}</title>
      <desc id={`week-${size.name}-desc`}>{busy && t.busiest(t.days[busy[0]] ?? '', busy[2])}</desc>
      {shown.length > 1 &&
        shown.map((part, place) => (
          <text key={part} x={left + step * (place + 0.5)} y={font} text-anchor="middle">
            {t.parts[part]}
          </text>
        ))}
      {t.days.map((name, day) => (
        <g key={name}>
          <text x="0" y={top + row * (day + 0.5) + font * 0.35}>
            {name}
          </text>
          {shown.map((part, place) => {
            const count = grid.find(([one, other]) => one === day && other === part)?.[2] ?? 0
            // One column alone is drawn as bars, which compare better than squares.
            const isBar = shown.length === 1
            const side = Math.max(2, Math.sqrt(count / most) * (row - 8))
            const wide = isBar ? Math.max(2, (count / most) * (step - font * 3)) : side
            const tall = isBar ? row - 14 : side
            const [x, y] = [isBar ? left : left + step * (place + 0.5) - side / 2, top + row * (day + 0.5) - tall / 2]
            return (
              <g key={part}>
                <rect class={count === 0 ? 'empty' : 'cell'} x={x} y={y} width={wide} height={tall} rx="2" />
                {count > 0 && (
                  <text x={x + wide + 6} y={y + tall / 2 + font * 0.35}>
                    {count}
                  </text>
                )}
              </g>
            )
          })}
        </g>
      ))}
    </svg>
  )
}
