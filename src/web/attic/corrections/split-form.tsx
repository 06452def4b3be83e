/** The parts of a record that is several: a text and an amount each. */
import { links } from '#routes'
import { text } from '../../i18n/index.ts'
import { Button, Field } from '../../ui/parts.tsx'
import { type ActProps, Reason } from './reason.tsx'
import { Again } from './parts.tsx'

export function SplitForm({ frame, selection, parts, reason }: ActProps) {
  const { lang } = frame
  const t = text(lang).corrections
  const part = ({ title, amount }: ActProps['parts'][number], index: number) => (
    <fieldset class="piece" key={index}>
      <legend>{t.split.part(index + 1)}</legend>
      <Field label={t.split.title} name={`title${index}`} input={{ type: 'text', value: title, maxLength: 140 }} />
      <Field label={t.split.amount} name={`amount${index}`} input={{ type: 'text', inputMode: 'decimal', value: amount, maxLength: 40 }} />
    </fieldset>
  )
  return (
    <form method="post" action={links.actOnRecords()} class="stack hand" novalidate>
      <p>{t.about.split}</p>
      <Again fields={selection} />
      {parts.slice(0, 2).map(part)}
      {parts.length > 2 && (
        <details open={parts.slice(2).some(({ amount }) => amount !== '')}>
          <summary>{t.split.more}</summary>
          <div class="stack">{parts.slice(2).map((one, index) => part(one, index + 2))}</div>
        </details>
      )}
      <Reason frame={frame} reason={reason} />
      <div>
        <Button name="_step" value="look">
          {t.see}
        </Button>
      </div>
    </form>
  )
}
