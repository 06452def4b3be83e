/** Before a recovery code is shown: what it is for, and the passphrase, so that an attic left open gives no key away. */
import { links } from '#routes'
import { text } from '../i18n/index.ts'
import type { Frame as FrameData, KitAskProps } from '../props.ts'
import { Refused, wrong } from '../public/refused.tsx'
import { Frame } from '../ui/frame.tsx'
import { Button, Field } from '../ui/parts.tsx'
import { heldPassphrase, PassphraseForm } from '../ui/passphrase-form.tsx'

export function KitAskPage({ frame, held, refusal }: KitAskProps & { readonly frame: FrameData }) {
  const { attic, common } = text(frame.lang)
  const t = attic.kit
  return (
    <Frame frame={frame} title={t.title}>
      <div class="wrap narrow stack loose">
        <h1>{t.title}</h1>
        <p class="lead">{held ? t.askAgain : t.ask}</p>
        <Refused frame={frame} refusal={refusal} />
        <PassphraseForm frame={frame} action={links.kit()}>
          <Field
            label={common.passphrase}
            name="current"
            hint={t.askHint}
            error={wrong(frame, refusal, 'current')}
            input={heldPassphrase}
          />
          <Button>{t.show}</Button>
        </PassphraseForm>
      </div>
    </Frame>
  )
}
