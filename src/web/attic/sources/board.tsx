/** Every source: what it is, until when, whether something is late or missing, how to get the next file. */
import { links } from '#routes'
import { CoverageStrip } from '../../charts/coverage.tsx'
import { day, text } from '../../i18n/index.ts'
import type { Frame as FrameData, SourceLine, SourcesProps } from '../../props.ts'
import { Frame } from '../../ui/frame.tsx'
import { Button, Chip, EmptyState } from '../../ui/parts.tsx'
import { mainCount } from '../words.ts'
import { FreshnessChip, sourceName } from './words.tsx'

const types = ['account', 'meter', 'supplier', 'files', 'hand'] as const

export function SourcesPage({ frame, sources }: SourcesProps & { readonly frame: FrameData }) {
  const { lang } = frame
  const t = text(lang).sources
  return (
    <Frame frame={frame} title={t.title} current="home">
      <div class="wrap stack loose">
        <header class="head">
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
        </header>
        {sources.length === 0 && (
          <EmptyState title={t.empty}>
            <p>{t.emptyAbout}</p>
            <Button href={links.imports()}>{t.bring}</Button>
          </EmptyState>
        )}
        {types.map((type) => {
          const some = sources.filter((source) => source.type === type)
          return some.length > 0 && <Group key={type} type={type} sources={some} lang={lang} />
        })}
        {sources.length > 0 && <p class="small soft">{t.rule}</p>}
        <p>
          <a href={links.findable()}>{t.findable}</a>
        </p>
      </div>
    </Frame>
  )
}

function Group({
  type,
  sources,
  lang,
}: {
  readonly type: SourceLine['type']
  readonly sources: readonly SourceLine[]
  readonly lang: FrameData['lang']
}) {
  return (
    <section aria-labelledby={`${type}-title`}>
      <h2 id={`${type}-title`}>{text(lang).sources.groups[type]}</h2>
      <ul class="list board">
        {sources.map((source) => (
          <BoardRow key={source.key} source={source} lang={lang} />
        ))}
      </ul>
    </section>
  )
}

function BoardRow({ source, lang }: { readonly source: SourceLine; readonly lang: FrameData['lang'] }) {
  const t = text(lang).sources
  const name = sourceName(source, lang)
  const asks = source.freshness === 'due' || source.freshness === 'stale' || source.gaps > 0
  return (
    <li class="plain">
      <div>
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
      </div>
      <div class="covered">
        <CoverageStrip months={source.months} name={name} lang={lang} id={`strip-${source.key}`} />
        {asks && source.line !== undefined && source.freshness !== 'closed' && (
          <a class="small" href={`${links.where(lang)}#${source.line}`}>
            {t.how}
            <span class="vh"> : {name}</span>
          </a>
        )}
      </div>
    </li>
  )
}
