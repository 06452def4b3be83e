/** What runs from a day to another (a contract, a warranty, a card, a membership, an aid): where today stands in it. */
import type { Record } from '#model'
import type { Lang } from '#routes'
import { day, text } from '../i18n/index.ts'
import { Card } from '../ui/parts.tsx'

export type Termed = Extract<Record, { readonly kind: (typeof termed)[number] }>
export const termed = [
  'contract',
  'equipment',
  'loyalty.card',
  'association.membership',
  'benefit',
  'declaration',
  'education.course',
  'education.credential',
] as const
export const isTermed = (record: Record): record is Termed => termed.some((kind) => kind === record.kind)

export function TermForm({ record, today, lang }: { readonly record: Termed; readonly today: string; readonly lang: Lang }) {
  const t = text(lang).forms
  const [from, to] = record.kind === 'benefit' ? [record.periodStart, record.periodEnd] : [record.day, record.endDay]
  if (to === undefined) return null
  const left = daysBetween(today, to)
  const whole = from === undefined ? 0 : daysBetween(from, to)
  const gone = whole <= 0 ? 0 : Math.min(100, Math.max(0, ((whole - left) / whole) * 100))
  return (
    <Card title={record.kind === 'equipment' ? t.warranty : t.term} id="term">
      {whole > 0 && (
        <svg class="share in" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
          <rect class="track" width="100" height="4" />
          <rect class="part" width={gone} height="4" />
        </svg>
      )}
      <p>
        <strong>{left < 0 ? t.ended(day(to, lang)) : t.left(left)}</strong>
      </p>
    </Card>
  )
}

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
