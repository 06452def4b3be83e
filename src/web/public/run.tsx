/** For organisations: two commands, what they take, what they promise, what is missing. */
import { links } from '#routes'
import { text } from '../i18n/index.ts'
import type { Frame as FrameData } from '../props.ts'
import { Frame } from '../ui/frame.tsx'
import { Notice } from '../ui/parts.tsx'
import { Rich } from '../ui/rich.tsx'

export function Run({ frame }: { readonly frame: FrameData }) {
  const t = text(frame.lang).public.run
  return (
    <Frame frame={frame} title={t.title} description={t.description} current="run">
      <div class="wrap page stack loose">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <section class="stack">
          <h2>{t.commands.title}</h2>
          <p>{t.commands.look}</p>
          <Command>{t.commands.lookCommand}</Command>
          <p>{t.commands.real}</p>
          <Command>{t.commands.realCommand}</Command>
          <p class="soft">{t.commands.note}</p>
        </section>
        <div class="two">
          <Lines title={t.needs.title} lines={t.needs.items} />
          <Lines title={t.promises.title} lines={t.promises.items} links={{ promises: links.promises(frame.lang) }} />
        </div>
        <section class="stack">
          <h2>{t.licence.title}</h2>
          <p>{t.licence.text}</p>
        </section>
        <Notice tone="wheat">
          <h2>{t.missing.title}</h2>
          <ul>
            {t.missing.items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
          <p>{t.missing.note}</p>
        </Notice>
      </div>
    </Frame>
  )
}

/** Scrolls sideways when long: focusable, so that the keyboard can scroll it too. */
const Command = ({ children }: { readonly children: string }) => (
  <pre tabindex={0}>
    <code>{children}</code>
  </pre>
)

function Lines(props: { readonly title: string; readonly lines: readonly string[]; readonly links?: { readonly [key: string]: string } }) {
  return (
    <section class="stack">
      <h2>{props.title}</h2>
      <ul>
        {props.lines.map((line) => (
          <li key={line}>
            <Rich links={props.links ?? {}}>{line}</Rich>
          </li>
        ))}
      </ul>
    </section>
  )
}
