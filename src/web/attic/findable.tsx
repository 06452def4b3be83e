/** What a person could still get back, line by line; any line can be put aside, and taken back. */
import { families, type Line } from '#content'
import { type Lang, links } from '#routes'
import { said, text } from '../i18n/index.ts'
import type { Frame as FrameData, SourceFamily, FindableProps } from '../props.ts'
import { FamilyDrawing } from '../ui/family-drawing.tsx'
import { Frame } from '../ui/frame.tsx'
import { Chip, type Tone } from '../ui/parts.tsx'
import { Jars } from './jars.tsx'

type State = SourceFamily['lines'][number]['state']

const lines: ReadonlyMap<string, Line> = new Map(families.flatMap((family) => [...family.lines].map((line: Line) => [line.id, line])))
const tones: { readonly [S in State]: Tone } = { in: 'leaf', some: 'leaf', out: 'sky', aside: 'wheat' }

export function FindablePage({ frame, families: held }: FindableProps & { readonly frame: FrameData }) {
  const { lang } = frame
  const t = text(lang).where
  return (
    <Frame frame={frame} title={t.sources.title} current="home">
      <div class="wrap stack loose">
        <header class="head">
          <h1>{t.sources.title}</h1>
          <p class="lead">{t.sources.lead}</p>
        </header>
        <Jars held={held} lang={lang} />
        <p class="small soft">
          {t.sources.key} {t.sources.about}
        </p>
        {held.map((family) => (
          <Family key={family.id} family={family} lang={lang} />
        ))}
        <p>
          <a href={links.hands()}>{t.hand.title}</a>
        </p>
      </div>
    </Frame>
  )
}

function Family({ family, lang }: { readonly family: SourceFamily; readonly lang: Lang }) {
  const t = text(lang).where.sources
  const aside = family.lines.filter(({ state }) => state === 'aside')
  return (
    <section class="family" id={family.id} aria-labelledby={`${family.id}-title`}>
      <header>
        <FamilyDrawing family={family.id} />
        <h2 id={`${family.id}-title`}>{said(families.find(({ id }) => id === family.id)?.name ?? '', lang)}</h2>
      </header>
      <ul class="list sources">
        {family.lines
          .filter(({ state }) => state !== 'aside')
          .map(({ id, state }) => (
            <LineRow key={id} id={id} state={state} lang={lang} />
          ))}
      </ul>
      {aside.length > 0 && (
        <details>
          <summary>{t.asides(aside.length)}</summary>
          <ul class="list sources">
            {aside.map(({ id, state }) => (
              <LineRow key={id} id={id} state={state} lang={lang} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function LineRow({ id, state, lang }: { readonly id: string; readonly state: State; readonly lang: Lang }) {
  const t = text(lang).where.sources
  const line = lines.get(id)
  if (line === undefined) return null
  const name = said(line.name, lang)
  const known: { readonly [kind: string]: { readonly name: string } | undefined } = text(lang).attic.kinds
  return (
    <li class="plain">
      <div>
        <a class="name" href={`${links.where(lang)}#${id}`}>
          {name}
        </a>{' '}
        <Chip tone={tones[state]}>{t.states[state]}</Chip>
        {state === 'some' && <span class="small soft block">{t.someAbout((known[line.kind]?.name ?? '').toLowerCase())}</span>}
      </div>
      <form method="post" action={links.findable()} class="link end">
        <input type="hidden" name="line" value={id} />
        <button
          type="submit"
          name="aside"
          value={state === 'aside' ? '0' : '1'}
          aria-label={(state === 'aside' ? t.backOf : t.asideOf)(name)}
        >
          {state === 'aside' ? t.back : t.aside}
        </button>
      </form>
    </li>
  )
}
