/** One care in words: what it cost, who paid back, what stays. */
import { type Lang, links } from '#routes'
import { day, money, text } from '../../i18n/index.ts'
import type { CareLine } from '../../props.ts'
import { Chip } from '../../ui/parts.tsx'

const tones = { late: 'wheat', settled: 'leaf', waiting: 'sky', missing: 'wheat', unknown: 'sky' } as const

export function CareWords({ care, currency, lang }: { readonly care: CareLine; readonly currency: string; readonly lang: Lang }) {
  const t = text(lang).matching.health
  const { name, paid, rest, record, papers, back, state, until } = care
  // What a payer says it gives back is not here yet.
  const shown = back.some((one) => one.state === 'late') ? 'late' : back.some((one) => one.state === 'awaited') ? 'waiting' : state
  return (
    <div class="care">
      <p class="line">
        <span>
          <a href={links.record(record.kind, record.id)}>{name}</a> <Chip tone={tones[shown]}>{t.states[shown]}</Chip>
          <span class="small soft block">
            {[day(care.day, lang, 'short'), until === null ? '' : t.until(day(until, lang, 'short'))]
              .filter((words) => words !== '')
              .join(' · ')}
          </span>
        </span>
        <span class="end">
          <strong>{money(paid, currency, lang)}</strong>
          <span class="small soft block">{rest === 0 ? t.nothingRests : t.rests(money(rest, currency, lang))}</span>
        </span>
      </p>
      {(back.length > 0 || papers.length > 0) && (
        <ul class="small backs">
          {back.map((one) => (
            <li key={one.record}>
              <a href={links.record('health.reimbursement', one.record)}>
                {t.by(one.by, money(one.amount, currency, lang), day(one.day, lang, 'short'))}
              </a>
              {', '}
              {one.operation === null ? (
                <span class={one.state === 'late' ? 'late' : 'soft'}>{one.state === 'late' ? t.late : t.comes}</span>
              ) : (
                <a href={links.record('bank.transaction', one.operation)}>
                  {one.received < one.amount ? t.withheld(money(one.amount - one.received, currency, lang)) : t.came}
                </a>
              )}
            </li>
          ))}
          {papers.map((paper) => (
            <li key={paper.id}>
              <a href={links.record(paper.kind, paper.id)}>
                {t.paper} : {paper.name}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
