/** One passkey: another name for it, or its end. Works without JavaScript. */
import { links } from '#routes'
import { text } from '../i18n/index.ts'
import type { Frame as FrameData, PasskeyProps } from '../props.ts'
import { Refused, wrong } from '../public/refused.tsx'
import { Frame } from '../ui/frame.tsx'
import { Button, Card, Field } from '../ui/parts.tsx'
import { heldPassphrase, PassphraseForm } from '../ui/passphrase-form.tsx'
import { when } from './words.ts'

export function PasskeyPage({ frame, passkey, refusal }: PasskeyProps & { readonly frame: FrameData }) {
  const { common, passkeys: t } = text(frame.lang)
  const { credential, name, createdAt, usedAt } = passkey
  return (
    <Frame frame={frame} title={name} current="settings">
      <div class="wrap stack loose">
        <header class="head">
          <h1>{name}</h1>
          <p class="lead">
            {t.made(when(createdAt, frame))} {usedAt === null ? t.neverUsed : t.used(when(usedAt, frame))}
          </p>
        </header>
        <Refused frame={frame} refusal={refusal} />
        <div class="two even">
          <Card title={t.renameTitle} id="rename">
            <form method="post" action={links.renamePasskey(credential)} class="stack">
              <Field label={t.name} name="name" input={{ required: true, maxlength: 60, autocomplete: 'off', value: name }} />
              <Button look="quiet">{t.rename}</Button>
            </form>
          </Card>
          <Card title={t.removeTitle} id="remove" tone="berry">
            <PassphraseForm frame={frame} action={links.removePasskey(credential)}>
              <p>{t.removeAbout}</p>
              <Field
                label={common.passphrase}
                name="current"
                hint={t.removeHint}
                error={wrong(frame, refusal, 'current')}
                input={heldPassphrase}
              />
              <div>
                <Button look="end">{t.remove}</Button>
              </div>
            </PassphraseForm>
          </Card>
        </div>
        <p>
          <a href={links.passkeys()}>{t.back}</a>
        </p>
      </div>
    </Frame>
  )
}
