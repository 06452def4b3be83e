/** What is held of one kind: found by words, account and days; or the operations behind a figure or an import. */
import { links } from '#routes'
import { count, money, text } from '../i18n/index.ts'
import type { Frame as FrameData, RecordsProps } from '../props.ts'
import { Frame } from '../ui/frame.tsx'
import { Button, EmptyState, Notice } from '../ui/parts.tsx'
import { Amount } from './amount.tsx'
import { RecordList } from './record-list.tsx'
import { Hidden, RecordsFilter } from './records-filter.tsx'
import { capital } from './words.ts'

type Props = RecordsProps & { readonly frame: FrameData }

export function RecordsPage({ frame, ...props }: Props) {
  const t = text(frame.lang).attic
  const { figure, kind, records } = props
  return (
    <Frame frame={frame} title={figure?.title ?? t.kinds[kind].name} current="records">
      <div class="wrap stack loose">
        <Head frame={frame} {...props} />
        {figure === undefined && <Kinds frame={frame} {...props} />}
        {figure === undefined && kind === 'bank.transaction' && <RecordsFilter lang={frame.lang} {...props} />}
        {records.length === 0 ? (
          <Nothing frame={frame} {...props} />
        ) : (
          <section class="stack" aria-labelledby="found">
            <Totals frame={frame} {...props} />
            <RecordList kind={kind} records={records} accounts={props.accounts} lang={frame.lang} />
            <Pages frame={frame} {...props} />
          </section>
        )}
      </div>
    </Frame>
  )
}

function Head({ frame, figure, query }: Props) {
  const t = text(frame.lang).attic.records
  if (figure !== undefined) {
    return (
      <header class="head">
        <p class="small">
          <a href={figure.back}>{t.back}</a>
        </p>
        <h1>{figure.title}</h1>
        {figure.rule !== undefined && (
          <Notice title={t.rule}>
            <p>{capital(figure.rule)}.</p>
          </Notice>
        )}
      </header>
    )
  }
  if (query.batch !== undefined) {
    return (
      <header class="head">
        <p class="small">
          <a href={links.batch(query.batch)}>{t.toBatch}</a>
        </p>
        <h1>{t.ofBatch}</h1>
      </header>
    )
  }
  return (
    <header class="head">
      <h1>{t.title}</h1>
      <p class="lead">{t.about}</p>
    </header>
  )
}

/** The kinds that hold something, and the one being looked at. */
function Kinds({ frame, kind, kinds, query }: Props) {
  const t = text(frame.lang).attic
  const shown = kinds.filter((entry) => entry.count > 0 || entry.kind === kind)
  if (shown.length < 2) return null
  return (
    <nav class="tabs" aria-label={t.records.kinds}>
      {shown.map((entry) => (
        <a
          key={entry.kind}
          href={links.records({ kind: entry.kind, batch: query.batch })}
          aria-current={entry.kind === kind ? 'page' : undefined}
        >
          {t.kinds[entry.kind].name}
          {query.batch === undefined && <span class="soft"> {count(entry.count, frame.lang)}</span>}
        </a>
      ))}
    </nav>
  )
}

function Totals({ frame, kind, total, sums }: Props) {
  const { lang } = frame
  const t = text(lang).attic
  return (
    <div class="totals">
      <h2 id="found">{t.kinds[kind].count(total)}</h2>
      <div class="sums">
        {sums.map(({ currency, amount, in: came = 0, out: left = 0 }) => {
          // One direction alone is already the total.
          const both = came !== 0 && left !== 0
          return (
            <p key={currency}>
              {both && (
                <>
                  {money(came, currency, lang)} <span class="soft">{t.records.sumIn},</span> {money(left, currency, lang, 'never')}{' '}
                  <span class="soft">{t.records.sumOut}.</span>{' '}
                </>
              )}
              <span class="soft">{both ? t.records.sumBoth : t.records.sum}</span>{' '}
              <strong>
                <Amount minor={amount} currency={currency} lang={lang} />
              </strong>
            </p>
          )
        })}
      </div>
    </div>
  )
}

function Nothing({ frame, kind, query }: Props) {
  const t = text(frame.lang).attic.records
  const asked = query.account !== undefined || query.since !== undefined || query.until !== undefined || query.text !== undefined
  return (
    <EmptyState title={asked ? t.emptyTitle : t.noneTitle}>
      <p class="soft">{asked ? t.empty : t.none}</p>
      {asked ? (
        <Button href={links.records({ kind })} look="quiet">
          {t.reset}
        </Button>
      ) : (
        <>
          <Button href={links.imports()}>{t.bring}</Button>
          <p>
            <a href={links.where(frame.lang)}>{text(frame.lang).where.links.public}</a>
          </p>
        </>
      )}
    </EmptyState>
  )
}

/** The next page is asked by a form, so that what was searched stays out of every address. */
function Pages({ frame, kind, query, opened, next, first }: Props) {
  const t = text(frame.lang).attic.records
  if (next === null && first) return null
  const fields = { kind, ...query, ...opened }
  return (
    <div class="row pages">
      {!first && (
        <form method="post" action={links.records()}>
          <Hidden fields={fields} />
          <Button look="quiet">{t.start}</Button>
        </form>
      )}
      {next !== null && (
        <form method="post" action={links.records()}>
          <Hidden fields={{ ...fields, cursor: next }} />
          <Button>{t.next}</Button>
        </form>
      )}
    </div>
  )
}
