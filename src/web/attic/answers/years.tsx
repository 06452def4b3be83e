/** Two years side by side, over the months that are complete in both; then each year's own sums. */
import { type Lang, links } from '#routes'
import { roundMoney, wholeUnits } from '../../charts/scale.ts'
import { ShareBar } from '../../charts/share-bar.tsx'
import { count, money, monthName, text } from '../../i18n/index.ts'
import type { Frame as FrameData, YearsProps } from '../../props.ts'
import { Frame } from '../../ui/frame.tsx'
import { Card } from '../../ui/parts.tsx'
import { BudgetTabs, Currencies, Grid, Nothing, Opens, Twin } from './parts.tsx'

type Compared = NonNullable<YearsProps['compared']>

export function YearsPage({ frame, years, compared, currency, currencies }: YearsProps & { readonly frame: FrameData }) {
  const { lang } = frame
  const t = text(lang).answers
  return (
    <Frame frame={frame} title={t.years.title} current="budget">
      <div class="wrap stack loose">
        <header class="head">
          <BudgetTabs current="budgetYears" lang={lang} />
          <h1>{compared === null ? t.years.title : findingOf(compared, currency, lang)}</h1>
          <p class="lead">{compared === null ? t.years.alone : t.years.about}</p>
          <Currencies currency={currency} currencies={currencies} to={(other) => links.budgetYears({ currency: other })} lang={lang} />
        </header>
        {years.length === 0 && <Nothing lang={lang} />}
        {compared !== null && <SideBySide compared={compared} currency={currency} lang={lang} />}
        {years.length > 0 && (
          <Card title={t.years.totals} id="totals">
            <Grid
              label={t.years.totals}
              lang={lang}
              head={[t.years.year, t.years.months, t.years.in, t.years.out, t.years.mean]}
              rows={years.map((year) => [
                year.year,
                count(year.months, lang),
                ...(['in', 'out'] as const).map((way) =>
                  year[way] === 0 ? (
                    money(0, currency, lang)
                  ) : (
                    <Opens
                      service="budget"
                      figure={`total/${currency}/${year.year}/${way}`}
                      minor={year[way]}
                      currency={currency}
                      lang={lang}
                    />
                  ),
                ),
                roundMoney(year.out / year.months, currency, lang),
              ])}
            />
            <p class="small">
              <a href={links.answerTable('budget', 'years')} download>
                {t.csv}
              </a>
            </p>
          </Card>
        )}
      </div>
    </Frame>
  )
}

function monthsInWords(months: readonly string[], lang: Lang): string {
  const t = text(lang).answers.years
  const name = (month: string | undefined): string => monthName(`2001-${month ?? '01'}`, lang, 'long')
  return months.length === 12 ? t.wholeYear : t.span(name(months[0]), name(months.at(-1)))
}

function findingOf({ months, years: [before, after], out: [was, is] }: Compared, currency: string, lang: Lang): string {
  const t = text(lang).answers.years
  const span = monthsInWords(months, lang)
  const more = is - was
  return wholeUnits(more, currency) === 0
    ? t.same(span, before, after)
    : t.finding(span, before, after, roundMoney(Math.abs(more), currency, lang), more > 0)
}

function SideBySide({ compared, currency, lang }: { readonly compared: Compared; readonly currency: string; readonly lang: Lang }) {
  const { answers, attic } = text(lang)
  const t = answers.years
  const [before, after] = compared.years
  // What is zero has no operation behind it.
  const opens = (category: string, year: string, minor: number) =>
    minor === 0 ? (
      money(0, currency, lang)
    ) : (
      <Opens service="budget" figure={`compared/${currency}/${year}/${category}`} minor={minor} currency={currency} lang={lang} />
    )
  return (
    <>
      {(['out', 'in'] as const).map((direction) => {
        const posts = compared.posts.filter((post) => post.direction === direction)
        const most = Math.max(0, ...posts.flatMap(({ amounts }) => amounts))
        return (
          posts.length > 0 && (
            <Card key={direction} title={attic.budget[direction]} id={direction}>
              <p class="small soft">{t.legend(after, before)}</p>
              <ul role="list" class="posts">
                {posts.map(({ category, label, amounts: [was, is] }) => (
                  <li key={category}>
                    <span>{label}</span>
                    <strong>{opens(category, after, is)}</strong>
                    <ShareBar amount={is} usual={was} most={most} way={direction} />
                    <p class="small soft habit">
                      {t.was(before, money(was, currency, lang))} · {money(is - was, currency, lang, 'always')}
                    </p>
                  </li>
                ))}
              </ul>
              <Twin
                label={attic.budget[direction]}
                head={[t.post, before, after, t.difference]}
                file={links.answerTable('budget', 'compared')}
                rows={posts.map(({ category, label, amounts: [was, is] }) => [
                  label,
                  opens(category, before, was),
                  opens(category, after, is),
                  money(is - was, currency, lang, 'always'),
                ])}
                lang={lang}
              />
            </Card>
          )
        )
      })}
    </>
  )
}
