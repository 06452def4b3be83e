/** One import in a list: its files, what it added, what was there already, its remarks. */
import { links } from '#routes'
import { text } from '../i18n/index.ts'
import type { BatchLine, Frame } from '../props.ts'
import { Icon } from '../ui/icon.tsx'
import { Chip, Row } from '../ui/parts.tsx'
import { mainCount, sumOf, when } from './words.ts'

export function BatchRow({ line, frame }: { readonly line: BatchLine; readonly frame: Frame }) {
  const { lang } = frame
  const t = text(lang).attic
  const [named = t.batch.title, ...others] = line.files
  const first = named === '' ? text(lang).where.hand.typed : named
  const added = sumOf(line.added)
  return (
    <Row mark={<Icon name="file" />} tone={line.state === 'undone' ? 'berry' : 'leaf'}>
      <a class="name" href={links.batch(line.id)}>
        {first}
      </a>
      {others.length > 0 && <span class="small soft"> {t.imports.moreFiles(others.length)}</span>}
      <span class="small soft block">{when(line.at, frame)}</span>
      <span class="chips">
        {line.state === 'undone' && <Chip tone="berry">{t.undone}</Chip>}
        <Chip>{added === 0 ? t.imports.nothingNew : mainCount(line.added, lang, 'fresh')}</Chip>
        {sumOf(line.already) > 0 && <Chip tone="sky">{t.imports.already(sumOf(line.already))}</Chip>}
        {line.problems > 0 && <Chip tone="wheat">{t.imports.problems(line.problems)}</Chip>}
      </span>
    </Row>
  )
}
