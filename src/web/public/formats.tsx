/** The formats read: what they are, where banks hide them, what is not read, and the command line. */
import { type Lang, links } from '#routes'
import { text, type Text } from '../i18n/index.ts'
import type { FormatsProps, Frame as FrameData } from '../props.ts'
import { Frame } from '../ui/frame.tsx'
import { Notice } from '../ui/parts.tsx'
import { Rich } from '../ui/rich.tsx'

type Words = Text['public']['formats']

export function Formats({ frame, limits }: FormatsProps & { readonly frame: FrameData }) {
  const t = text(frame.lang).public.formats
  return (
    <Frame frame={frame} title={t.title} description={t.description} current="formats">
      <div class="wrap page stack loose">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <p>
          <a href={links.inspect(frame.lang)}>{text(frame.lang).inspect.link}</a>
        </p>
        <Three t={t} />
        <p>
          <strong>{t.best}</strong>
        </p>
        <Also t={t} lang={frame.lang} />
        <Where t={t} lang={frame.lang} />
        <section class="stack">
          <h2>{t.not.title}</h2>
          <p>{t.not.text}</p>
          <p>{t.not.size(limits.fileBytes, limits.uploadBytes, limits.files)}</p>
        </section>
        <Commands t={t} />
      </div>
    </Frame>
  )
}

const Three = ({ t }: { readonly t: Words }) => (
  <div class="three">
    {t.items.map((format) => (
      <section class="card" key={format.id} id={format.id} aria-labelledby={`${format.id}-title`}>
        <h2 id={`${format.id}-title`}>{format.name}</h2>
        <p class="soft small">{format.files}</p>
        <h3 class="vh">{t.what}</h3>
        <p>{format.what}</p>
        <h3 class="small">{t.limits}</h3>
        <p class="soft">{format.limits}</p>
      </section>
    ))}
  </div>
)

/** Told above, or no format of their own. */
const elsewhere = new Set(['ofx', 'qif', 'camt', 'hand', 'table', 'zip', 'gzip'])

const Also = ({ t, lang }: { readonly t: Words; readonly lang: Lang }) => (
  <section class="stack" id="also">
    <h2>{t.also.title}</h2>
    <p>
      {text(lang).attic.and(
        Object.entries(text(lang).attic.connectors)
          .filter(([name]) => !elsewhere.has(name))
          .map(([, words]) => words),
      )}
      .
    </p>
    <p class="soft">{t.also.text}</p>
  </section>
)

const Where = ({ t, lang }: { readonly t: Words; readonly lang: Lang }) => (
  <section class="stack" id="where">
    <h2>{t.where.title}</h2>
    <p class="soft">{t.where.lead}</p>
    <div class="two">
      {t.where.places.map((place) => (
        <section key={place.name} class="stack">
          <h3>{place.name}</h3>
          <ul>
            {place.text.map((line) => (
              <li key={line}>
                <Rich>{line}</Rich>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
    <Notice>
      <p>{t.where.right}</p>
    </Notice>
    <p>
      <a href={links.where(lang)}>{text(lang).where.links.all}</a>
    </p>
  </section>
)

const Commands = ({ t }: { readonly t: Words }) => (
  <section class="stack" id="commands">
    <h2>{t.commands.title}</h2>
    <p>{t.commands.lead}</p>
    <dl class="commands">
      {t.commands.items.map(({ command, text: words }) => (
        <div key={command}>
          <dt>
            <code>{command}</code>
          </dt>
          <dd class="soft">{words}</dd>
        </div>
      ))}
    </dl>
    <p class="soft">{t.commands.result}</p>
  </section>
)
