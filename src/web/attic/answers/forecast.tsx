/** Money available in the months to come: the range, the floor, what it rests on and what weighs most. */
import type { ComponentChildren } from 'preact'
import { type Lang, links } from '#routes'
import { RangeChart } from '../../charts/range-chart.tsx'
import { roundMoney } from '../../charts/scale.ts'
import { day, money, month, text } from '../../i18n/index.ts'
import type { ForecastProps, Frame as FrameData } from '../../props.ts'
import { Frame } from '../../ui/frame.tsx'
import { Button, Card, Field, Notice } from '../../ui/parts.tsx'
import { capital } from '../words.ts'
import { Currencies, everyInWords, Grid, Nothing, Twin, typedAmount } from './parts.tsx'

type Props = ForecastProps & { readonly frame: FrameData }

export function ForecastPage({ frame, ...forecast }: Props) {
  const { lang } = frame
  const t = text(lang).answers.forecast
  const { points, currency, currencies, asOf } = forecast
  return (
    <Frame frame={frame} title={t.title} current="budget">
      <div class="wrap stack loose">
        <header class="head">
          <p class="small">
            <a href={links.answers()}>{text(lang).answers.taughtPage.back}</a>
          </p>
          <h1>{findingOf(forecast, lang)}</h1>
          <Lead {...forecast} lang={lang} />
          <Currencies currency={currency} currencies={currencies} to={(other) => links.forecast({ currency: other })} lang={lang} />
        </header>
        {asOf === '' ? (
          <Nothing lang={lang} />
        ) : (
          <>
            {points.length === 0 ? (
              <Notice tone="wheat">
                <p>{t.short}</p>
              </Notice>
            ) : (
              <Range frame={frame} {...forecast} />
            )}
            <div class="two">
              <Months frame={frame} {...forecast} />
              <FloorForm frame={frame} {...forecast} />
            </div>
            <Movers frame={frame} {...forecast} />
            <Flows frame={frame} {...forecast} />
            <section class="limits">
              <h2>{t.limitsTitle}</h2>
              <p class="small soft">{t.limits(forecast.history)}</p>
            </section>
          </>
        )}
      </div>
    </Frame>
  )
}

function findingOf({ points, start, currency }: ForecastProps, lang: Lang): string {
  const t = text(lang).answers.forecast
  const last = points.at(-1)
  if (last === undefined) return t.title
  return (start.source === 'none' ? t.change : t.finding)(roundMoney(last.middle, currency, lang), day(last.day, lang))
}

function Lead({ points, currency, floor, start, lang }: ForecastProps & { readonly lang: Lang }) {
  const t = text(lang).answers.forecast
  const last = points.at(-1)
  if (last === undefined) return null
  const amount = roundMoney(floor.amount, currency, lang)
  return (
    <>
      <p class="lead">{t.lead(roundMoney(last.low, currency, lang), roundMoney(last.high, currency, lang))}</p>
      {start.source !== 'none' && (
        <p>
          {floor.possible === null ? t.never(amount) : t.possible(day(floor.possible, lang), amount)}{' '}
          {floor.likely !== null && t.likely(day(floor.likely, lang))}
        </p>
      )}
    </>
  )
}

const spans = [3, 6, 12] as const

function Range({ frame, points, held, start, asOf, span, floor, currency }: Props) {
  const { lang } = frame
  const t = text(lang).answers.forecast
  const amount = (minor: number): string => money(minor, currency, lang)
  const from = { day: asOf, low: start.amount, middle: start.amount, high: start.amount }
  return (
    <Card
      title={t.chart(span)}
      id="range"
      aside={
        <nav class="tabs" aria-label={t.spans}>
          {spans.map((months) => (
            <a key={months} href={links.forecast({ currency, span: String(months) })} aria-current={months === span ? 'page' : undefined}>
              {t.span(months)}
            </a>
          ))}
        </nav>
      }
    >
      {start.source === 'none' ? (
        <Notice tone="wheat">
          <p>{t.unknownStart}</p>
        </Notice>
      ) : (
        <p class="small soft">{(start.source === 'said' ? t.startSaid : t.startHeld)(amount(start.amount), day(asOf, lang))}</p>
      )}
      <RangeChart
        id="forecast"
        title={t.chart(span)}
        points={[from, ...points]}
        floor={floor.source === 'said' ? floor.amount : null}
        currency={currency}
        lang={lang}
      />
      <p class="small soft key">{t.key}</p>
      <p>
        {held.tried === 0 ? t.untried : t.held(Math.round((100 * held.inside) / held.tried), held.tried)}{' '}
        {held.tried > 0 && held.days < 364 && t.heldUpTo(held.days)}
      </p>
      <Twin
        label={t.chart(span)}
        file={links.answerTable('forecast', 'range')}
        head={[t.day, t.low, t.middle, t.high]}
        rows={points.map((point) => [day(point.day, lang, 'short'), amount(point.low), amount(point.middle), amount(point.high)])}
        lang={lang}
      />
    </Card>
  )
}

function FloorForm({ frame, floor, start, currency, wrong }: Props) {
  const { lang } = frame
  const { answers } = text(lang)
  const t = answers.forecast
  const decimal = { inputmode: 'decimal', autocomplete: 'off' } as const
  return (
    <Card title={t.floor} id="threshold">
      <form method="post" action={links.forecast()} class="stack">
        <input type="hidden" name="currency" value={currency} />
        <Field
          label={t.floorLabel}
          name="floor"
          hint={t.floorHint}
          error={wrong ? t.wrong : undefined}
          input={{ ...decimal, value: floor.source === 'said' ? typedAmount(floor.amount, currency, lang) : '' }}
        />
        <Field
          label={t.startLabel}
          name="start"
          hint={t.startHint}
          input={{ ...decimal, value: start.source === 'said' ? typedAmount(start.amount, currency, lang) : '' }}
        />
        <p>
          <Button>{answers.save}</Button>
        </p>
      </form>
    </Card>
  )
}

function Months({ frame, months, currency }: Props) {
  const { lang } = frame
  const t = text(lang).answers.forecast
  const amount = (minor: number): string => roundMoney(minor, currency, lang)
  return (
    <Card title={t.months} id="months">
      <Grid
        label={t.months}
        lang={lang}
        head={[t.month, t.certain, t.predictable, t.supposed]}
        rows={months.map((one) => [
          <>
            {month(one.month, lang, 'short').replaceAll(' ', '\u00a0')}
            {!one.whole && <span class="small soft"> {text(lang).attic.budget.partialShort}</span>}
          </>,
          amount(one.certain),
          amount(one.predictable),
          amount(one.supposed),
        ])}
      />
      <p class="small">
        <a href={links.answerTable('forecast', 'months')} download>
          {text(lang).answers.csv}
          <span class="vh"> : {t.months}</span>
        </a>
      </p>
    </Card>
  )
}

function Movers({ frame, movers, currency }: Props) {
  const { lang } = frame
  const t = text(lang).answers.forecast
  if (movers.length === 0) return null
  const most = Math.max(...movers.map(({ total, swing }) => Math.abs(total) + swing))
  return (
    <Card title={t.moves} id="movers">
      <ol class="posts movers">
        {movers.map(({ flow, category, name, total, swing }) => (
          <li key={flow ?? category}>
            <a href={links.records({ service: 'forecast', figure: flow === null ? `supposed/${currency}/${category}` : `flow/${flow}` })}>
              {capital(name)}
            </a>
            <strong>{roundMoney(total, currency, lang)}</strong>
            <svg class={`share ${total > 0 ? 'in' : 'out'}`} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect class="track" x="0" y="3" width="100" height="4" />
              <rect class="part" x="0" y="1" width={(Math.abs(total) / most) * 100} height="8" />
              <line
                class="swing"
                x1={(Math.max(0, Math.abs(total) - swing) / most) * 100}
                x2={((Math.abs(total) + swing) / most) * 100}
                y1="5"
                y2="5"
              />
            </svg>
            <span class="small soft habit">{swing === 0 ? t.sure : t.swing(roundMoney(swing, currency, lang))}</span>
          </li>
        ))}
      </ol>
      <p class="small">
        <a href={links.answerTable('forecast', 'movers')} download>
          {text(lang).answers.csv}
          <span class="vh"> : {t.moves}</span>
        </a>
      </p>
    </Card>
  )
}

/** Each part closed under its sum: a person opens what she doubts. */
function Flows({ frame, flows, supposed, currency }: Props) {
  const { lang } = frame
  const { answers } = text(lang)
  const t = answers.forecast
  const amount = (minor: number): string => money(minor, currency, lang)
  const perMonth = (minor: number): string => t.monthly(roundMoney(minor, currency, lang))
  const some = (certainty: 'certain' | 'predictable') => {
    const own = flows.filter((flow) => flow.certainty === certainty)
    const total = own.reduce((sum, flow) => sum + flow.total, 0)
    return (
      <Part title={t[certainty]} about={t[`${certainty}About`]} sum={perMonth(total / 12)} isEmpty={own.length === 0}>
        {own.map((flow) => (
          <Line
            key={flow.id}
            figure={`flow/${flow.id}`}
            name={capital(flow.name)}
            about={`${flow.label}, ${everyInWords(flow.every, lang)} · ${t.next(day(flow.next, lang, 'short'))}`}
            end={amount(flow.direction === 'in' ? flow.amount : -flow.amount)}
          />
        ))}
      </Part>
    )
  }
  return (
    <div class="stack parts">
      {some('certain')}
      {some('predictable')}
      <Part
        title={t.supposed}
        about={t.supposedAbout}
        sum={perMonth(supposed.reduce((sum, { monthly }) => sum + monthly, 0))}
        isEmpty={supposed.length === 0}
      >
        {supposed.map(({ category, label, monthly, operations }) => (
          <Line
            key={category}
            figure={`supposed/${currency}/${category}`}
            name={label}
            about={answers.seeOperations(operations)}
            end={perMonth(monthly)}
          />
        ))}
      </Part>
    </div>
  )
}

interface PartProps {
  readonly title: string
  readonly about: string
  readonly sum: string
  readonly isEmpty: boolean
  readonly children: ComponentChildren
}

const Part = ({ title, about, sum, isEmpty, children }: PartProps) =>
  isEmpty ? null : (
    <details class="card">
      <summary>
        <strong>{title}</strong> <span class="sum">{sum}</span>
        <span class="small soft block">{about}</span>
      </summary>
      <ul role="list" class="list back">
        {children}
      </ul>
    </details>
  )

const Line = (props: { readonly figure: string; readonly name: string; readonly about: string; readonly end: string }) => (
  <li class="plain">
    <div>
      <a class="name" href={links.records({ service: 'forecast', figure: props.figure })}>
        {props.name}
      </a>
      <span class="small soft block">{props.about}</span>
    </div>
    <div class="end">{props.end}</div>
  </li>
)
