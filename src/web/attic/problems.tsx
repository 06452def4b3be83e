/** The problems of a file, in plain words, grouped by what they are: what was left out first, then what is good to know. */
import type { Problem, ProblemCode } from '#model'
import type { Lang } from '#routes'
import { count, text } from '../i18n/index.ts'
import { Chip } from '../ui/parts.tsx'

/** `left`: something of the file is not kept. `note`: all was kept, one thing was assumed or set aside. */
const weights: { readonly [C in ProblemCode]: 'left' | 'note' } = {
  'empty-file': 'left',
  'file-too-large': 'left',
  'unknown-format': 'left',
  truncated: 'left',
  malformed: 'left',
  'doctype-refused': 'left',
  'too-deep': 'left',
  'too-many-records': 'left',
  'reader-crashed': 'left',
  'reader-too-slow': 'left',
  'encoding-assumed': 'note',
  'amount-missing': 'left',
  'amount-unreadable': 'left',
  'amount-too-precise': 'left',
  'amount-too-large': 'left',
  'currency-missing': 'left',
  'currency-unknown': 'left',
  'currency-assumed': 'note',
  'day-missing': 'left',
  'day-unreadable': 'left',
  'day-assumed': 'note',
  'day-repaired': 'note',
  'value-doubtful': 'note',
  'day-order-assumed': 'note',
  'decimal-assumed': 'note',
  'quantity-unreadable': 'left',
  'unit-unknown': 'left',
  'unit-converted': 'note',
  'quantity-mismatch': 'note',
  'interval-assumed': 'note',
  'zone-assumed': 'note',
  'time-ambiguous': 'note',
  'not-booked': 'left',
  'no-operation': 'note',
  'balance-mismatch': 'note',
  'account-missing': 'note',
  'field-unknown': 'note',
  'mapping-remembered': 'note',
  'field-unreadable': 'note',
  'name-missing': 'left',
  'bill-uncertain': 'note',
  'columns-unsure': 'left',
  'columns-assumed': 'note',
  'direction-assumed': 'note',
  'account-assumed': 'note',
  'section-unread': 'note',
  'record-refused': 'left',
  'table-too-wide': 'left',
  'cell-too-long': 'left',
  'quote-unclosed': 'note',
  'workbook-encrypted': 'left',
  'workbook-old': 'left',
  'vendor-missing': 'note',
  'sign-assumed': 'note',
  'totals-mismatch': 'note',
  'tax-mismatch': 'note',
  'archive-unsafe': 'left',
  'archive-too-large': 'left',
  'archive-encrypted': 'left',
  'archive-member-skipped': 'left',
  'archive-member-repeated': 'note',
  'archive-part-missing': 'left',
  'archive-piece': 'note',
  'archive-split': 'left',
  'signature-unchecked': 'note',
  'pdf-encrypted': 'left',
  'pdf-no-text': 'left',
  'position-unreadable': 'left',
  'time-missing': 'left',
  'time-unreadable': 'left',
  'timeline-encrypted': 'left',
}

/** Places shown without being asked for. */
const fewPlaces = 3

export function Problems({ problems, more, lang }: { readonly problems: readonly Problem[]; readonly more: number; readonly lang: Lang }) {
  const t = text(lang).attic.batch
  const groups = Map.groupBy(problems, ({ code }) => code)
  const part = (weight: 'left' | 'note') => [...groups].filter(([code]) => weights[code] === weight)
  return (
    <>
      {(['left', 'note'] as const).map((weight) => {
        const shown = part(weight)
        if (shown.length === 0) return null
        return (
          <section key={weight} class={`problems ${weight}`}>
            <h3>{weight === 'left' ? t.leftOut : t.notes}</h3>
            <ul role="list" class="found">
              {shown.map(([code, same]) => (
                <Group key={code} code={code} problems={same} lang={lang} />
              ))}
            </ul>
          </section>
        )
      })}
      {more > 0 && <p class="small soft">{t.more(more)}</p>}
    </>
  )
}

function Group({ code, problems, lang }: { readonly code: ProblemCode; readonly problems: readonly Problem[]; readonly lang: Lang }) {
  const t = text(lang).attic.batch
  const placed = problems.filter(({ line, path, text }) => line !== undefined || path !== undefined || text !== undefined)
  const places = (
    <ul role="list" class="spots">
      {placed.map((problem, index) => (
        <Place key={index} problem={problem} lang={lang} />
      ))}
    </ul>
  )
  return (
    <li>
      <p>{text(lang).problems[code]}</p>
      {placed.length > fewPlaces ? (
        <details>
          <summary>
            <Chip tone={weights[code] === 'left' ? 'wheat' : 'sky'}>{t.lines(placed.length)}</Chip>
          </summary>
          {places}
        </details>
      ) : (
        placed.length > 0 && places
      )}
    </li>
  )
}

function Place({ problem, lang }: { readonly problem: Problem; readonly lang: Lang }) {
  const t = text(lang).attic.batch
  return (
    <li class="small">
      {problem.line !== undefined && <span class="soft">{t.line(count(problem.line, lang))}</span>}
      {problem.line === undefined && problem.path !== undefined && <code>{problem.path}</code>}
      {problem.text !== undefined && <q>{problem.text}</q>}
    </li>
  )
}
