/** Health: what stays of what was spent, what is missing, what the rules say, and each care with what came back of it. */
import { type Lang, links } from '#routes'
import { day, money, text } from '../../i18n/index.ts'
import type { Frame as FrameData, HealthProps, HealthYearLine } from '../../props.ts'
import { Frame } from '../../ui/frame.tsx'
import { Button, Card, EmptyState } from '../../ui/parts.tsx'
import { CareWords } from './care.tsx'
import { Twin } from '../answers/parts.tsx'
import { BarKey, type BarPart, PartsBar } from './parts.tsx'

type Given = HealthProps & { readonly frame: FrameData }

export function HealthPage({ frame, ...care }: Given) {
  const t = text(frame.lang).matching.health
  return (
    <Frame frame={frame} title={t.title} current="budget">
      <div class="wrap stack loose">
        <p class="small">
          <a href={links.answers()}>{text(frame.lang).answers.taughtPage.back}</a>
        </p>
        {care.currency === '' ? <NoCare lang={frame.lang} /> : <Cares frame={frame} {...care} />}
      </div>
    </Frame>
  )
}

function NoCare({ lang }: { readonly lang: Lang }) {
  const { attic, matching } = text(lang)
  return (
    <>
      <h1>{matching.health.title}</h1>
      <EmptyState title={matching.health.emptyTitle}>
        <p class="soft">{matching.health.empty}</p>
        <Button href={links.imports()}>{attic.records.bring}</Button>
      </EmptyState>
    </>
  )
}

function Cares({ frame, ...care }: Given) {
  const { lang } = frame
  const t = text(lang).matching.health
  const { currency, currencies, years, year, missing, advice, unexplained } = care
  const shown = years.find((one) => one.year === year)
  const amount = (minor: number): string => money(minor, currency, lang)
  const sums = years.map((one) => partsOf(one, currency, lang).reduce((sum, part) => sum + part.amount, 0))
  const longest = Math.max(0, ...sums)
  return (
    <>
      <header class="head">
        {currencies.length > 1 && (
          <nav class="tabs" aria-label={t.currencies}>
            {currencies.map((other) => (
              <a key={other} href={links.care({ currency: other })} aria-current={other === currency ? 'page' : undefined}>
                {t.inCurrency(other)}
              </a>
            ))}
          </nav>
        )}
        <h1>{findingOf(shown, amount, lang)}</h1>
        {shown !== undefined && <Lead shown={shown} currency={currency} lang={lang} />}
      </header>
      {missing.length > 0 && (
        <Card title={t.missing(missing.length)} id="missing" tone="wheat">
          <p class="small soft">{t.missingAbout}</p>
          <ul role="list" class="links">
            {missing.map((one) => (
              <li key={one.id}>
                <CareWords care={one} currency={currency} lang={lang} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title={t.chart} id="years">
        {years.map((one) => (
          <div key={one.year} class="year-bar">
            <a href={links.care({ currency, year: one.year })} aria-current={one.year === year ? 'true' : undefined}>
              {one.year}
            </a>
            <PartsBar
              id={`bar-${one.year}`}
              title={`${one.year}, ${amount(one.spent)}`}
              parts={partsOf(one, currency, lang)}
              whole={longest}
            />
            <span class="small">{amount(one.spent)}</span>
          </div>
        ))}
        {shown !== undefined && <BarKey parts={partsOf(shown, currency, lang)} />}
        <Twin
          label={t.chart}
          file={links.answerTable('health', 'years')}
          head={columns.map((name) => t.columns[name])}
          rows={years.map((one) => columns.map((name) => cellOf(one, name, currency, lang)))}
          lang={lang}
        />
      </Card>
      {advice.length > 0 && <Advice {...care} lang={lang} />}
      <CareList {...care} lang={lang} />
      <div class="two even">
        {unexplained.operations.length > 0 && (
          <Card title={t.unexplained} id="unexplained">
            <p>{t.unexplainedAbout(amount(unexplained.amount), unexplained.operations.length)}</p>
            <p>
              <a href={links.records({ service: 'health', figure: `unexplained/${currency}` })}>{t.transfer}</a>
            </p>
          </Card>
        )}
        <section class="limits">
          <h2>{t.limitsTitle}</h2>
          <p class="small soft">{t.about}</p>
        </section>
      </div>
    </>
  )
}

/** What stays; when no statement tells it, what was spent. */
function findingOf(shown: HealthYearLine | undefined, amount: (minor: number) => string, lang: Lang): string {
  const t = text(lang).matching.health
  if (shown === undefined) return t.title
  const { year, rest, back, unknown } = shown
  return rest === 0 && back === 0 && unknown > 0 ? t.findingUnknown(amount(unknown), year) : t.finding(amount(rest), year)
}

const columns = ['year', 'cares', 'spent', 'back', 'received', 'withheld', 'awaited', 'rest', 'unknown'] as const

const shows = {
  spent: 'all',
  back: 'back',
  received: 'back',
  withheld: 'back',
  awaited: 'awaited',
  rest: 'rest',
  unknown: 'unknown',
} as const

/** An amount opens to the cares that make it. */
function cellOf(year: HealthYearLine, name: (typeof columns)[number], currency: string, lang: Lang) {
  if (name === 'year' || name === 'cares') return year[name]
  const words = money(year[name], currency, lang)
  return year[name] === 0 ? words : <a href={`${links.care({ currency, year: year.year, show: shows[name] })}#cares`}>{words}</a>
}

/** Each figure opens to its cares; nothing is behind zero. */
function Lead({ shown, currency, lang }: { readonly shown: HealthYearLine; readonly currency: string; readonly lang: Lang }) {
  const t = text(lang).matching.health
  const open = (show: string) => `${links.care({ currency, year: shown.year, show })}#cares`
  const parts = [
    ['all', shown.spent, t.spent],
    ['back', shown.back, t.back],
    ['awaited', shown.awaited, t.awaited],
    ['rest', shown.rest, t.rest],
    ...(shown.unknown > 0 ? ([['unknown', shown.unknown, t.unknown]] as const) : []),
  ] as const
  return (
    <p class="lead">
      {parts.map(([show, minor, words], place) => (
        <>
          {place > 0 && ', '}
          {minor === 0 ? (
            <span key={show}>
              <strong>{money(0, currency, lang)}</strong> {words}
            </span>
          ) : (
            <a key={show} href={open(show)}>
              <strong>{money(minor, currency, lang)}</strong> {words}
            </a>
          )}
        </>
      ))}
      .
    </p>
  )
}

const looks = { received: 'a', withheld: 'c', awaited: 'b', rest: 'd', unknown: 'e' } as const

function partsOf(year: HealthYearLine, currency: string, lang: Lang): readonly BarPart[] {
  const t = text(lang).matching.health
  return (['received', 'withheld', 'awaited', 'rest', 'unknown'] as const).map((part) => ({
    look: looks[part],
    words: `${t.parts[part]} ${money(year[part], currency, lang)}`,
    amount: year[part],
  }))
}

function Advice({ advice, currency, lang }: HealthProps & { readonly lang: Lang }) {
  const t = text(lang).matching.health
  return (
    <Card title={t.advice} id="advice">
      <ul role="list" class="links">
        {advice.map(({ rule, title, text: said, limits, source, amount, cares }) => (
          <li key={rule}>
            <h3>{title}</h3>
            <p>{said}</p>
            <details class="small">
              <summary>{t.adviceAbout(money(amount, currency, lang), cares.length)}</summary>
              {cares.map((one) => (
                <CareWords key={one.id} care={one} currency={currency} lang={lang} />
              ))}
            </details>
            <p class="small soft">
              <strong>{t.limits}</strong> {limits}
            </p>
            <p class="small">
              <a href={source.url} rel="noreferrer">
                {t.source(source.name, day(source.asOf, lang), day(source.readOn, lang))}
              </a>
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function CareList({ cares, year, show, currency, lang }: HealthProps & { readonly lang: Lang }) {
  const { health: t, csv } = text(lang).matching
  const shows = ['all', 'back', 'awaited', 'rest', 'missing', 'unknown'] as const
  return (
    <section class="stack" id="cares" aria-labelledby="cares-title">
      <h2 id="cares-title">{t.cares(year)}</h2>
      <nav class="tabs" aria-label={t.show}>
        {shows.map((one) => (
          <a key={one} href={`${links.care({ currency, year, show: one })}#cares`} aria-current={one === show ? 'page' : undefined}>
            {t.shows[one]}
          </a>
        ))}
      </nav>
      {cares.length === 0 ? (
        <p class="soft">{t.none}</p>
      ) : (
        <ul role="list" class="links">
          {cares.map((one) => (
            <li key={one.id}>
              <CareWords care={one} currency={currency} lang={lang} />
            </li>
          ))}
        </ul>
      )}
      <p class="small">
        <a href={links.answerTable('health', 'cares')} download>
          {csv}
          <span class="vh"> : {t.title}</span>
        </a>
      </p>
    </section>
  )
}
