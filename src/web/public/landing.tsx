/** The first page: what self data is, what works today, what is promised, and a door for each. */
import { links } from '#routes'
import { text, type Text } from '../i18n/index.ts'
import type { Frame as FrameData } from '../props.ts'
import { Frame } from '../ui/frame.tsx'
import { Icon } from '../ui/icon.tsx'
import { Button, Chip } from '../ui/parts.tsx'
import { Drawing } from './drawings.tsx'
import { Picture } from './picture.tsx'

type Part = { readonly frame: FrameData; readonly t: Text['public']['landing'] }

export function Landing({ frame }: { readonly frame: FrameData }) {
  const t = text(frame.lang).public.landing
  return (
    <Frame frame={frame} title={t.title} description={t.description} current="landing">
      <Hero frame={frame} t={t} />
      <Steps frame={frame} t={t} />
      <Promises frame={frame} t={t} />
      <Worlds frame={frame} t={t} />
      <Doors frame={frame} t={t} />
    </Frame>
  )
}

const Hero = ({ frame, t }: Part) => (
  <section class="hero wrap">
    <div>
      <h1>{t.heading}</h1>
      <p class="lead">{t.lead}</p>
      <div class="row">
        <Button href={links.signUp(frame.lang)}>{t.create}</Button>
        <Button href={links.try(frame.lang)} look="quiet">
          {t.try}
        </Button>
      </div>
      <p class="soft small">{t.note}</p>
    </div>
    <Picture words={t.picture} />
  </section>
)

const stepDrawings = ['sheet', 'jar', 'bars'] as const

const Steps = ({ frame, t }: Part) => (
  <section class="band wrap">
    <h2>{t.steps.title}</h2>
    <p class="soft">{t.steps.lead}</p>
    <ol class="steps">
      {t.steps.items.map((step, n) => (
        <li key={step.title}>
          <Drawing of={stepDrawings[n] ?? 'sheet'} />
          <h3>{step.title}</h3>
          <p class="soft">{step.text}</p>
        </li>
      ))}
    </ol>
    <p>
      <a href={links.formats(frame.lang)}>{t.steps.formats}</a>
      <br />
      <a href={links.inspect(frame.lang)}>{text(frame.lang).inspect.link}</a>
      <br />
      <a href={links.where(frame.lang)}>{text(frame.lang).where.links.public}</a>
    </p>
  </section>
)

const Promises = ({ frame, t }: Part) => (
  <section class="sunk">
    <div class="band wrap">
      <h2>{t.promises.title}</h2>
      <ol class="numbered">
        {t.promises.items.map((promise) => (
          <li key={promise.title}>
            <h3>{promise.title}</h3>
            <p>{promise.text}</p>
            <p class="but">{promise.but}</p>
          </li>
        ))}
      </ol>
      <p>
        <a href={links.promises(frame.lang)}>{t.promises.more}</a>
      </p>
    </div>
  </section>
)

const places = [
  ['attic', 'leaf'],
  ['counter', 'sky'],
  ['granary', 'wheat'],
  ['lookout', 'berry'],
] as const

const Worlds = ({ t }: Part) => (
  <section class="band wrap">
    <h2>{t.worlds.title}</h2>
    <p class="soft">{t.worlds.lead}</p>
    <ul class="worlds">
      {places.map(([place, tone]) => (
        <li key={place} class={tone}>
          <h3>{t.worlds.items[place].name}</h3>
          {place === 'attic' ? <Chip>{t.worlds.open}</Chip> : <Chip tone="wheat">{t.worlds.building}</Chip>}
          <p class="soft">{t.worlds.items[place].text}</p>
        </li>
      ))}
    </ul>
  </section>
)

function Doors({ frame, t }: Part) {
  const { lang } = frame
  const to = {
    signUp: links.signUp(lang),
    run: links.run(lang),
    exercise: `${links.try(lang)}#exercise`,
    promises: links.promises(lang),
    commands: `${links.formats(lang)}#commands`,
  }
  return (
    <section class="band wrap">
      <h2>{t.doors.title}</h2>
      <ul class="doors">
        {(Object.keys(to) as (keyof typeof to)[]).map((door) => (
          <li key={door}>
            <a href={to[door]}>
              <strong>{t.doors.items[door].who}</strong>
              <span>{t.doors.items[door].text}</span>
              <Icon name="arrow" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
