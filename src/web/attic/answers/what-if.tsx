/** "What if": an expense more, or a home bought, and every post it moves. What is typed is forgotten. */
import { type Lang, links } from '#routes'
import { roundMoney } from '../../charts/scale.ts'
import { day, money, text } from '../../i18n/index.ts'
import type { Frame as FrameData, WhatIfProps } from '../../props.ts'
import { Frame } from '../../ui/frame.tsx'
import { Button, Card, Field, Notice, Select } from '../../ui/parts.tsx'
import { capital } from '../words.ts'
import { BudgetTabs, Currencies, Grid, Nothing } from './parts.tsx'

type Props = WhatIfProps & { readonly frame: FrameData }
type Scenario = NonNullable<WhatIfProps['expense']> | NonNullable<WhatIfProps['home']>

export function WhatIfPage({ frame, ...props }: Props) {
  const { lang } = frame
  const t = text(lang).answers.whatIf
  const found = props.expense ?? props.home
  return (
    <Frame frame={frame} title={t.title} current="budget">
      <div class="wrap stack loose">
        <header class="head">
          <BudgetTabs current="budgetWhatIf" lang={lang} />
          <h1>{found === undefined ? t.title : findingOf(found, props.currency, lang)}</h1>
          <p class="lead">{t.about}</p>
          <Currencies {...props} to={(other) => links.budgetWhatIf({ currency: other })} lang={lang} />
        </header>
        {props.wrong.length > 0 && (
          <Notice tone="berry" live>
            <p>{t.wrong}</p>
          </Notice>
        )}
        {props.categories.length === 0 ? (
          <Nothing lang={lang} />
        ) : (
          <>
            {found !== undefined && <Found frame={frame} {...props} scenario={found} />}
            <div class="two even">
              <Expense frame={frame} {...props} />
              <Home frame={frame} {...props} />
            </div>
          </>
        )}
      </div>
    </Frame>
  )
}

function findingOf({ before, after }: Scenario, currency: string, lang: Lang): string {
  const t = text(lang).answers.whatIf
  const say = (minor: number): string => roundMoney(Math.abs(minor), currency, lang)
  if (after >= 0) return t.left(roundMoney(before, currency, lang), say(after))
  return before >= 0 ? t.lacks(say(before), say(after)) : t.lacked(say(before), say(after))
}

function Found({ frame, scenario, currency, home, expense }: Props & { readonly scenario: Scenario }) {
  const { lang } = frame
  const t = text(lang).answers.whatIf
  const amount = (minor: number): string => money(minor, currency, lang)
  return (
    <Card title={t.moves} id="found">
      <p class="small soft">
        {t.basis(scenario.months)} {expense !== undefined && t.yearly(amount(expense.yearly))}
      </p>
      <Grid
        label={t.moves}
        lang={lang}
        head={[t.post, t.before, t.after]}
        rows={scenario.moved.map(({ label, before, after }) => [label, amount(before), amount(after)])}
      />
      {home !== undefined && <Bought home={home} currency={currency} lang={lang} />}
    </Card>
  )
}

function Bought({
  home,
  currency,
  lang,
}: {
  readonly home: NonNullable<WhatIfProps['home']>
  readonly currency: string
  readonly lang: Lang
}) {
  const t = text(lang).answers.whatIf
  const amount = (minor: number): string => money(minor, currency, lang)
  const round = (minor: number): string => roundMoney(minor, currency, lang)
  const share = new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 0 })
  return (
    <>
      <p>
        {t.loan(round(home.loan), amount(home.payment), round(home.interest))} {home.insurance > 0 && t.insuranceOf(amount(home.insurance))}{' '}
        {home.burden !== null && t.burden(share.format(home.burden / 1e6))}
      </p>
      <h3>{t.fees}</h3>
      <Grid
        label={t.fees}
        lang={lang}
        head={[t.fee, t.source, text(lang).answers.amount]}
        rows={[
          ...home.fees.map(({ name, source, amount: due, uncertain }) => [
            name,
            <span class="small soft">{source}</span>,
            <>
              {amount(due)}
              {uncertain > 0 && <span class="small soft block">{t.give(round(uncertain))}</span>}
            </>,
          ]),
          [t.feesTotal, '', <strong>{amount(home.feesTotal)}</strong>],
        ]}
      />
      <p class="small soft">
        {t.dated(day(home.from, lang), day(home.checked, lang))} {home.limits}
      </p>
      <details class="twin">
        <summary>{t.schedule}</summary>
        <Grid
          label={t.schedule}
          lang={lang}
          head={[t.year, t.interest, t.capital]}
          rows={home.schedule.map(({ interest, capital: back }, place) => [String(place + 1), amount(interest), amount(back)])}
        />
      </details>
    </>
  )
}

const decimal = { inputmode: 'decimal', autocomplete: 'off', required: true } as const

function Expense({ frame, typed, categories, currency }: Props) {
  const t = text(frame.lang).answers.whatIf
  return (
    <Card title={t.expense} id="expense">
      <form method="post" action={links.budgetWhatIf()} class="stack">
        <input type="hidden" name="currency" value={currency} />
        <Field label={text(frame.lang).answers.amount} name="amount" input={{ ...decimal, value: typed['amount'] ?? '' }} />
        <Select
          label={t.every}
          name="every"
          value={typed['every'] ?? 'month'}
          options={(['month', 'once', 'week', 'quarter', 'year'] as const).map((every) => [every, t.rhythms[every]])}
        />
        <Select label={t.what} name="category" value={typed['category'] ?? 'subscriptions'} options={categories} />
        <p>
          <Button name="ask" value="expense">
            {t.compute}
          </Button>
        </p>
      </form>
    </Card>
  )
}

function Home({ frame, typed, places, rents, currency }: Props) {
  const { lang } = frame
  const t = text(lang).answers.whatIf
  const field = (name: 'price' | 'deposit' | 'rate' | 'years' | 'insurance' | 'tax' | 'charges', usual = '') => (
    <Field label={t[name]} name={name} input={{ ...decimal, value: typed[name] ?? usual }} />
  )
  return (
    <Card title={t.home} id="home">
      <form method="post" action={links.budgetWhatIf()} class="stack">
        <input type="hidden" name="currency" value={currency} />
        <Select label={t.place} name="place" value={typed['place'] ?? places[0]?.[0] ?? ''} options={places} />
        {field('price')}
        {field('deposit', '0')}
        <div class="row pair">
          {field('rate')}
          {field('years', '20')}
        </div>
        {field('insurance', '0')}
        <div class="row pair">
          {field('tax', '0')}
          {field('charges', '0')}
        </div>
        <Select
          label={t.rent}
          name="rent"
          value={typed['rent'] ?? rents[0]?.id ?? ''}
          options={[
            ...rents.map(({ id, merchant, amount }) => [id, `${capital(merchant)}, ${money(amount, currency, lang)}`] as const),
            ['', t.noRent] as const,
          ]}
        />
        <p>
          <Button name="ask" value="home">
            {t.compute}
          </Button>
        </p>
      </form>
    </Card>
  )
}
