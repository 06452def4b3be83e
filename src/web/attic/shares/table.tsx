/** Rows as they leave, kind by kind, as a table that scrolls in its own box on a phone. */
import type { Lang } from '#routes'
import { text } from '../../i18n/index.ts'
import type { SharedRow, SharePartShown } from '../../props.ts'
import { cellInWords, columnsOf } from './cells.ts'

export function SharedTable({
  part,
  rows,
  lang,
}: {
  readonly part: SharePartShown
  readonly rows: readonly SharedRow[]
  readonly lang: Lang
}) {
  const columns = columnsOf(part, rows, lang)
  const title = text(lang).attic.kinds[part.kind].name
  return (
    <div class="scroll" tabindex={0} role="group" aria-label={title}>
      <table>
        <thead>
          <tr>
            {columns.map(({ name, words }) => (
              <th key={name} scope="col">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {columns.map(({ name }) => (
                <td key={name} class={typeof row.values[name] === 'number' ? 'number' : undefined}>
                  {cellInWords(part, row, name, lang)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
