/** The first page of an attic: what is held, from whom, until when, what came last, what waits for the person's word. */
import { links } from '#routes'
import { day, text } from '../i18n/index.ts'
import type { Frame as FrameData, HomeProps } from '../props.ts'
import { Frame } from '../ui/frame.tsx'
import { Card, Chip, List, Row } from '../ui/parts.tsx'
import { BatchRow } from './batch-row.tsx'
import { DropForm } from './drop-form.tsx'
import { Jars } from './jars.tsx'
import { RunningImports } from './running-imports.tsx'
import { FreshnessChip, sourceName } from './sources/words.tsx'
import { isNothing, WaitingCard } from './waiting.tsx'
import { mainCount } from './words.ts'

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
        <br />
        <a href={links.arrive()}>{text(lang).leave.arriveLink}</a>
      </p>
    </>
  )
}

function Hello({ frame }: { readonly frame: FrameData }) {
  const t = text(frame.lang).attic.home
  const first = frame.person?.name?.split(' ')[0]
  return <h1>{first ? t.hello(first) : t.helloNobody}</h1>
}

const shownSources = 5

function Held({ frame, records, kinds, sources, waiting, recent, running, families }: Props) {
  const { lang } = frame
  const { attic, sources: t, where } = text(lang)
  const last = sources
    .map(({ to }) => to)
    .toSorted()
    .at(-1)
  return (
    <>
      <header class="head">
        <Hello frame={frame} />
        <p class="lead">
          {t.home.held(records, sources.length)} {last !== undefined && last !== '' && t.home.until(day(last, lang))}
        </p>
      </header>
      <RunningImports running={running} lang={lang} />
      <DropForm frame={frame} />
      <div class="two">
        <div class="stack">
          <Card title={t.home.sources} id="sources" aside={<a href={links.sources()}>{t.home.all}</a>}>
            <List>
              {sources.slice(0, shownSources).map((source) => (
                <Source key={source.key} source={source} lang={lang} />
              ))}
            </List>
            {sources.length > shownSources && <p class="small soft">{t.home.waits.more(sources.length - shownSources)}</p>}
          </Card>
          <Card title={t.home.kinds} id="kinds" aside={hasOperations(kinds) && <a href={links.budget()}>{t.home.budget}</a>}>
            <ul class="kinds-held">
              {kinds.map(({ kind, count }) => (
                <li key={kind}>
                  <a href={links.records({ kind })}>{attic.kinds[kind].count(count)}</a>
                </li>
              ))}
            </ul>
          </Card>
        </div>
        <div class="stack">
          {!isNothing(waiting) && <WaitingCard waiting={waiting} lang={lang} />}
          {recent.length > 0 && (
            <Card title={t.home.recent} id="last" aside={<a href={links.imports()}>{attic.seeAll}</a>}>
              <List>
                {recent.map((line) => (
                  <BatchRow key={line.id} line={line} frame={frame} />
                ))}
              </List>
            </Card>
          )}
        </div>
      </div>
      <Card title={where.sources.homeTitle} id="families" aside={<a href={links.findable()}>{where.sources.homeAside}</a>}>
        <Jars held={families} lang={lang} />
        <p class="small soft">{where.sources.key}</p>
      </Card>
    </>
  )
}

const hasOperations = (kinds: HomeProps['kinds']): boolean => kinds.some(({ kind }) => kind === 'bank.transaction')

function Source({ source, lang }: { readonly source: HomeProps['sources'][number]; readonly lang: FrameData['lang'] }) {
  const t = text(lang).sources
  const name = sourceName(source, lang)
  return (
    <Row mark={name.slice(0, 1).toUpperCase()} tone="sky">
      <a class="name" href={links.source(source.key)}>
        {name}
      </a>
      <span class="small soft block">
        {mainCount(source.counts, lang, 'count')}
        {source.to !== '' && `, ${t.until(day(source.to, lang, 'short'))}`}
      </span>
      <span class="chips">
        <FreshnessChip source={source} lang={lang} />
        {source.gaps > 0 && <Chip tone="wheat">{t.missing(source.gaps)}</Chip>}
      </span>
    </Row>
  )
}
