/** Before a recovery code is shown: what it is for, and the passphrase, so that an attic left open gives no key away. */
import { links } from '#routes'
import { text } from '../i18n/index.ts'
import type { Frame as FrameData, KitAskProps } from '../props.ts'
import { Refused, wrong } from '../public/refused.tsx'
import { Frame } from '../ui/frame.tsx'
import { Button, Field } from '../ui/parts.tsx'

export function KitAskPage({ frame, held, refusal }: KitAskProps & { readonly frame: FrameData }) {
  const { attic, common } = text(frame.lang)
  const t = attic.kit
  return (
    <Frame frame={frame} title={t.title}>
      <div class="wrap narrow stack loose">
        <h1>{t.title}</h1>
        <p class="lead">{held ? t.askAgain : t.ask}</p>
        <Refused frame={frame} refusal={refusal} />
        <form
          class="stack loose"
          method="post"
          action={links.kit()}
          data-island="passphrase"
          data-show={common.showPassphrase}
          data-hide={common.hidePassphrase}
        >
          <Field
            label={common.passphrase}
            name="current"
            hint={t.askHint}
            error={wrong(frame, refusal, 'current')}
            input={{ type: 'password', autocomplete: 'current-password', required: true, maxlength: 1024 }}
          />
          <Button>{t.show}</Button>
        </form>
      </div>
    </Frame>
  )
}
