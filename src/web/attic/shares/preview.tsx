/** What would leave, row by row; what does not is struck out. */
import type { Lang } from '#routes'
import { text } from '../../i18n/index.ts'
import type { PrecisionName, PreviewShown, SharePartShown, ShareViewShown } from '../../props.ts'
import { chosenOf, fieldTitle, valueInWords } from './cells.ts'
import { SharedTable } from './table.tsx'

/** Rows shown of each kind. */
const most = 8

export function Preview({
  preview,
  view,
  lang,
}: {
  readonly preview: readonly PreviewShown[]
  readonly view: ShareViewShown
  readonly lang: Lang
}) {
  const { attic, shares } = text(lang)
  const t = shares.new
  return (
    <>
      <p class="soft">{t.previewAbout}</p>
      {preview.map((part) => {
        const shown = view.parts.find(({ kind }) => kind === part.kind)
        return (
          <section key={part.kind} class="stack">
            <h3>{attic.kinds[part.kind].name}</h3>
            <p>
              <strong>{shown?.show === 'records' ? t.leaving(part.leaving) : t.leavingSpans(part.leaving)}</strong>{' '}
              {shown?.show === 'records' && t.staying(part.staying)}
            </p>
            {shown && shown.show !== 'records' && part.spans.length > 0 && (
              <SharedTable part={shown} rows={part.spans.slice(0, most)} lang={lang} />
            )}
            {shown?.show === 'records' && part.rows.length > 0 && <Rows part={part} shown={shown} lang={lang} />}
          </section>
        )
      })}
    </>
  )
}

function Rows({ part, shown, lang }: { readonly part: PreviewShown; readonly shown: SharePartShown; readonly lang: Lang }) {
  const { attic, shares: t } = text(lang)
  const rows = part.rows.slice(0, most)
  // A field that none of these records has tells nothing here.
  const apart = new Set(chosenOf(shown).map(({ field }) => field))
  const isBeside = (field: string): boolean => shown.fields.some((one) => one.field === field) && !apart.has(field)
  const fields = (rows[0]?.cells ?? [])
    .map(({ field }) => field)
    .filter((field) => rows.some(({ cells }) => valueOf(cells, field) !== undefined) && !isBeside(field))
  return (
    <>
      <p class="small soft">{t.new.newest(rows.length)}</p>
      <div class="scroll" tabindex={0} role="group" aria-label={attic.kinds[part.kind].name}>
        <table>
          <thead>
            <tr>
              {fields.map((field) => {
                const leaves = shown.fields.some((one) => one.field === field)
                return (
                  <th key={field} scope="col">
                    {leaves ? fieldTitle(field, lang) : <Struck words={fieldTitle(field, lang)} lang={lang} />}
                  </th>
                )
              })}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ cells }, i) => (
              <tr key={i}>
                {fields.map((field) => (
                  <td key={field}>
                    <Cell cells={cells} field={field} part={part} shown={shown} lang={lang} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

type Cells = PreviewShown['rows'][number]['cells']
const valueOf = (cells: Cells, field: string): unknown => cells.find((cell) => cell.field === field)?.held

function Cell(given: {
  readonly cells: Cells
  readonly field: string
  readonly part: PreviewShown
  readonly shown: SharePartShown
  readonly lang: Lang
}) {
  const { cells, field, part, shown, lang } = given
  const cell = cells.find((one) => one.field === field)
  if (cell?.held === undefined) return null
  const all = Object.fromEntries(cells.map((one) => [one.field, one.held]))
  const precision: PrecisionName = shown.fields.find((one) => one.field === field)?.precision ?? 'exact'
  const held = valueInWords(part.kind, field, cell.held, 'exact', all, lang)
  if (cell.leaves === undefined) return <Struck words={held} lang={lang} />
  const leaves = valueInWords(part.kind, field, cell.leaves, precision, all, lang)
  if (leaves === held) return <>{held}</>
  return (
    <>
      <strong>{leaves}</strong> <Struck words={held} lang={lang} />
    </>
  )
}

/** Read aloud too: a line through a word says nothing to whoever does not see it. */
const Struck = ({ words, lang }: { readonly words: string; readonly lang: Lang }) => (
  <del>
    {words}
    <span class="vh"> ({text(lang).shares.new.removed})</span>
  </del>
)
