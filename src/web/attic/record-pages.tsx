/** To the next page and back, by forms, so that what was searched stays out of every address. */
import { type Lang, links } from '#routes'
import { text } from '../i18n/index.ts'
import type { RecordsProps } from '../props.ts'
import { Button } from '../ui/parts.tsx'
import { Hidden } from './records-filter.tsx'

type Props = Pick<RecordsProps, 'kind' | 'query' | 'opened' | 'next' | 'previous'> & { readonly lang: Lang }

export function RecordPages({ lang, kind, query, opened, next, previous }: Props) {
  const t = text(lang).records
  if (next === null && previous === null) return null
  const fields = { kind, ...query, ...opened }
  return (
    <nav class="row pages" aria-label={t.pages}>
      {previous !== null && (
        <form method="post" action={links.records()}>
          <Hidden fields={{ ...fields, cursor: previous, back: '1' }} />
          <Button look="quiet">{t.before}</Button>
        </form>
      )}
      {next !== null && (
        <form method="post" action={links.records()}>
          <Hidden fields={{ ...fields, cursor: next }} />
          <Button>{t.after}</Button>
        </form>
      )}
    </nav>
  )
}
