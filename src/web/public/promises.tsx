/** The label: what is protected, what is not, how to check. Its wording is a promise: change it with the code that holds it. */
import { links } from '#routes'
import { text, type Text } from '../i18n/index.ts'
import type { Frame as FrameData } from '../props.ts'
import { Frame } from '../ui/frame.tsx'
import { Chip, Notice } from '../ui/parts.tsx'
import { Rich } from '../ui/rich.tsx'

type Words = Text['public']['promises']

export function Promises({ frame }: { readonly frame: FrameData }) {
  const t = text(frame.lang).public.promises
  return (
    <Frame frame={frame} title={t.title} description={t.description} current="promises">
      <div class="wrap page stack loose">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <div class="label">
          <Side tone="leaf" title={t.say.title} lines={t.say.text} />
          <Side tone="berry" title={t.not.title} lines={t.not.text} />
        </div>
        <Notice>
          <p>
            <Rich>{t.today}</Rich>
          </p>
        </Notice>
        <Who t={t} />
        <Verify t={t} commands={`${links.formats(frame.lang)}#commands`} />
        <Notice tone="wheat" title={t.missing.title}>
          <p>{t.missing.text}</p>
        </Notice>
      </div>
    </Frame>
  )
}

const Side = ({ tone, title, lines }: { readonly tone: 'leaf' | 'berry'; readonly title: string; readonly lines: readonly string[] }) => (
  <section class={`card ${tone}`}>
    <h2>{title}</h2>
    {lines.map((line) => (
      <p key={line}>{line}</p>
    ))}
  </section>
)

const answers = {
  thief: 'yes',
  administrator: 'yes',
  away: 'yes',
  present: 'no',
  memory: 'no',
  later: 'no',
  lost: 'no',
} as const satisfies { readonly [K in keyof Words['who']['rows']]: 'yes' | 'no' }

const Who = ({ t }: { readonly t: Words }) => (
  <section class="stack">
    <h2>{t.who.title}</h2>
    <table class="who">
      <caption class="soft">{t.who.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t.who.person}</th>
          <th scope="col">{t.who.protected}</th>
          <th scope="col">{t.who.rest}</th>
        </tr>
      </thead>
      <tbody>
        {(Object.keys(answers) as (keyof typeof answers)[]).map((row) => (
          <tr key={row}>
            <th scope="row">{t.who.rows[row].who}</th>
            <td>
              <Chip tone={answers[row] === 'yes' ? 'leaf' : 'berry'}>{t.who[answers[row]]}</Chip>
            </td>
            <td>{t.who.rows[row].rest}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

const Verify = ({ t, commands }: { readonly t: Words; readonly commands: string }) => (
  <section class="stack" id="verify">
    <h2>{t.verify.title}</h2>
    <ol class="numbered">
      {t.verify.items.map((item) => (
        <li key={item.title}>
          <h3>{item.title}</h3>
          <p class="soft">
            <Rich links={{ commands }}>{item.text}</Rich>
          </p>
        </li>
      ))}
    </ol>
  </section>
)
