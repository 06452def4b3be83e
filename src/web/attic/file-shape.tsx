/** What a file that was not read looks like, and what its person can do: names and types, never a value. */
import { text } from '../i18n/index.ts'
import type { FileLine, Frame } from '../props.ts'
import { Button } from '../ui/parts.tsx'

export function FileShapeWords({ file: { shape, table }, lang }: { readonly file: FileLine; readonly lang: Frame['lang'] }) {
  const t = text(lang).tables
  if (shape === undefined) return null
  return (
    <>
      <p>
        {t.shape.formats[shape.format]} {shape.format === 'table' ? '' : t.shape.unknown}
      </p>
      {table !== undefined && (
        <p>
          <Button href={table}>{t.offer}</Button>
        </p>
      )}
      {table === undefined && shape.format === 'table' && <p>{t.late}</p>}
      {shape.fields.length > 0 && (
        <details>
          <summary>{t.shape.see}</summary>
          <p class="small soft">{t.shape.about}</p>
          <ul role="list" class="spots">
            {shape.fields.map(({ name, holds }, index) => (
              <li key={index} class="small">
                <code>{name === '' ? t.shape.noName : name}</code>
                {holds.length > 0 && <span class="soft"> {holds.map((type) => t.shape.types[type] ?? type).join(', ')}</span>}
              </li>
            ))}
          </ul>
          {shape.more && <p class="small soft">{t.shape.more}</p>}
        </details>
      )}
    </>
  )
}
