/** Who holds what about a person: nine families, their lines, each opening on its steps. All of it without JavaScript. */
import { families, type Line, rights } from '#content'
import { links } from '#routes'
import { day, said, text } from '../i18n/index.ts'
import type { Frame as FrameData, WhereProps } from '../props.ts'
import { FamilyDrawing } from '../ui/family-drawing.tsx'
import { Frame } from '../ui/frame.tsx'
import { Button, Field, Notice } from '../ui/parts.tsx'
import { WhereLine } from './where-line.tsx'

type Props = WhereProps & { readonly frame: FrameData }

/** Results few enough to be shown already open. */
const fewLines = 3

export function Where({ frame, ...props }: Props) {
  const { lang } = frame
  const t = text(lang).where
  const { country, found, words } = props
  const shown = families.flatMap((family) => {
    const lines = [...family.lines].filter(({ id }: Line) => found.includes(id))
    return lines.length === 0 ? [] : [{ ...family, lines }]
  })
  const isOpen = props.all || (words !== '' && found.length <= fewLines)
  return (
    <Frame frame={frame} title={t.title} description={t.description} current="where">
      <div class="wrap page stack loose">
        <header class="stack">
          <h1>{t.title}</h1>
          <p class="lead">
            {t.lead(found.length === 0 || words !== '' ? families.flatMap(({ lines }) => [...lines]).length : found.length)}
          </p>
        </header>
        <Search frame={frame} country={country} words={words} />
        {words === '' ? (
          <Index frame={frame} families={shown} />
        ) : (
          <Found frame={frame} found={found.length} words={words} country={country} />
        )}
        {found.length > 0 && words === '' && (
          <p class="unfold">
            <a href={links.where(lang, { country: country ?? undefined, open: props.all ? undefined : 'all' })}>
              {props.all ? t.fold : t.unfold}
            </a>
          </p>
        )}
        {shown.map((family) => (
          <section key={family.id} id={family.id} class="family" aria-labelledby={`${family.id}-title`}>
            <header>
              <FamilyDrawing family={family.id} />
              <h2 id={`${family.id}-title`}>{said(family.name, lang)}</h2>
              <p class="soft">{said(family.about, lang)}</p>
            </header>
            {family.lines.map((line) => (
              <WhereLine
                key={line.id}
                line={line}
                lang={lang}
                open={isOpen}
                readers={props.readers}
                typed={props.typed}
                country={country}
              />
            ))}
          </section>
        ))}
        <Notice title={t.ask.title}>
          <p>{t.ask.text}</p>
          <p class="small">
            {t.note} {t.ask.lawyers} {t.checked(day(lastChecked, lang))}
          </p>
        </Notice>
      </div>
    </Frame>
  )
}

const lastChecked =
  Object.values(rights)
    .map(({ checked }) => checked)
    .toSorted()[0] ?? ''

function Search({ frame, country, words }: Pick<Props, 'frame' | 'country' | 'words'>) {
  const { lang } = frame
  const t = text(lang).where
  const choice = (value: 'fr' | 'qc' | undefined) => (
    <a href={links.where(lang, { country: value })} aria-current={(country ?? undefined) === value ? 'true' : undefined}>
      {t.countries[value ?? 'both']}
    </a>
  )
  return (
    <div class="seek">
      <form method="post" action={links.where(lang)} role="search">
        {country !== null && <input type="hidden" name="country" value={country} />}
        <Field
          label={t.search}
          name="words"
          hint={t.searchHint}
          input={{ type: 'search', value: words, maxLength: 100, autocomplete: 'off' }}
        />
        <Button look="quiet">{t.find}</Button>
      </form>
      <nav class="pills" aria-label={t.country}>
        {choice(undefined)}
        {choice('fr')}
        {choice('qc')}
      </nav>
    </div>
  )
}

function Found({ frame, found, words, country }: { readonly found: number } & Pick<Props, 'frame' | 'words' | 'country'>) {
  const t = text(frame.lang).where
  return (
    <div role="status" class="stack">
      <h2>{t.found(found, words)}</h2>
      {found === 0 && <p>{t.none}</p>}
      <p>
        <a href={links.where(frame.lang, { country: country ?? undefined })}>{t.reset}</a>
      </p>
    </div>
  )
}

const Index = ({
  frame,
  families: shown,
}: {
  readonly frame: FrameData
  readonly families: readonly { id: string; name: { fr: string; en: string }; lines: readonly Line[] }[]
}) => (
  <nav aria-label={text(frame.lang).where.families}>
    <ul class="families">
      {shown.map(({ id, name, lines }) => (
        <li key={id}>
          <a href={`#${id}`}>
            <FamilyDrawing family={id} />
            <strong>{said(name, frame.lang)}</strong>
            <span class="small soft">{text(frame.lang).where.count(lines.length)}</span>
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
