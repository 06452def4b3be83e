/** Under a list of records: choose some of them, or all that the search finds, and an act. Folded until it is wanted. */
import { links } from '#routes'
import { text } from '../../i18n/index.ts'
import type { Frame, RecordsProps } from '../../props.ts'
import { Button } from '../../ui/parts.tsx'
import { Again, inOneLine } from './parts.tsx'

type Props = RecordsProps & { readonly frame: Frame }

export function Selection({ frame, kind, query, records, total, figure, acted }: Props) {
  const { lang } = frame
  const t = text(lang).corrections
  if (kind === 'setting') return null
  if (kind === 'all') {
    return (
      <p class="small soft">
        {t.selection.oneKind}
        <Acted acted={acted} lang={lang} />
      </p>
    )
  }
  const asked = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[`_${name}`, value] as const]))
  return (
    <>
      <p class="small">
        <Acted acted={acted} lang={lang} />
      </p>
      <details class="twin selection">
        <summary>{t.selection.title}</summary>
        <form method="post" action={links.actOnRecords()} class="stack">
          <Again fields={[['_kind', kind], ...asked]} />
          <fieldset class="stack">
            <legend>{t.selection.choose}</legend>
            {figure === undefined && (
              <p class="check">
                <input type="checkbox" id="all" name="_all" value="yes" />
                <label for="all">
                  <strong>{total === undefined ? t.selection.allFound : t.selection.all(total)}</strong>
                </label>
              </p>
            )}
            {records.map((record) => (
              <p class="check" key={record.id}>
                <input type="checkbox" id={`s-${record.id}`} name="_id" value={record.id} />
                <label for={`s-${record.id}`}>{inOneLine(record, lang)}</label>
              </p>
            ))}
          </fieldset>
          <div class="row acts">
            {(['correct', 'mark', 'remove'] as const).map((act) => (
              <Button key={act} name="_act" value={act} look={act === 'remove' ? 'end' : 'quiet'}>
                {t.selection.acts[act]}
              </Button>
            ))}
          </div>
        </form>
      </details>
    </>
  )
}

/** The way to what she corrected, set aside and deleted: by how many. */
function Acted({ acted, lang }: Pick<Props, 'acted'> & { readonly lang: Frame['lang'] }) {
  const t = text(lang).corrections
  const shown = (['correct', 'mark', 'remove'] as const).filter((act) => acted[act] > 0)
  return (
    <>
      {' '}
      <a href={links.corrections()}>{t.list.title}</a>
      {shown.map((act) => (
        <>
          {' · '}
          <a href={links.corrections({ act })}>{t.acted[act](acted[act])}</a>
        </>
      ))}
    </>
  )
}
