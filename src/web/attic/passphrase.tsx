/** Another passphrase, given the present one. */
import { links } from '#routes'
import { text } from '../i18n/index.ts'
import type { Frame as FrameData, PassphraseProps } from '../props.ts'
import { Refused, wrong } from '../public/refused.tsx'
import { Frame } from '../ui/frame.tsx'
import { Button, Field } from '../ui/parts.tsx'
import { heldPassphrase, newPassphrase, PassphraseForm } from '../ui/passphrase-form.tsx'

export function PassphrasePage({ frame, refusal }: PassphraseProps & { readonly frame: FrameData }) {
  const { attic, public: all } = text(frame.lang)
  const t = attic.passphrase
  return (
    <Frame frame={frame} title={t.title} current="settings">
      <div class="wrap narrow stack loose">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <Refused frame={frame} refusal={refusal} />
        <PassphraseForm frame={frame} action={links.passphrase()}>
          <Field label={t.current} name="current" error={wrong(frame, refusal, 'current')} input={heldPassphrase} />
          <Field
            label={t.next}
            name="passphrase"
            hint={all.signUp.passphraseHint}
            error={wrong(frame, refusal, 'passphrase')}
            input={newPassphrase}
          />
          <Field label={all.signUp.again} name="again" error={wrong(frame, refusal, 'again')} input={newPassphrase} />
          <Button>{t.submit}</Button>
        </PassphraseForm>
        <p>
          <a href={links.settings()}>{t.back}</a>
        </p>
      </div>
    </Frame>
  )
}
