/** One record in full: what the file says, where it comes from, what else it said. */
import type { Record } from '#model'
import { type Lang, links } from '#routes'
import { count, day, text } from '../i18n/index.ts'
import type { Frame as FrameData, RecordProps } from '../props.ts'
import { Frame } from '../ui/frame.tsx'
import { Card, List, Row } from '../ui/parts.tsx'
import { Icon } from '../ui/icon.tsx'
import { Amount } from './amount.tsx'
import { Corrections } from './corrections/of-record.tsx'
import { SeriesForm } from './form-series.tsx'
import { isTermed, TermForm } from './form-term.tsx'
import { factsOf } from './facts.ts'
import { formed, RecordForm } from './record-form.tsx'
import { RecordKeys } from './record-keys.tsx'
import { RecordReaders } from './record-readers.tsx'
import { say, saidFields } from './say.ts'
import { tell } from './tell.ts'
import { accountName, formatName, when } from './words.ts'

type Props = RecordProps & { readonly frame: FrameData }
type Source = RecordProps['sources'][number]

export function RecordPage({ frame, record, sources, history, accountName: name, before, after, readers, day: ofDay, series }: Props) {
  const { lang } = frame
  const t = text(lang).attic
  const [first, ...others] = sources
  const shown = new Set([...(formed[record.kind] ?? []), ...saidFields(record.kind)])
  const facts = factsOf(record, lang, name).filter(({ field }) => !shown.has(field))
  const words = say(record, lang, frame.zone ?? 'Europe/Paris')
  const title = record.kind === 'bank.account' ? accountName(record.account, lang, name ?? record.name) : tell(record, lang).title
  return (
    <Frame frame={frame} title={title} current="records">
      <div class="wrap stack loose" data-island="record">
        <header class="head">
          <p class="small">
            <a href={links.records({ kind: record.kind })} data-back>
              {t.record.back}
            </a>
          </p>
          <h1>{title}</h1>
          <Lead record={record} lang={lang} />
          {record.kind === 'bank.transaction' && (
            <p class="small">
              <a href={links.budgetOperation(record.id)}>{text(lang).answers.operation.link}</a>
            </p>
          )}
        </header>
        <div class="two">
          <div class="stack">
            {words !== undefined && <Said words={words} record={record} lang={lang} />}
            <RecordForm record={record} day={ofDay} lang={lang} />
            {isTermed(record) && <TermForm record={record} today={frame.today} lang={lang} />}
            {series && <SeriesForm record={record} series={series} lang={lang} />}
            {facts.length > 0 && (
              <Card title={t.record.details} id="details">
                <dl class="facts">
                  {facts.map((fact) => (
                    <div key={fact.field}>
                      <dt>{t.fields[fact.field] ?? fact.field}</dt>
                      {fact.words.map((line, index) => (
                        <dd key={index}>{line}</dd>
                      ))}
                    </div>
                  ))}
                </dl>
              </Card>
            )}
          </div>
          <div class="stack sides">
            {first && (
              <Card title={t.record.source} id="source">
                <List>
                  <SourceRow source={first} frame={frame} />
                </List>
              </Card>
            )}
            {others.length > 0 && (
              <Card title={t.record.others(others.length)} id="others">
                <List>
                  {others.map((source, index) => (
                    <SourceRow key={index} source={source} frame={frame} />
                  ))}
                </List>
                <p class="small soft">{t.record.othersAbout}</p>
              </Card>
            )}
            <RecordReaders readers={readers} frame={frame} />
          </div>
        </div>
        <Corrections record={record} history={history ?? []} frame={frame} />
        <Raw record={record} lang={lang} />
        <Neighbours before={before} after={after} lang={lang} />
        <RecordKeys lang={lang} />
      </div>
    </Frame>
  )
}

/** The sentence; a mark also as a part of the most that it could be. */
function Said({ words, record, lang }: { readonly words: string; readonly record: Record; readonly lang: Lang }) {
  const [mark, most] = record.kind === 'education.mark' ? [record.quantity ?? 0, record.outOf ?? 0] : [0, 0]
  return (
    <Card title={text(lang).say.title} id="said">
      <p class="said-words">{words}</p>
      {most > 0 && (
        <svg class="share in" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
          <rect class="track" width="100" height="4" />
          <rect class="part" width={Math.min(100, Math.max(0, (mark / most) * 100))} height="4" />
        </svg>
      )}
    </Card>
  )
}

function Lead({ record, lang }: { readonly record: Record; readonly lang: Lang }) {
  const { end, day: date } = tell(record, lang)
  if (end === undefined) return null
  return (
    <p class="lead">
      <strong class="large">
        {record.kind === 'bank.transaction' ? <Amount minor={record.amount} currency={record.currency} lang={lang} /> : end}
      </strong>{' '}
      {date !== undefined && text(lang).attic.oneDay(day(date, lang))}
    </p>
  )
}

function SourceRow({ source, frame }: { readonly source: Source; readonly frame: FrameData }) {
  const { lang } = frame
  const t = text(lang).attic.record
  // A setting comes from the person's own hand: it has no file and no import to open.
  const typed = source.origin === ''
  const byHand = source.connector === 'hand'
  return (
    <Row mark={<Icon name={typed ? 'account' : 'file'} />} tone="sky">
      {byHand ? text(lang).where.hand.typed : typed ? t.byHand : t.from(source.origin)}
      <span class="small soft block">
        {[
          source.line === undefined ? undefined : t.line(count(source.line, lang)),
          typed ? undefined : t.read(formatName(source.connector, lang)),
          source.at === '' ? undefined : typed ? when(source.at, frame) : t.imported(when(source.at, frame)),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {source.line === undefined && source.path !== undefined && <code class="small block">{source.path}</code>}
      {source.original !== undefined && (
        <a class="small block" href={links.original(source.batch, source.original)}>
          {text(lang).records.one.original}
        </a>
      )}
      {(!typed || byHand) && (
        <a class="small" href={links.batch(source.batch)}>
          {t.seeImport}
        </a>
      )}
    </Row>
  )
}

function Neighbours({ before, after, lang }: Pick<RecordProps, 'before' | 'after'> & { readonly lang: Lang }) {
  const t = text(lang).records.one
  if (before === null && after === null) return null
  return (
    <nav class="row pages" aria-label={t.neighbours}>
      {before !== null && (
        <a class="btn quiet" href={before} rel="prev" data-before>
          {t.before}
        </a>
      )}
      {after !== null && (
        <a class="btn quiet" href={after} rel="next" data-after>
          {t.after}
        </a>
      )}
    </nav>
  )
}

function Raw({ record, lang }: { readonly record: Record; readonly lang: Lang }) {
  const t = text(lang).attic.record
  const raw = 'raw' in record && record.raw !== undefined ? Object.entries(record.raw) : []
  if (raw.length === 0) return null
  return (
    <details class="twin">
      <summary>{t.raw}</summary>
      <p class="small soft">{t.rawAbout}</p>
      <dl class="facts raw">
        {raw.map(([field, words]) => (
          <div key={field}>
            <dt>
              <code>{field}</code>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
