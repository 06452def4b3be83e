/** Opening one's attic again; on a demonstration, the invented people's keys hang beside the door. */
import { links } from '#routes'
import { text } from '../i18n/index.ts'
import type { Frame as FrameData, SignInProps } from '../props.ts'
import { Frame } from '../ui/frame.tsx'
import { Button, Field } from '../ui/parts.tsx'
import { heldPassphrase, PassphraseForm } from '../ui/passphrase-form.tsx'
import { Refused, wrong } from './refused.tsx'

export function SignIn({ frame, email, refusal, demo }: SignInProps & { readonly frame: FrameData }) {
  const { public: all, common, passkeys } = text(frame.lang)
  const t = all.signIn
  return (
    <Frame frame={frame} title={t.title} description={t.description} current="signIn">
      <div class="narrow stack loose">
        <h1>{t.title}</h1>
        <Refused frame={frame} refusal={refusal} />
        <PassphraseForm frame={frame} action={links.signIn(frame.lang)}>
          <Field
            label={common.email}
            name="email"
            error={wrong(frame, refusal, 'email')}
            input={{ type: 'email', autocomplete: 'username', required: true, maxlength: 254, value: email }}
          />
          <Field label={common.passphrase} name="passphrase" error={wrong(frame, refusal, 'passphrase')} input={heldPassphrase} />
          <Button>{t.submit}</Button>
        </PassphraseForm>
        <WithPasskey words={passkeys} />
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

type PasskeyWords = ReturnType<typeof text>['passkeys']

const WithPasskey = ({ words }: { readonly words: PasskeyWords }) => (
  <>
    <noscript>
      <p class="soft">{words.enter.noScript}</p>
    </noscript>
    <div
      class="stack"
      data-island="passkeyEnter"
      data-ask={links.enterAsk()}
      data-send={links.enter()}
      data-words={JSON.stringify(words.words)}
      hidden
    >
      <p class="soft">{words.enter.about}</p>
      <button type="button" class="btn quiet">
        {words.enter.button}
      </button>
      <p role="status" class="said" />
    </div>
  </>
)

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
