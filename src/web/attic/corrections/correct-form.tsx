/** The form of one record, filled with what it holds; or one field to set on many. */
import { links } from '#routes'
import { text } from '../../i18n/index.ts'
import { Button, Notice, Select } from '../../ui/parts.tsx'
import { fieldName, HandField } from '../hand-field.tsx'
import { type ActProps, Reason } from './reason.tsx'
import { Again } from './parts.tsx'

export function CorrectForm(props: ActProps) {
  const { frame, selection, fields, field, typed, errors, currencies, count, reason } = props
  const { lang } = frame
  const t = text(lang).corrections
  const wrong = Object.keys(errors)
  const isMany = count > 1 || selection.some(([name]) => name === '_all')
  const shown = isMany ? fields.filter(({ name }) => name === field) : fields
  if (isMany && field === undefined) {
    return (
      <form method="post" action={links.actOnRecords()} class="stack hand">
        <Again fields={selection} />
        <Select
          label={t.chooseField}
          name="_field"
          value=""
          options={[['', text(lang).where.hand.choose], ...fields.map(({ name }) => [name, fieldName(name, lang)] as const)]}
        />
        <div>
          <Button>{t.next}</Button>
        </div>
      </form>
    )
  }
  return (
    <form method="post" action={links.actOnRecords()} class="stack hand" novalidate>
      <Again fields={selection} />
      {field !== undefined && <input type="hidden" name="_field" value={field} />}
      {wrong.length > 0 && (
        <Notice tone="berry" title={text(lang).where.hand.wrongTitle(wrong.length)} live>
          <ul>
            {wrong.map((name) => (
              <li key={name}>
                <a href={`#${name}`}>{fieldName(name, lang)}</a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {shown.map((one) => (
        <HandField key={one.name} field={one} typed={typed} error={errors[one.name]} currencies={currencies} frame={frame} />
      ))}
      <Reason frame={frame} reason={reason} />
      <div>
        <Button name="_step" value="look">
          {t.see}
        </Button>
      </div>
    </form>
  )
}
