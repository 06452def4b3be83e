/** The budget of one month: the finding, the months around it, and each post down to its operations and its rules. */
import { links } from '#routes'
import { MonthBars } from '../charts/month-bars.tsx'
import { mostOf } from '../charts/share-bar.tsx'
import { money, month, text } from '../i18n/index.ts'
import type { BudgetProps, Frame as FrameData } from '../props.ts'
import { Frame } from '../ui/frame.tsx'
import { Button, Card, EmptyState, Notice } from '../ui/parts.tsx'
import { BudgetTabs } from './answers/parts.tsx'
import { BudgetNav } from './budget-nav.tsx'
import { BudgetPostRow } from './budget-post.tsx'
import { findingOf, type MonthOfBudget } from './finding.ts'
import { MonthTable } from './month-table.tsx'

type Props = { readonly budget: BudgetProps; readonly frame: FrameData }

export function BudgetPage({ frame, ...budget }: BudgetProps & { readonly frame: FrameData }) {
  const t = text(frame.lang).attic.budget
  const entry = budget.months.find(({ month }) => month === budget.month) ?? budget.months.at(-1)
  return (
    <Frame frame={frame} title={entry ? `${t.title}, ${month(entry.month, frame.lang)}` : t.title} current="budget">
      <div class="wrap stack loose">
        {entry === undefined ? <NoMonth frame={frame} /> : <Month frame={frame} budget={budget} entry={entry} />}
      </div>
    </Frame>
  )
}

function NoMonth({ frame }: { readonly frame: FrameData }) {
  const t = text(frame.lang).attic
  return (
    <>
      <h1>{t.budget.title}</h1>
      <EmptyState title={t.budget.emptyTitle}>
        <p class="soft">{t.budget.empty}</p>
        <Button href={links.imports()}>{t.records.bring}</Button>
      </EmptyState>
    </>
  )
}

function Month({ frame, budget, entry }: Props & { readonly entry: MonthOfBudget }) {
  const { lang, today } = frame
  const t = text(lang).attic.budget
  const { currency } = budget
  const operations = (direction: 'in' | 'out') => links.records({ month: entry.month, direction, currency })
  return (
    <>
      <header class="head">
        <BudgetTabs current="budget" lang={lang} />
        <BudgetNav budget={budget} entry={entry} lang={lang} />
        <h1>{findingOf(entry, currency, lang, today)}</h1>
        <p class="lead">
          <a href={operations('in')}>
            <strong>{money(entry.in, currency, lang)}</strong> {t.came}
          </a>
          ,{' '}
          <a href={operations('out')}>
            <strong>{money(entry.out, currency, lang)}</strong> {t.left}
          </a>
          . {t.rests(entry.operations)}
        </p>
      </header>
      {entry.partial && (
        <Notice tone="wheat" title={t.partialTitle}>
          <p>{t.partial}</p>
        </Notice>
      )}
      <Card title={t.chart} id="months">
        <MonthBars id="bars" months={budget.months} chosen={entry.month} currency={currency} lang={lang} full />
        <p class="small soft key">
          {t.chartKey} {budget.months.some(({ partial }) => partial) && t.chartKeyPartial}
        </p>
        <MonthTable budget={budget} lang={lang} />
      </Card>
      <Posts budget={budget} entry={entry} frame={frame} direction="out" />
      <Posts budget={budget} entry={entry} frame={frame} direction="in" />
      <div class="two even">
        {budget.transfers.operations > 0 && <Transfers budget={budget} entry={entry} frame={frame} />}
        <section class="limits">
          <h2>{t.limitsTitle}</h2>
          <p class="small soft">{t.limits}</p>
        </section>
      </div>
    </>
  )
}

function Posts({ budget, entry, frame, direction }: Props & { readonly entry: MonthOfBudget; readonly direction: 'in' | 'out' }) {
  const { lang } = frame
  const t = text(lang).attic.budget
  const posts = budget.posts.filter((post) => post.direction === direction)
  const most = mostOf(posts)
  return (
    <Card title={t[direction]} id={direction} aside={<strong class="sum">{money(entry[direction], budget.currency, lang)}</strong>}>
      {posts.length === 0 ? (
        <p class="soft">{direction === 'in' ? t.noneIn : t.noneOut}</p>
      ) : (
        <>
          {/* Said once: above what went out, or above what came in when nothing went out. */}
          {(direction === 'out' || budget.posts.every((post) => post.direction === 'in')) && (
            <p class="small soft">{posts.some(({ usual }) => usual !== null) ? `${t.legend} ${t.legendWhy}` : t.legendWhy}</p>
          )}
          <ul role="list" class="posts">
            {posts.map((post) => (
              <BudgetPostRow key={post.category} post={post} month={entry.month} currency={budget.currency} most={most} lang={lang} />
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}

function Transfers({ budget, entry, frame }: Props & { readonly entry: MonthOfBudget }) {
  const { lang } = frame
  const t = text(lang).attic.budget
  const { transfers, currency } = budget
  return (
    <Card title={t.transfers} id="transfers">
      <p>{t.transfersAbout(money(transfers.amount, currency, lang, 'never'), transfers.operations)}</p>
      <p>
        <a href={links.records({ month: entry.month, category: 'transfers', currency })}>{t.transfersSee}</a>
      </p>
    </Card>
  )
}
