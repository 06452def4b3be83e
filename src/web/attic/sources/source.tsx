/** One source: until when and why, month by month, what is missing, what fed it, and what its person says of it. */
import { links } from '#routes'
import { CoverageCalendar, CoverageTable } from '../../charts/coverage.tsx'
import { text } from '../../i18n/index.ts'
import type { Frame as FrameData, SourceProps } from '../../props.ts'
import { Frame } from '../../ui/frame.tsx'
import { Button, Card, Chip, Field, Notice } from '../../ui/parts.tsx'
import { periodInWords } from '../words.ts'
import { Balance } from './balance.tsx'
import { Fed, Holds } from './contents.tsx'
import { Gaps } from './gaps.tsx'
import { FreshnessChip, sourceName, whyInWords } from './words.tsx'

export function SourcePage({ frame, source, balance, done }: SourceProps & { readonly frame: FrameData }) {
  const { lang } = frame
  const t = text(lang).sources
  const name = sourceName(source, lang)
  return (
    <Frame frame={frame} title={name} current="home">
      <div class="wrap stack loose">
        <header class="head">
          <p class="small">
            <a href={links.sources()}>{t.back}</a>
          </p>
          <h1>{name}</h1>
          <p class="chips">
            <Chip tone="sky">{t.types[source.type]}</Chip>
            <FreshnessChip source={source} lang={lang} />
          </p>
          <p class="lead">{whyInWords(source, lang)}</p>
          {source.pace && <p class="soft">{t.rhythm(t.paces[source.pace])}</p>}
        </header>
        {done && (
          <Notice tone="leaf" live>
            <p>{t.saved}</p>
          </Notice>
        )}
        <div class="two">
          <div class="stack">
            {source.months.length > 0 && (
              <Card title={t.calendar} id="calendar">
                <p class="soft">{periodInWords(source.from, source.to, lang)}</p>
                <CoverageCalendar months={source.months} name={name} lang={lang} id="calendar-months" />
                <Key source={source} lang={lang} />
                <CoverageTable months={source.months} name={name} lang={lang} />
              </Card>
            )}
            {source.months.length > 0 && <Gaps source={source} lang={lang} />}
          </div>
          <div class="stack">
            <Holds source={source} frame={frame} />
            {source.type === 'account' && source.to !== '' && <Balance source={source} balance={balance} lang={lang} />}
            <Yours source={source} name={name} lang={lang} />
          </div>
        </div>
        <Fed source={source} lang={lang} />
        <p class="closing">
          <Button href={links.removeSource(source.key)} look="quiet">
            {text(lang).removing.link}
          </Button>
          <span class="small soft block">{text(lang).removing.linkAbout}</span>
        </p>
      </div>
    </Frame>
  )
}

type Part = { readonly source: SourceProps['source']; readonly lang: FrameData['lang'] }

/** What each mark means, of those drawn. */
function Key({ source, lang }: Part) {
  const t = text(lang).sources
  const states = (['held', 'part', 'missing', 'awaited', 'quiet', 'none'] as const).filter((state) =>
    source.months.some((entry) => entry.state === state),
  )
  return (
    <ul class="small soft coverage-key">
      {states.map((state) => (
        <li key={state} class={state}>
          {t.monthStates[state]}
        </li>
      ))}
    </ul>
  )
}

function Yours({ source, name, lang }: Part & { readonly name: string }) {
  const t = text(lang).sources
  const isClosed = source.freshness === 'closed'
  return (
    <Card title={t.yours} id="yours">
      <form method="post" action={links.source(source.key)} class="stack">
        <Field
          label={t.name}
          name="name"
          hint={t.nameHint}
          input={{ value: source.named ? name : '', maxLength: 80, autocomplete: 'off' }}
        />
        <Button look="quiet">{t.rename}</Button>
      </form>
      {source.type !== 'hand' && (
        <form method="post" action={links.source(source.key)} class="closing">
          <input type="hidden" name="closed" value={isClosed ? '0' : '1'} />
          <Button look="quiet">{isClosed ? t.reopen : t.close}</Button>
          {!isClosed && <p class="small soft">{t.closeAbout}</p>}
        </form>
      )}
    </Card>
  )
}
