/** Two records that are one: which other, then which of the fields that differ. */
import { links } from '#routes'
import { text } from '../../i18n/index.ts'
import { Button, Card, EmptyState } from '../../ui/parts.tsx'
import { fieldInWords } from '../facts.ts'
import { fieldName } from '../hand-field.tsx'
import { type ActProps, Reason } from './reason.tsx'
import { Again, changedFields, inOneLine } from './parts.tsx'

export function MergeForm(props: ActProps) {
  const { frame, selection, others, other, records, reason, fields } = props
  const { lang } = frame
  const t = text(lang).corrections
  const [keep] = records
  if (keep === undefined) return null
  if (other === undefined) {
    if (others.length === 0) return <EmptyState title={t.merge.none}>{null}</EmptyState>
    return (
      <form method="post" action={links.actOnRecords()} class="stack">
        <Again fields={selection} />
        <fieldset class="stack choices">
          <legend>{t.merge.which}</legend>
          {others.map((record, index) => (
            <p class="check" key={record.id}>
              <input type="radio" id={`o-${record.id}`} name="_other" value={record.id} checked={index === 0} />
              <label for={`o-${record.id}`}>{inOneLine(record, lang)}</label>
            </p>
          ))}
        </fieldset>
        <div>
          <Button name="_step" value="look">
            {t.merge.compare}
          </Button>
        </div>
      </form>
    )
  }
  const typed = new Set(fields.map(({ name }) => name))
  const differ = changedFields(keep, other).filter((field) => typed.has(field))
  return (
    <Card title={t.look.merge(2)} id="look">
      <p>{t.about.merge}</p>
      <form method="post" action={links.actOnRecords()} class="stack">
        <Again fields={[...selection.filter(([name]) => name !== '_id'), ['_id', keep.id], ['_other', other.id]]} />
        {differ.map((field) => (
          <fieldset class="stack choices" key={field}>
            <legend>{fieldName(field, lang)}</legend>
            {(
              [
                ['keep', keep],
                ['other', other],
              ] as const
            ).map(([side, record]) => (
              <p class="check" key={side}>
                <input type="radio" id={`${field}-${side}`} name={field} value={side} checked={side === 'keep'} />
                <label for={`${field}-${side}`}>{fieldInWords(record, field, lang) || t.empty}</label>
              </p>
            ))}
          </fieldset>
        ))}
        <Reason frame={frame} reason={reason} />
        <div>
          <Button name="_step" value="save">
            {t.confirm.merge(2)}
          </Button>
        </div>
      </form>
    </Card>
  )
}
