/** One file kept as it was given: to download, or to delete. */
import { links } from '#routes'
import { bytes, text } from '../i18n/index.ts'
import type { Frame as FrameData, OriginalProps } from '../props.ts'
import { Refused, wrong } from '../public/refused.tsx'
import { Frame } from '../ui/frame.tsx'
import { Button, Card, Field } from '../ui/parts.tsx'
import { heldPassphrase, PassphraseForm } from '../ui/passphrase-form.tsx'
import { when } from './words.ts'

type Props = OriginalProps & { readonly frame: FrameData }

export function OriginalPage(props: Props) {
  const { frame, batch, file, name, size, deletedAt, refusal } = props
  const t = text(frame.lang).originals
  return (
    <Frame frame={frame} title={name} current="imports">
      <div class="wrap stack loose">
        <header class="head">
          <h1>{name}</h1>
          <p class="lead">{deletedAt === undefined ? t.about(bytes(size, frame.lang)) : t.goneOn(when(deletedAt, frame))}</p>
        </header>
        <Refused frame={frame} refusal={refusal} />
        {deletedAt === undefined && (
          <>
            <p>
              <Button href={links.originalContent(batch, file)}>{t.download}</Button>
            </p>
            <Card title={t.deleteTitle} id="delete" tone="berry">
              <Delete {...props} />
            </Card>
          </>
        )}
        <p>
          <a href={links.batch(batch)}>{t.back}</a>
        </p>
      </div>
    </Frame>
  )
}

/** An invented person has no passphrase of her own to give. */
function Delete({ frame, batch, file, refusal }: Props) {
  const { common, originals: t } = text(frame.lang)
  return (
    <PassphraseForm frame={frame} action={links.deleteOriginal(batch, file)}>
      <p>{t.deleteAbout}</p>
      {!frame.person?.trial && (
        <Field
          label={common.passphrase}
          name="current"
          hint={t.deleteHint}
          error={wrong(frame, refusal, 'current')}
          input={heldPassphrase}
        />
      )}
      <div>
        <Button look="end">{t.delete}</Button>
      </div>
    </PassphraseForm>
  )
}
