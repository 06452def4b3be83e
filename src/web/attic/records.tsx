/** What is held, of one kind or of all: found by words and filters; or the operations behind a figure or an import. */
import { links } from '#routes'
import { text } from '../i18n/index.ts'
import type { Frame as FrameData, RecordsProps } from '../props.ts'
import { Frame } from '../ui/frame.tsx'
import { Button, EmptyState, Notice } from '../ui/parts.tsx'
import { Selection } from './corrections/selection.tsx'
import { soughtIn } from './marked.tsx'
import { RecordKeys } from './record-keys.tsx'
import { RecordList } from './record-list.tsx'
import { RecordMap } from './record-map.tsx'
import { RecordMonths } from './record-months.tsx'
import { RecordPages } from './record-pages.tsx'
import { KeepView, RecordViews } from './record-views.tsx'
import { Hidden, RecordsFilter } from './records-filter.tsx'
import { RecordTotals } from './record-totals.tsx'
import { capital } from './words.ts'

type Props = RecordsProps & { readonly frame: FrameData }

export function RecordsPage({ frame, ...props }: Props) {
  const { lang } = frame
  const t = text(lang)
  const { figure, kind, records, query } = props
  const title = figure?.title ?? props.view?.name ?? (kind === 'all' ? t.attic.records.title : t.attic.kinds[kind].name)
  return (
    <Frame frame={frame} title={title} current="records">
      <div class="wrap stack loose" data-island="records" data-words={JSON.stringify(t.records.island)}>
        <Head frame={frame} {...props} />
        {figure === undefined && query.batch === undefined && <RecordViews lang={lang} {...props} />}
        {figure === undefined && <RecordsFilter lang={lang} {...props} />}
        <p class="vh" role="status" data-said />
        <div class="stack loose" id="answer">
          {figure === undefined && query.batch === undefined && <RecordMonths lang={lang} {...props} />}
          {records.length === 0 ? (
            <Nothing frame={frame} {...props} />
          ) : (
            <section class="stack" aria-labelledby="found">
              <RecordTotals lang={lang} {...props} />
              {kind.startsWith('mobility.') && <RecordMap records={records} lang={lang} />}
              <RecordList kind={kind} records={inTime(records)} accounts={props.accounts} sought={soughtIn(query.text)} lang={lang} />
              <RecordPages lang={lang} {...props} />
              <Selection frame={frame} {...props} />
              {figure === undefined && kind !== 'setting' && <TakeList lang={lang} kind={kind} query={query} />}
            </section>
          )}
          {figure === undefined && query.batch === undefined && <KeepView lang={lang} {...props} />}
        </div>
        <RecordKeys lang={lang} />
      </div>
    </Frame>
  )
}

/** Many positions of one day: the latest first, as all lists are. */
const inTime = (records: Props['records']): Props['records'] =>
  records.every(({ kind }) => kind === 'mobility.position') ? records.toSorted((a, b) => (atOf(a) > atOf(b) ? -1 : 1)) : records
const atOf = (record: Props['records'][number]): string => (record.kind === 'mobility.position' ? record.at : '')

function Head({ frame, figure, query, view, said }: Props) {
  const t = text(frame.lang).attic.records
  const views = text(frame.lang).records.views
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
      <h1>{view === undefined ? t.title : views.open(view.name)}</h1>
      {view === undefined && <p class="lead">{t.about}</p>}
      {said !== undefined && (
        <Notice tone={said === 'full' ? 'berry' : 'leaf'}>
          <p role="status">{views.said[said]}</p>
        </Notice>
      )}
    </header>
  )
}

/** By a form, so that what was searched stays out of every address. */
function TakeList({
  lang,
  kind,
  query: { period: _days, ...query },
}: Pick<Props, 'kind' | 'query'> & { readonly lang: FrameData['lang'] }) {
  const fields = Object.fromEntries(Object.entries({ kind, ...query }).map(([name, value]) => [`_${name}`, value]))
  return (
    <form method="post" action={links.leave()}>
      <Hidden fields={{ what: 'found', ask: '1', ...fields }} />
      <Button look="quiet">{text(lang).leave.takeList}</Button>
    </form>
  )
}

function Nothing({ frame, kind, query }: Props) {
  const t = text(frame.lang).attic.records
  const asked = Object.entries(query).some(([field, value]) => field !== 'batch' && value !== undefined)
  return (
    <EmptyState title={asked ? t.emptyTitle : t.noneTitle}>
      <p class="soft">{asked ? text(frame.lang).records.none : t.none}</p>
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
