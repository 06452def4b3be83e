/** What waits for the person's word: each line leads to where she says it. */
import { links } from '#routes'
import { text } from '../i18n/index.ts'
import type { Frame as FrameData, Waiting } from '../props.ts'
import { Card } from '../ui/parts.tsx'
import { sourceName } from './sources/words.tsx'

export const isNothing = ({ kit, tables, setAside, conflicts, late, gaps }: Waiting): boolean =>
  !kit && tables.length === 0 && setAside === 0 && conflicts === 0 && late.length === 0 && gaps.length === 0

/** Of sources, the first ones: the board has them all. */
const shown = 3

export function WaitingCard({ waiting, lang }: { readonly waiting: Waiting; readonly lang: FrameData['lang'] }) {
  const { home } = text(lang).sources
  const asks = [
    ...waiting.late.map((source) => [source.key, home.waits.late(sourceName(source, lang))] as const),
    ...waiting.gaps.map((source) => [source.key, home.waits.gaps(sourceName(source, lang), source.gaps)] as const),
  ]
  return (
    <Card title={home.waiting} id="waiting" tone="wheat">
      <ul class="ways">
        {waiting.kit && (
          <li>
            <a href={links.kit()}>{home.waits.kit}</a>
          </li>
        )}
        {waiting.tables.map(({ job, file, name }) => (
          <li key={`${job} ${file}`}>
            <a href={links.importTable(job, file)}>{home.waits.table(name)}</a>
          </li>
        ))}
        {waiting.setAside > 0 && (
          <li>
            <a href={links.imports()}>{home.waits.aside(waiting.setAside)}</a>
          </li>
        )}
        {waiting.conflicts > 0 && (
          <li>
            <a href={links.conflicts()}>{text(lang).conflicts.waits(waiting.conflicts)}</a>
          </li>
        )}
        {asks.slice(0, shown).map(([key, words]) => (
          <li key={words}>
            <a href={links.source(key)}>{words}</a>
          </li>
        ))}
        {asks.length > shown && (
          <li>
            <a href={links.sources()}>{home.waits.more(asks.length - shown)}</a>
          </li>
        )}
      </ul>
    </Card>
  )
}
