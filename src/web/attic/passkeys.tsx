/** The passkeys that open the attic, and the form that adds one, where JavaScript runs. */
import { links } from '#routes'
import { text } from '../i18n/index.ts'
import type { Frame as FrameData, PasskeyLine, PasskeysProps } from '../props.ts'
import { Frame } from '../ui/frame.tsx'
import { Icon } from '../ui/icon.tsx'
import { Button, Card, Field, List, Notice, Row } from '../ui/parts.tsx'
import { heldPassphrase, PassphraseForm } from '../ui/passphrase-form.tsx'
import { when } from './words.ts'

export function PasskeysPage({ frame, passkeys, done }: PasskeysProps & { readonly frame: FrameData }) {
  const { common, passkeys: t } = text(frame.lang)
  return (
    <Frame frame={frame} title={t.title} current="settings">
      <div class="wrap stack loose">
        <header class="head">
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
        </header>
        {done && (
          <Notice tone="leaf" live>
            <p>{t.done[done]}</p>
          </Notice>
        )}
        {passkeys.length === 0 ? (
          <p>{t.none}</p>
        ) : (
          <List>
            {passkeys.map((passkey) => (
              <Passkey key={passkey.credential} passkey={passkey} frame={frame} />
            ))}
          </List>
        )}
        <div class="two even">
          <Card title={t.addTitle} id="add">
            <Add frame={frame} />
          </Card>
          <Card title={t.keepTitle} id="keep">
            <ul class="kept">
              {t.keep.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </Card>
        </div>
        <p>
          <a href={links.settings()}>{common.settings}</a>
        </p>
      </div>
    </Frame>
  )
}

function Passkey({ passkey, frame }: { readonly passkey: PasskeyLine; readonly frame: FrameData }) {
  const t = text(frame.lang).passkeys
  const { credential, name, createdAt, usedAt } = passkey
  return (
    <Row mark={<Icon name="check" />} end={<a href={links.passkey(credential)}>{t.change(name)}</a>}>
      <strong class="said">{name}</strong>
      <span class="small soft block">
        {t.opens} {t.made(when(createdAt, frame))} {usedAt === null ? t.neverUsed : t.used(when(usedAt, frame))}
      </span>
    </Row>
  )
}

function Add({ frame }: { readonly frame: FrameData }) {
  const { attic, common, passkeys: t } = text(frame.lang)
  if (frame.person?.needsKit) {
    return (
      <>
        <p>{t.kitFirst}</p>
        <p>
          <Button href={links.kit()}>{attic.drop.kitFirst.go}</Button>
        </p>
      </>
    )
  }
  return (
    <>
      <noscript>
        <p>{t.noScript}</p>
      </noscript>
      <div
        data-island="passkeyAdd"
        data-ask={links.passkeyAsk()}
        data-send={links.passkeys()}
        data-words={JSON.stringify(t.words)}
        class="stack"
        hidden
      >
        <PassphraseForm frame={frame} action={links.passkeys()}>
          <Field label={t.name} name="name" hint={t.nameHint} input={{ required: true, maxlength: 60, autocomplete: 'off' }} />
          <Field label={common.passphrase} name="current" hint={t.currentHint} input={heldPassphrase} />
          <Button>{t.add}</Button>
        </PassphraseForm>
        <p role="status" class="said" />
      </div>
    </>
  )
}
