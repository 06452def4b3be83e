/** Files kept as they were given, each to be deleted in the same act when it is ticked. */
import { bytes, text } from '../../i18n/index.ts'
import type { Frame, RemoveAllProps } from '../../props.ts'
import { wrong } from '../../public/refused.tsx'
import { Card, Field } from '../../ui/parts.tsx'
import { heldPassphrase } from '../../ui/passphrase-form.tsx'

type Props = RemoveAllProps & { readonly frame: Frame }

export function OriginalsToo({ frame, originals, refusal }: Props) {
  const { common, removing: t } = text(frame.lang)
  return (
    <Card title={t.files} id="files">
      <p>{t.filesAbout}</p>
      <fieldset class="stack choices">
        <legend class="vh">{t.files}</legend>
        {originals.map(({ batch, file, name, size }) => (
          <p class="check" key={`${batch}/${file}`}>
            <input type="checkbox" id={`f-${batch}-${file}`} name="file" value={`${batch}/${file}`} />
            <label for={`f-${batch}-${file}`}>{`${name}, ${bytes(size, frame.lang)}`}</label>
          </p>
        ))}
      </fieldset>
      {/* An invented person has no passphrase of her own to give. */}
      {!frame.person?.trial && (
        <Field
          label={common.passphrase}
          name="current"
          hint={t.filesProof}
          error={wrong(frame, refusal, 'current')}
          input={{ ...heldPassphrase, required: false }}
        />
      )}
    </Card>
  )
}
