/** Who could read a record, as far as the ledger tells: the kinds that were read, never which records. */
import { links } from '#routes'
import { text } from '../i18n/index.ts'
import type { Frame, RecordProps } from '../props.ts'
import { Icon } from '../ui/icon.tsx'
import { Card, List, Row } from '../ui/parts.tsx'
import { when } from './words.ts'

export function RecordReaders({ readers, frame }: Pick<RecordProps, 'readers'> & { readonly frame: Frame }) {
  const { lang } = frame
  const t = text(lang).records.one
  const { ledger, fields: fieldNames } = text(lang).attic
  return (
    <Card title={t.readers} id="readers">
      {readers.length === 0 ? (
        <p>{t.noReader}</p>
      ) : (
        <List>
          {readers.map(({ actor, purpose, times, last, fields }) => (
            <Row key={actor + purpose} mark={<Icon name="ledger" />} tone="sky">
              {t.reader(ledger.actors[actor] ?? actor, times)}
              <span class="small soft block">
                {t.lastRead(when(last, frame))}. {ledger.purpose(ledger.purposes[purpose] ?? purpose)}
              </span>
              <span class="small soft block">{t.fields(fields.map((field) => fieldNames[field] ?? field))}</span>
            </Row>
          ))}
        </List>
      )}
      <p class="small soft">{t.readersAbout}</p>
      <p class="small">
        <a href={links.ledger()}>{t.ledger}</a>
      </p>
    </Card>
  )
}
