/** A passphrase forgotten: the recovery code opens, another passphrase is chosen. Works without JavaScript. */
import { links } from '#routes'
import { text } from '../i18n/index.ts'
import type { Frame as FrameData, RecoverProps } from '../props.ts'
import { Frame } from '../ui/frame.tsx'
import { Button, Field, Notice } from '../ui/parts.tsx'
import { newPassphrase, PassphraseForm } from '../ui/passphrase-form.tsx'
import { Refused, wrong } from './refused.tsx'

export function Recover({ frame, email, code, refusal }: RecoverProps & { readonly frame: FrameData }) {
  const { public: all, common } = text(frame.lang)
  const t = all.recover
  const plain = { autocomplete: 'off', autocapitalize: 'characters', spellcheck: false, required: true, maxlength: 200 } as const
  return (
    <Frame frame={frame} title={t.title} description={t.description} current="recover">
      <div class="narrow stack loose">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <Refused frame={frame} refusal={refusal} />
        <PassphraseForm frame={frame} action={links.recover(frame.lang)}>
          <Field
            label={common.email}
            name="email"
            error={wrong(frame, refusal, 'email')}
            input={{ type: 'email', autocomplete: 'username', required: true, maxlength: 254, value: email }}
          />
          <Field
            label={t.code}
            name="code"
            hint={t.codeHint}
            error={wrong(frame, refusal, 'code')}
            area={{ ...plain, rows: 2, value: code }}
          />
          <Field
            label={t.passphrase}
            name="passphrase"
            hint={all.signUp.passphraseHint}
            error={wrong(frame, refusal, 'passphrase')}
            input={newPassphrase}
          />
          <Field label={all.signUp.again} name="again" error={wrong(frame, refusal, 'again')} input={newPassphrase} />
          <Notice>
            <p>{t.after}</p>
          </Notice>
          <Button>{t.submit}</Button>
        </PassphraseForm>
        <p class="soft">{t.none}</p>
        <p>
          <a href={links.signIn(frame.lang)}>{t.signIn}</a>
        </p>
      </div>
    </Frame>
  )
}
