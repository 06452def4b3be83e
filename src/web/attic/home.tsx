/** The first page of an attic: what is held, a way in for files, the last whole month, the accounts. */
import { links } from '#routes'
import { MonthBars } from '../charts/month-bars.tsx'
import { day, money, text } from '../i18n/index.ts'
import type { AccountLine, BudgetProps, Frame as FrameData, HomeProps } from '../props.ts'
import { Frame } from '../ui/frame.tsx'
import { Card, Chip, Figure, List, Row } from '../ui/parts.tsx'
import { BatchRow } from './batch-row.tsx'
import { DropForm } from './drop-form.tsx'
import { findingOf, latestComplete } from './finding.ts'
import { MonthTable } from './month-table.tsx'
import { Jars } from './jars.tsx'
import { RunningImports } from './running-imports.tsx'
import { accountName, daysBetween, periodInWords } from './words.ts'

type Props = HomeProps & { readonly frame: FrameData }

export function HomePage({ frame, ...props }: Props) {
  const t = text(frame.lang).attic.home
  return (
    <Frame frame={frame} title={t.title} current="home">
      <div class="wrap stack loose">
        {props.records === 0 ? <FirstVisit frame={frame} running={props.running} /> : <Held frame={frame} {...props} />}
      </div>
    </Frame>
  )
}

function FirstVisit({ frame, running }: Pick<Props, 'frame' | 'running'>) {
  const { lang } = frame
  const t = text(lang).attic.home
  return (
    <>
      <header class="head">
        <Hello frame={frame} />
        <p class="lead">
          {t.emptyTitle}. {t.empty}
        </p>
      </header>
      <RunningImports running={running} lang={lang} />
      <DropForm frame={frame} />
      <ol class="steps">
        {t.steps.map(({ title, about }, index) => (
          <li key={title}>
            <span class="dot wheat" aria-hidden="true">
              {index + 1}
            </span>
            <h2>{title}</h2>
            <p class="soft">{about}</p>
          </li>
        ))}
      </ol>
      <p>
        <a href={links.formats(lang)}>{t.whichFormats}</a>
        <br />
        {t.noFile} <a href={links.try(lang)}>{t.tryExample}</a>
        <br />
        <a href={links.where(lang)}>{text(lang).where.links.public}</a>
      </p>
    </>
  )
}

function Hello({ frame }: { readonly frame: FrameData }) {
  const t = text(frame.lang).attic.home
  const first = frame.person?.name?.split(' ')[0]
  return <h1>{first ? t.hello(first) : t.helloNobody}</h1>
}

function Held({ frame, records, accounts, last, budget, running, sources }: Props) {
  const { lang } = frame
  const t = text(lang).attic.home
  return (
    <>
      <header class="head">
        <Hello frame={frame} />
        <p class="lead">{heldInWords(records, accounts, lang)}</p>
      </header>
      <RunningImports running={running} lang={lang} />
      <DropForm frame={frame} />
      <div class="two">
        {budget && budget.months.length > 0 && <Month budget={budget} frame={frame} />}
        <div class="stack">
          {accounts.length > 0 && (
            <Card title={t.accounts} id="accounts">
              <List>
                {accounts.map((line) => (
                  <Account key={line.account} line={line} frame={frame} />
                ))}
              </List>
            </Card>
          )}
          {last && (
            <Card title={t.last} id="last" aside={<a href={links.imports()}>{text(lang).attic.seeAll}</a>}>
              <List>
                <BatchRow line={last} frame={frame} />
              </List>
            </Card>
          )}
        </div>
      </div>
      <Card
        title={text(lang).where.sources.homeTitle}
        id="sources"
        aside={<a href={links.sources()}>{text(lang).where.sources.homeAside}</a>}
      >
        <Jars held={sources} lang={lang} />
        <p class="small soft">{text(lang).where.sources.key}</p>
      </Card>
    </>
  )
}

function heldInWords(records: number, accounts: readonly AccountLine[], lang: FrameData['lang']): string {
  const t = text(lang).attic.home
  const operations = accounts.reduce((sum, line) => sum + line.operations, 0)
  const days = accounts.flatMap(({ from, to }) => (from === '' ? [] : [from, to])).toSorted()
  const [first, last] = [days[0], days.at(-1)]
  if (operations === 0 || first === undefined || last === undefined) return t.heldOther(records)
  return t.held(operations, accounts.length, periodInWords(first, last, lang))
}

function Month({ budget, frame }: { readonly budget: BudgetProps; readonly frame: FrameData }) {
  const { lang, today } = frame
  const t = text(lang).attic
  const entry = latestComplete(budget.months)
  if (entry === undefined) return null
  return (
    <Card
      id="month"
      title={findingOf(entry, budget.currency, lang, today)}
      aside={<a href={links.budget({ month: entry.month, currency: budget.currency })}>{t.home.whereFrom}</a>}
    >
      <div class="row figures">
        <Figure label={t.budget.in} value={money(entry.in, budget.currency, lang)} />
        <Figure label={t.budget.out} value={money(entry.out, budget.currency, lang)} />
      </div>
      <MonthBars id="months" months={budget.months} chosen={entry.month} currency={budget.currency} lang={lang} />
      <p class="small soft key">
        {t.budget.chartKey} {budget.months.some(({ partial }) => partial) && t.budget.chartKeyPartial}
      </p>
      <MonthTable budget={budget} lang={lang} />
    </Card>
  )
}

/** Days after which an account's last operation makes it look unfinished: a monthly statement, and half a month to fetch it. */
const freshDays = 45

function Account({ line, frame }: { readonly line: AccountLine; readonly frame: FrameData }) {
  const { lang } = frame
  const t = text(lang).attic.home
  const name = accountName(line.account, lang, line.name)
  const fresh = line.to !== '' && daysBetween(line.to, frame.today) <= freshDays
  return (
    <Row mark={name.slice(0, 1).toUpperCase()} tone="sky">
      <form method="post" action={links.records()} class="link">
        <input type="hidden" name="kind" value="bank.transaction" />
        <input type="hidden" name="account" value={line.account} />
        <button type="submit">{name}</button>
      </form>
      {line.to !== '' && (
        <span class="small soft block">{t.accountFacts(line.operations, text(lang).attic.since(day(line.from, lang, 'short')))}</span>
      )}
      {line.balance && (
        <span class="small soft block">
          {t.balance(money(line.balance.amount, line.currency, lang), day(line.balance.day, lang, 'short'))}
        </span>
      )}
      {line.to !== '' && <Chip tone={fresh ? 'leaf' : 'wheat'}>{(fresh ? t.fresh : t.stale)(day(line.to, lang, 'short'))}</Chip>}
    </Row>
  )
}
