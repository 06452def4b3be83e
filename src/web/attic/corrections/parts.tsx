/** Parts of the pages of corrections: what was selected, sent again; a record in a line; what changes, side by side. */
import type { Record } from '#model'
import { type Lang, links } from '#routes'
import { day, text } from '../../i18n/index.ts'
import { fieldInWords } from '../facts.ts'
import { fieldName } from '../hand-field.tsx'
import { tell } from '../tell.ts'

export const Again = ({ fields }: { readonly fields: readonly (readonly [string, string])[] }) => (
  <>
    {fields.map(([name, value], index) => (
      <input key={index} type="hidden" name={name} value={value} />
    ))}
  </>
)

/** `CAFE DU PORT · −4,50 € · 2 mars 2026`. */
export function inOneLine(record: Record, lang: Lang): string {
  const { title, end, day: date } = tell(record, lang)
  return [title === '' ? text(lang).attic.records.noLabel : title, end, date && day(date, lang)].filter(Boolean).join(' · ')
}

export const RecordLine = ({
  record,
  lang,
  isShown = true,
}: {
  readonly record: Record
  readonly lang: Lang
  readonly isShown?: boolean
}) => (isShown ? <a href={links.record(record.kind, record.id)}>{inOneLine(record, lang)}</a> : <span>{inOneLine(record, lang)}</span>)

interface ChangeProps {
  readonly before: Record
  readonly after: Record
  readonly fields?: readonly string[]
  readonly lang: Lang
}

/** Fields that differ: what each was, struck through, and what it is. Words say it too. */
export function Change({ before, after, fields, lang }: ChangeProps) {
  const t = text(lang).corrections
  const names = fields ?? changedFields(before, after)
  return (
    <dl class="facts change">
      {names.map((field) => (
        <div key={field}>
          <dt>{fieldName(field, lang)}</dt>
          <dd>
            <span class="vh">{t.was} </span>
            <del>{fieldInWords(before, field, lang) || t.empty}</del>
          </dd>
          <dd>
            <span class="vh">{t.now} </span>
            <ins>{fieldInWords(after, field, lang) || t.empty}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}

export function changedFields(before: Record, after: Record): string[] {
  const [was, now] = [before, after] as unknown as readonly { readonly [field: string]: unknown }[]
  const names = new Set([...Object.keys(was ?? {}), ...Object.keys(now ?? {})])
  const own = new Set(['id', 'source', 'others', 'corrected', 'raw', 'kind', 'schema'])
  return [...names].filter((name) => !own.has(name) && JSON.stringify(was?.[name]) !== JSON.stringify(now?.[name]))
}
