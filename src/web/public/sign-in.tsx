/** Opening one's attic again; on a demonstration, the invented people's keys hang beside the door. */
import { links } from '#routes'
import { text } from '../i18n/index.ts'
import type { Frame as FrameData, SignInProps } from '../props.ts'
import { Frame } from '../ui/frame.tsx'
import { Button, Field } from '../ui/parts.tsx'
import { Refused, wrong } from './refused.tsx'

export function SignIn({ frame, email, refusal, demo }: SignInProps & { readonly frame: FrameData }) {
  const { public: all, common } = text(frame.lang)
  const t = all.signIn
  return (
    <Frame frame={frame} title={t.title} description={t.description} current="signIn">
      <div class="narrow stack loose">
        <h1>{t.title}</h1>
        <Refused frame={frame} refusal={refusal} />
        <form
          class="stack loose"
          method="post"
          action={links.signIn(frame.lang)}
          data-island="passphrase"
          data-show={common.showPassphrase}
          data-hide={common.hidePassphrase}
        >
          <Field
            label={common.email}
            name="email"
            error={wrong(frame, refusal, 'email')}
            input={{ type: 'email', autocomplete: 'username', required: true, maxlength: 254, value: email }}
          />
          <Field
            label={common.passphrase}
            name="passphrase"
            error={wrong(frame, refusal, 'passphrase')}
            input={{ type: 'password', autocomplete: 'current-password', required: true, maxlength: 1024 }}
          />
          <Button>{t.submit}</Button>
        </form>
        <p>
          {t.none} <a href={links.signUp(frame.lang)}>{t.create}</a>.
        </p>
        <p>
          {t.lost} <a href={links.recover(frame.lang)}>{t.recover}</a>.
        </p>
        {demo.length > 0 && <Demo words={t.demo} people={demo} />}
      </div>
    </Frame>
  )
}

type DemoWords = ReturnType<typeof text>['public']['signIn']['demo']

const Demo = ({ words, people }: { readonly words: DemoWords; readonly people: SignInProps['demo'] }) => (
  <section class="card" aria-labelledby="demo">
    <h2 id="demo">{words.title}</h2>
    <p class="soft">{words.text}</p>
    <ul class="keys">
      {people.map((person) => (
        <li key={person.email}>
          <strong>{person.name}</strong>
          <dl>
            <dt>{words.email}</dt>
            <dd>
              <code>{person.email}</code>
            </dd>
            <dt>{words.passphrase}</dt>
            <dd>
              <code>{person.passphrase}</code>
            </dd>
          </dl>
        </li>
      ))}
    </ul>
  </section>
)
