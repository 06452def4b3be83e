/** A passphrase forgotten: the recovery code opens, another passphrase is chosen. Works without JavaScript. */
import { links } from '#routes'
import { text } from '../i18n/index.ts'
import type { Frame as FrameData, RecoverProps } from '../props.ts'
import { Frame } from '../ui/frame.tsx'
import { Button, Field, Notice } from '../ui/parts.tsx'
import { Refused, wrong } from './refused.tsx'

export function Recover({ frame, email, code, refusal }: RecoverProps & { readonly frame: FrameData }) {
  const { public: all, common } = text(frame.lang)
  const t = all.recover
  const secret = { type: 'password', autocomplete: 'new-password', required: true, minlength: 12, maxlength: 1024 } as const
  const plain = { autocomplete: 'off', autocapitalize: 'characters', spellcheck: false, required: true, maxlength: 200 } as const
  return (
    <Frame frame={frame} title={t.title} description={t.description} current="recover">
      <div class="narrow stack loose">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <Refused frame={frame} refusal={refusal} />
        <form
          class="stack loose"
          method="post"
          action={links.recover(frame.lang)}
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
            input={secret}
          />
          <Field label={all.signUp.again} name="again" error={wrong(frame, refusal, 'again')} input={secret} />
          <Notice>
            <p>{t.after}</p>
          </Notice>
          <Button>{t.submit}</Button>
        </form>
        <p class="soft">{t.none}</p>
        <p>
          <a href={links.signIn(frame.lang)}>{t.signIn}</a>
        </p>
      </div>
    </Frame>
  )
}
