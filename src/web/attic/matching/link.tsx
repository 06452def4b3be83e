/** One link in words: its documents, its operations, why, and what can be said of it. */
import { type Lang, links } from '#routes'
import { day, money, text } from '../../i18n/index.ts'
import type { LinkLine, OperationLine, PaperLine } from '../../props.ts'
import { Button } from '../../ui/parts.tsx'

export function LinkWords({ link, lang }: { readonly link: LinkLine; readonly lang: Lang }) {
  const t = text(lang).matching.statement
  const { role, shape, documents, operations, difference, reasons, score, taught } = link
  const [first] = operations
  const notes = [
    t.shapes[shape],
    difference === null || difference === 0 || first === undefined ? '' : t.difference(money(difference, first.currency, lang, 'always')),
    taught ? t.taught : '',
  ].filter((words) => words !== '')
  return (
    <div class="joined">
      <div class="papers">
        {documents.map((paper) => (
          <PaperWords key={paper.id} paper={paper} lang={lang} />
        ))}
      </div>
      <span class="small soft joins">{t.roles[role]}</span>
      <div class="operations">
        {operations.map((operation) => (
          <OperationWords key={operation.id} operation={operation} lang={lang} />
        ))}
      </div>
      <details class="small why">
        <summary>
          {t.why(score)}
          {notes.length > 0 && <span class="soft"> · {notes.join(', ')}</span>}
        </summary>
        <ul>
          {reasons.map(({ words, points }) => (
            <li key={words}>
              {words} <span class="soft">{t.points(points)}</span>
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}

export const PaperWords = ({ paper, lang }: { readonly paper: PaperLine; readonly lang: Lang }) => (
  <p class="line">
    <span>
      <a href={links.record(paper.kind, paper.id)}>{paper.name}</a>
      <span class="small soft block">
        {[text(lang).attic.kinds[paper.kind].name, paper.number, day(paper.day, lang, 'short')].filter(Boolean).join(' · ')}
      </span>
    </span>
    <strong>{money(paper.amount, paper.currency, lang)}</strong>
  </p>
)

export const OperationWords = ({ operation, lang }: { readonly operation: OperationLine; readonly lang: Lang }) => (
  <p class="line">
    <span>
      <a href={links.record('bank.transaction', operation.id)}>{operation.label === '' ? text(lang).matching.record : operation.label}</a>
      <span class="small soft block">{day(operation.day, lang, 'short')}</span>
    </span>
    <strong>{money(operation.amount, operation.currency, lang)}</strong>
  </p>
)

/** What she says is of each pair of the link. */
export function JudgeLink(props: {
  readonly link: LinkLine
  readonly verdicts: readonly ('sure' | 'never')[]
  readonly back?: string
  readonly lang: Lang
}) {
  const { link, verdicts, back, lang } = props
  const t = text(lang).matching.statement
  const about = `${link.documents.map(({ name }) => name).join(', ')}, ${link.operations.map(({ label }) => label).join(', ')}`
  return (
    <form method="post" action={links.judgeLinks()} class="row judge">
      {link.operations.flatMap((operation) =>
        link.documents.map((paper) => (
          <input key={`${operation.id} ${paper.id}`} type="hidden" name="about" value={`${operation.id} ${paper.id}`} />
        )),
      )}
      {back !== undefined && <input type="hidden" name="list" value={back} />}
      {verdicts.map((verdict) => (
        <Button key={verdict} look={verdict === 'sure' ? 'main' : 'quiet'} name="verdict" value={verdict}>
          {verdict === 'sure' ? t.yes : verdicts.length === 1 ? t.notIt : t.never}
          <span class="vh"> : {about}</span>
        </Button>
      ))}
    </form>
  )
}
