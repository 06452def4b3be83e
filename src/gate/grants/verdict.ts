/** Who may have what under a grant. All that is not allowed here by name is refused. Pure. */
import type { Kind } from '#model'
import { fieldsOf, type View } from '../views/view.ts'
import type { Grant } from './grant.ts'

/** One thing asked: a field of a kind, for a purpose, by whoever holds this grant. */
export interface Asked {
  /** The id of the grant that whoever asks has shown to hold. */
  readonly subject: string
  readonly purpose: string
  readonly kind: Kind
  readonly field: string
  readonly verb: string
  /** Instant, ISO 8601 UTC to the millisecond. */
  readonly now: string
}

export type Verdict = 'allowed' | 'subject' | 'verb' | 'state' | 'expired' | 'purpose' | 'kind' | 'field'
type Judged = Pick<Grant, 'id' | 'purpose' | 'view' | 'state' | 'until'>

/** `allowed`, or the first reason why not. */
export function verdict(grant: Judged, { subject, purpose, kind, field, verb, now }: Asked): Verdict {
  if (subject !== grant.id) return 'subject'
  if (verb !== 'read') return 'verb'
  if (grant.state !== 'given') return 'state'
  if (now >= grant.until) return 'expired'
  if (purpose !== grant.purpose) return 'purpose'
  const part = Object.hasOwn(grant.view.parts, kind) ? grant.view.parts[kind] : undefined
  if (part === undefined) return 'kind'
  return fieldsOf(part).includes(field) || (part.show !== 'records' && field === counted) ? 'allowed' : 'field'
}

/** What totals and answers always tell: how many records, or whether. */
export const counted = 'count'

/** The first reason to refuse anything of a view, or `allowed`. */
export function verdictOf(grant: Judged, asked: Pick<Asked, 'subject' | 'purpose' | 'now'>, view: View): Verdict {
  for (const [kind, part] of Object.entries(view.parts)) {
    const fields = part.show === 'records' ? fieldsOf(part) : [counted, ...fieldsOf(part)]
    for (const field of fields) {
      const found = verdict(grant, { ...asked, kind: kind as Kind, field, verb: 'read' })
      if (found !== 'allowed') return found
    }
  }
  return 'allowed'
}
