/** What comes back: what it costs in a year, when it is expected, when it was missed, how its price changed. */
import { type Lang, links } from '#routes'
import { roundMoney } from '../../charts/scale.ts'
import { day, money, text } from '../../i18n/index.ts'
import type { Frame as FrameData, RecurrencesProps } from '../../props.ts'
import { Frame } from '../../ui/frame.tsx'
import { Card, Chip } from '../../ui/parts.tsx'
import { capital } from '../words.ts'
import { BudgetTabs, Currencies, everyInWords, Nothing, Opens } from './parts.tsx'

type One = RecurrencesProps['recurrences'][number]

export function RecurrencesPage({ frame, recurrences, currency, currencies }: RecurrencesProps & { readonly frame: FrameData }) {
  const { lang } = frame
  const t = text(lang).answers
  const live = recurrences.filter(({ state }) => state !== 'ended')
  const paid = live.filter(({ direction }) => direction === 'out')
  const yearly = paid.reduce((sum, one) => sum + one.yearly, 0)
  const part = (id: string, title: string, some: readonly One[]) =>
    some.length > 0 && (
      <Card title={title} id={id}>
        <ul role="list" class="list back">
          {some.map((one) => (
            <Line key={one.id} one={one} currency={currency} lang={lang} />
          ))}
        </ul>
      </Card>
    )
  return (
    <Frame frame={frame} title={t.back.title} current="budget">
      <div class="wrap stack loose">
        <header class="head">
          <BudgetTabs current="budgetBack" lang={lang} />
          <h1>{paid.length === 0 ? t.back.title : t.back.finding(roundMoney(yearly, currency, lang), paid.length)}</h1>
          <p class="lead">{t.back.about}</p>
          <Currencies currency={currency} currencies={currencies} to={(other) => links.budgetBack({ currency: other })} lang={lang} />
        </header>
        {recurrences.length === 0 ? (
          <Nothing lang={lang} />
        ) : (
          <>
            {part('out', t.back.out, paid)}
            {part(
              'in',
              t.back.in,
              live.filter(({ direction }) => direction === 'in'),
            )}
            {part(
              'ended',
              t.back.stopped,
              recurrences.filter(({ state }) => state === 'ended'),
            )}
            <p class="small">
              <a href={links.answerTable('budget', 'recurrences')} download>
                {t.csv}
              </a>
            </p>
          </>
        )}
      </div>
    </Frame>
  )
}

function Line({ one, currency, lang }: { readonly one: One; readonly currency: string; readonly lang: Lang }) {
  const t = text(lang).answers.back
  const amount = (minor: number): string => money(minor, currency, lang)
  const short = (iso: string): string => day(iso, lang, 'short')
  const facts = [
    `${one.label}, ${everyInWords(one.every, lang)}`,
    one.next === null ? t.last(short(one.last)) : t.next(short(one.next)),
    ...(one.fixed || one.low === one.high ? [] : [t.varies(amount(one.low), amount(one.high))]),
    ...(one.missed.length === 0 ? [] : [t.notSeen(one.missed.slice(-3).map(short).join(', '))]),
  ]
  return (
    <li class="plain">
      <div>
        <strong>{capital(one.merchant)}</strong> {one.state === 'missed' && <Chip tone="wheat">{t.missed}</Chip>}
        <span class="small soft block">{facts.join(' · ')}</span>
        {one.changes.length > 0 && (
          <span class="small block">
            <Chip tone="sky">{t.rise}</Chip>{' '}
            {one.changes.slice(-3).map(({ day: at, from, to }) => (
              <span key={at} class="change">
                {t.change(short(at), amount(from), amount(to))}
              </span>
            ))}
          </span>
        )}
      </div>
      <div class="end">
        <Opens service="budget" figure={`recurrence/${one.id}`} minor={one.amount} currency={currency} lang={lang} />
        <span class="small soft block">{t.yearly(roundMoney(one.yearly, currency, lang))}</span>
      </div>
    </li>
  )
}
