/** Matching: what is explained, the questions first, then every list, each line down to its records and its reasons. */
import { type Lang, links } from '#routes'
import { money, text } from '../../i18n/index.ts'
import type { Frame as FrameData, LinkLine, StatementProps } from '../../props.ts'
import { Frame } from '../../ui/frame.tsx'
import { Button, Card, EmptyState } from '../../ui/parts.tsx'
import { JudgeLink, LinkWords } from './link.tsx'
import { StatementLists } from './lists.tsx'
import { Opens, Twin } from '../answers/parts.tsx'
import { BarKey, type BarPart, PartsBar } from './parts.tsx'

type Given = StatementProps & { readonly frame: FrameData }

export function StatementPage({ frame, ...statement }: Given) {
  const t = text(frame.lang).matching.statement
  return (
    <Frame frame={frame} title={t.title} current="budget">
      <div class="wrap stack loose">
        <p class="small">
          <a href={links.answers()}>{text(frame.lang).answers.taughtPage.back}</a>
        </p>
        {statement.totals.length === 0 ? <NothingToMatch lang={frame.lang} /> : <Matching frame={frame} {...statement} />}
      </div>
    </Frame>
  )
}

function NothingToMatch({ lang }: { readonly lang: Lang }) {
  const { attic, matching } = text(lang)
  return (
    <>
      <h1>{matching.statement.title}</h1>
      <EmptyState title={matching.statement.emptyTitle}>
        <p class="soft">{matching.statement.empty}</p>
        <Button href={links.imports()}>{attic.records.bring}</Button>
      </EmptyState>
    </>
  )
}

function Matching({ frame, ...statement }: Given) {
  const { lang } = frame
  const t = text(lang).matching.statement
  const { totals, settled, papers } = statement
  const linked = totals.reduce((sum, one) => sum + one.linked.operations, 0)
  const all = totals.reduce((sum, one) => sum + one.linked.operations + one.toCheck.operations + one.left.operations, 0)
  return (
    <>
      <header class="head">
        <h1>{linked === 0 ? t.findingNone : t.finding(linked, all)}</h1>
        <p class="lead">
          {t.lead} {t.rests(settled, papers)}
        </p>
      </header>
      {statement.asked > 0 && <Questions {...statement} lang={lang} />}
      <Card title={t.chart} id="chart">
        {totals.map((one) => {
          const parts = partsOf(one, lang)
          return (
            <div class="stack" key={one.currency}>
              {totals.length > 1 && <h3>{one.currency}</h3>}
              <PartsBar id={`bar-${one.currency}`} title={t.chartDesc(t.out)} parts={parts} />
              <BarKey parts={parts} />
            </div>
          )
        })}
        <Twin
          label={t.chart}
          file={links.answerTable('statement', 'totals')}
          head={[t.columns.part, t.columns.operations, t.columns.in, t.columns.out]}
          rows={totals.flatMap(({ currency, ...own }) =>
            (['linked', 'toCheck', 'left'] as const).map((part) => [
              totals.length > 1 ? `${t.parts[part]} (${currency})` : t.parts[part],
              own[part].operations,
              money(own[part].in, currency, lang),
              own[part].operations === 0 ? (
                money(own[part].out, currency, lang)
              ) : (
                <Opens service="statement" figure={`${part}/${currency}`} minor={own[part].out} currency={currency} lang={lang} />
              ),
            ]),
          )}
          lang={lang}
        />
      </Card>
      <StatementLists {...statement} lang={lang} />
      <section class="limits">
        <h2>{t.limitsTitle}</h2>
        <p class="small soft">{t.limits}</p>
      </section>
    </>
  )
}

const looks = { linked: 'a', toCheck: 'b', left: 'd' } as const

function partsOf({ currency, ...own }: StatementProps['totals'][number], lang: Lang): readonly BarPart[] {
  const t = text(lang).matching.statement
  return (['linked', 'toCheck', 'left'] as const).map((part) => ({
    look: looks[part],
    words: `${t.parts[part]} ${money(own[part].out, currency, lang)}`,
    amount: own[part].out,
  }))
}

function Questions({ checks, asked, lang }: Pick<StatementProps, 'checks' | 'asked'> & { readonly lang: Lang }) {
  const t = text(lang).matching.statement
  return (
    <Card title={t.asks(asked)} id="check" tone="wheat">
      <p class="small soft">
        {t.asksAbout} {asked > checks.length && t.asksMore(asked - checks.length)}
      </p>
      <ul role="list" class="links">
        {checks.map((link) => (
          <li key={keyOf(link)}>
            <LinkWords link={link} lang={lang} />
            <JudgeLink link={link} verdicts={['sure', 'never']} lang={lang} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

const keyOf = ({ documents, operations }: LinkLine): string => [...documents, ...operations].map(({ id }) => id).join(' ')
