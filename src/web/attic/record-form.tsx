/** The main form of one record: what its kind is read by, before the plain list of its fields. */
import type { Kind, Record } from '#model'
import type { Lang } from '#routes'
import { money, text } from '../i18n/index.ts'
import type { RecordProps } from '../props.ts'
import { Card } from '../ui/parts.tsx'
import { InvoiceForm } from './form-invoice.tsx'
import { DayForm } from './form-day.tsx'
import { endsOf, PlacedTripForm, PlaceForm } from './form-place.tsx'
import { TripForm } from './form-trip.tsx'

interface FormProps {
  readonly record: Record
  readonly day: RecordProps['day']
  readonly lang: Lang
}

/** Fields that a form shows, so that the list below does not say them again. */
export const formed: { readonly [K in Kind]?: readonly string[] } = {
  invoice: ['lines', 'taxes', 'net', 'tax', 'prepaid', 'due'],
  receipt: ['lines'],
  'health.reimbursement': ['paid'],
  contact: ['emails', 'phones', 'addresses', 'note'],
  message: ['from', 'to', 'text'],
  document: ['text'],
}

export function RecordForm({ record, day, lang }: FormProps) {
  if (record.kind === 'invoice' || record.kind === 'receipt') return <InvoiceForm record={record} lang={lang} />
  if (record.kind === 'energy.reading') return <DayForm record={record} readings={day ?? []} lang={lang} />
  if (record.kind === 'mobility.position') return <PlaceForm record={record} lang={lang} />
  if (record.kind === 'mobility.trip')
    return endsOf(record) ? <PlacedTripForm record={record} lang={lang} /> : <TripForm record={record} lang={lang} />
  if (record.kind === 'health.reimbursement') return <Shares record={record} lang={lang} />
  if (record.kind === 'contact') return <ContactCard record={record} lang={lang} />
  if (record.kind === 'message') return <Letter record={record} lang={lang} />
  if (record.kind === 'document' && record.text !== undefined) return <Sheet words={record.text} />
  return null
}

/** Who pays what of a care. */
function Shares({ record, lang }: { readonly record: Record<'health.reimbursement'>; readonly lang: Lang }) {
  const t = text(lang).records.one
  const { paid, amount, currency, by } = record
  if (paid === undefined) return null
  const part = paid > 0 ? Math.min(100, Math.max(0, (amount / paid) * 100)) : 0
  return (
    <Card title={t.paidBy} id="shares">
      <svg class="share in" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect class="track" width="100" height="4" />
        <rect class="part" width={part} height="4" />
      </svg>
      <dl class="facts">
        {[
          [t.spent, paid],
          [t.back(by), amount],
          [t.left, paid - amount],
        ].map(([words, minor]) => (
          <div key={words}>
            <dt>{words}</dt>
            <dd>{money(Number(minor), currency, lang)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}

function ContactCard({ record, lang }: { readonly record: Record<'contact'>; readonly lang: Lang }) {
  const t = text(lang).attic.fields
  const { emails = [], phones = [], addresses = [], note } = record
  if (emails.length + phones.length + addresses.length === 0 && note === undefined) return null
  return (
    <Card id="card">
      <dl class="facts">
        {phones.length > 0 && (
          <div>
            <dt>{t['phones'] ?? 'phones'}</dt>
            {phones.map((phone) => (
              <dd key={phone}>
                <a href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>{phone}</a>
              </dd>
            ))}
          </div>
        )}
        {emails.length > 0 && (
          <div>
            <dt>{t['emails'] ?? 'emails'}</dt>
            {emails.map((email) => (
              <dd key={email}>
                <a href={`mailto:${encodeURIComponent(email)}`}>{email}</a>
              </dd>
            ))}
          </div>
        )}
        {addresses.map((address, index) => (
          <div key={index}>
            <dt>{t['addresses'] ?? 'addresses'}</dt>
            {[...(address.lines ?? []), [address.postcode, address.city].filter(Boolean).join(' '), address.country]
              .filter(Boolean)
              .map((line) => (
                <dd key={line}>{line}</dd>
              ))}
          </div>
        ))}
      </dl>
      {note !== undefined && <p class="written">{note}</p>}
    </Card>
  )
}

function Letter({ record, lang }: { readonly record: Record<'message'>; readonly lang: Lang }) {
  const t = text(lang).attic.fields
  const people = [
    ['from', record.from],
    ['to', record.to?.join(', ')],
  ] as const
  if (record.text === undefined && people.every(([, who]) => who === undefined)) return null
  return (
    <Card id="letter">
      <dl class="facts">
        {people.map(
          ([field, who]) =>
            who !== undefined && (
              <div key={field}>
                <dt>{t[field] ?? field}</dt>
                <dd>{who}</dd>
              </div>
            ),
        )}
      </dl>
      {record.text !== undefined && <p class="written">{record.text}</p>}
    </Card>
  )
}

const Sheet = ({ words }: { readonly words: string }) => (
  <Card id="sheet">
    <p class="written">{words}</p>
  </Card>
)
