/** Another passphrase, given the present one. */
import { links } from '#routes'
import { text } from '../i18n/index.ts'
import type { Frame as FrameData, PassphraseProps } from '../props.ts'
import { Refused, wrong } from '../public/refused.tsx'
import { Frame } from '../ui/frame.tsx'
import { Button, Field } from '../ui/parts.tsx'

export function PassphrasePage({ frame, refusal }: PassphraseProps & { readonly frame: FrameData }) {
  const { attic, common, public: all } = text(frame.lang)
  const t = attic.passphrase
  const secret = { type: 'password', autocomplete: 'new-password', required: true, minlength: 12, maxlength: 1024 } as const
  return (
    <Frame frame={frame} title={t.title} current="settings">
      <div class="wrap narrow stack loose">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <Refused frame={frame} refusal={refusal} />
        <form
          class="stack loose"
          method="post"
          action={links.passphrase()}
          data-island="passphrase"
          data-show={common.showPassphrase}
          data-hide={common.hidePassphrase}
        >
          <Field
            label={t.current}
            name="current"
            error={wrong(frame, refusal, 'current')}
            input={{ type: 'password', autocomplete: 'current-password', required: true, maxlength: 1024 }}
          />
          <Field
            label={t.next}
            name="passphrase"
            hint={all.signUp.passphraseHint}
            error={wrong(frame, refusal, 'passphrase')}
            input={secret}
          />
          <Field label={all.signUp.again} name="again" error={wrong(frame, refusal, 'again')} input={secret} />
          <Button>{t.submit}</Button>
        </form>
        <p>
          <a href={links.settings()}>{t.back}</a>
        </p>
      </div>
    </Frame>
  )
}
