/** Opening an attic: an address, a passphrase twice, and what losing it means. Works without JavaScript. */
import { links } from '#routes'
import { text } from '../i18n/index.ts'
import type { Frame as FrameData, SignUpProps } from '../props.ts'
import { Frame } from '../ui/frame.tsx'
import { Button, Field, Notice } from '../ui/parts.tsx'
import { newPassphrase, PassphraseForm } from '../ui/passphrase-form.tsx'
import { Refused, wrong } from './refused.tsx'

export function SignUp({ frame, email, refusal }: SignUpProps & { readonly frame: FrameData }) {
  const { public: all, common } = text(frame.lang)
  const t = all.signUp
  return (
    <Frame frame={frame} title={t.title} description={t.description} current="signUp">
      <div class="narrow stack loose">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <Refused frame={frame} refusal={refusal} />
        <PassphraseForm frame={frame} action={links.signUp(frame.lang)}>
          <Field
            label={common.email}
            name="email"
            hint={t.emailHint}
            error={wrong(frame, refusal, 'email')}
            input={{ type: 'email', autocomplete: 'username', required: true, maxlength: 254, value: email }}
          />
          <Field
            label={common.passphrase}
            name="passphrase"
            hint={t.passphraseHint}
            error={wrong(frame, refusal, 'passphrase')}
            input={newPassphrase}
          />
          <Field label={t.again} name="again" error={wrong(frame, refusal, 'again')} input={newPassphrase} />
          <Notice tone="wheat" title={t.loss.title}>
            <p>{t.loss.text}</p>
          </Notice>
          <Button>{t.submit}</Button>
        </PassphraseForm>
        <p>
          {t.already} <a href={links.signIn(frame.lang)}>{t.signIn}</a>.
        </p>
      </div>
    </Frame>
  )
}
