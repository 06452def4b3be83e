/** The passkeys that open the attic, and the form that adds one, where JavaScript runs. */
import { links } from '#routes'
import { text } from '../i18n/index.ts'
import type { Frame as FrameData, PasskeyLine, PasskeysProps } from '../props.ts'
import { Icon } from '../ui/icon.tsx'
import { Button, Field, Notice, Row } from '../ui/parts.tsx'
import { heldPassphrase, PassphraseForm } from '../ui/passphrase-form.tsx'
import { KitFirst, WaysInPage } from './ways-in.tsx'
import { when } from './words.ts'

export function PasskeysPage({ frame, passkeys, done }: PasskeysProps & { readonly frame: FrameData }) {
  const t = text(frame.lang).passkeys
  const news = done && (
    <Notice tone="leaf" live>
      <p>{t.done[done]}</p>
    </Notice>
  )
  const rows = passkeys.map((passkey) => <Passkey key={passkey.credential} passkey={passkey} frame={frame} />)
  return <WaysInPage frame={frame} words={t} news={news} rows={rows} add={<Add frame={frame} />} />
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
  const { common, passkeys: t } = text(frame.lang)
  if (frame.person?.needsKit) return <KitFirst lang={frame.lang} why={t.kitFirst} />
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
