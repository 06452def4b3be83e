/** The first rows of a table as they would be read, and what of them would not. */
import type { Item, TableRole } from '#model'
import { count, day, money, text } from '../i18n/index.ts'
import type { Frame as FrameData, ImportTableProps } from '../props.ts'
import { Card, Notice } from '../ui/parts.tsx'
import { Problems } from './problems.tsx'

type Shown = Exclude<ImportTableProps, { readonly gone: true }>

export function TablePreview({ frame, props }: { readonly frame: FrameData; readonly props: Shown }) {
  const { lang } = frame
  const { tables: t } = text(lang)
  const { records, problems, missing, twice, mapping, tried } = props
  const rows = records.flatMap(({ item, line }) => (item.kind === mapping.target ? [{ cells: cellsOf(item, lang), line }] : []))
  const heads = {
    'bank.transaction': [t.day, t.words, t.accountColumn, t.amount],
    'energy.reading': [t.day, t.meter, t.quantity],
    receipt: [t.day, t.vendor, t.amount],
  }
  return (
    <div data-preview>
      <Card title={t.preview} id="preview">
        <Lacks frame={frame} missing={missing} twice={twice} live={tried} />
        {missing.length === 0 && <p class="small soft">{rows.length === 0 ? t.none : t.previewAbout}</p>}
        {rows.length > 0 && (
          <div class="scroll" role="region" aria-label={t.previewAbout} tabindex={0}>
            <table>
              <thead>
                <tr>
                  {heads[mapping.target].map((head, at, all) => (
                    <th key={head} scope="col" class={at === all.length - 1 ? 'n' : undefined}>
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ cells, line }) => (
                  <tr key={line}>
                    {cells.map((cell, at) => (
                      <td key={at} class={at === cells.length - 1 ? 'n' : undefined}>
                        {cell}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <Problems problems={problems} more={0} lang={lang} />
      </Card>
    </div>
  )
}

function cellsOf(item: Item, lang: FrameData['lang']): readonly string[] {
  if (item.kind === 'bank.transaction')
    return [day(item.day, lang, 'short'), item.label, item.account, money(item.amount, item.currency, lang)]
  if (item.kind === 'receipt') return [day(item.day, lang, 'short'), item.vendor, money(item.total, item.currency, lang)]
  if (item.kind !== 'energy.reading') return []
  return [day(item.day, lang, 'short'), item.meter, `${count(item.quantity / 1e6, lang)} ${item.unit === 'm3' ? 'm³' : item.unit}`]
}

/** What stops the reading, in words. */
function Lacks({
  frame,
  missing,
  twice,
  live,
}: {
  readonly frame: FrameData
  readonly missing: readonly TableRole[]
  readonly twice: readonly TableRole[]
  readonly live: boolean
}) {
  const { tables, attic } = text(frame.lang)
  if (missing.length === 0 && twice.length === 0) return null
  const words = (roles: readonly TableRole[]) => attic.and(roles.map((role) => tables.roles[role]))
  return (
    <Notice tone={live ? 'berry' : 'wheat'} live={live}>
      {missing.length > 0 && <p>{tables.missing(words(missing))}</p>}
      {twice.length > 0 && <p>{tables.twice(words(twice))}</p>}
    </Notice>
  )
}
