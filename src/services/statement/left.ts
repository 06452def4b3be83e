/** What no link settles, and why that is likely. */
import { dayNumber } from '#lib/pure/day'
import type { Matter } from '../matching/links.ts'
import type { Matched } from '../matching/match.ts'
import type { Operation } from '../matching/operations.ts'
import type { Document } from '../matching/read.ts'
import type { DocumentLeft, DocumentWhy, OperationWhy } from './result.ts'
import { evidenceOf } from '../matching/score.ts'

/** One line a document and role without a sure link. `today` closes the windows that are over. */
export function whyDocuments(
  { matter: { claims, operations, index }, documents, sure, asked }: Matched,
  today: string,
): readonly DocumentLeft[] {
  const settled = new Set(sure.flatMap((link) => link.claims))
  const waiting = new Set(asked.flatMap((link) => link.claims))
  const first = Math.min(Infinity, ...operations.slice(0, 1).map(({ day }) => day))
  const last = Math.max(-Infinity, ...operations.slice(-1).map(({ day }) => day))
  const now = dayNumber(today)
  const left: DocumentLeft[] = []
  const claimed = new Set<string>()
  for (const [place, claim] of claims.entries()) {
    for (const document of claim.documents) claimed.add(document)
    // A purchase that a credit note cancels may be any of the past: not finding it is no news.
    if (settled.has(place) || (claim.role === 'origin' && !claim.care)) continue
    const why = (): DocumentWhy => {
      if (waiting.has(place)) return 'asked'
      if (claim.to >= now && claim.from <= now) return 'not-yet'
      if (claim.to < first || claim.from > last) return 'not-covered'
      const paid = index.named(claim).some((at) => {
        const operation = operations[at]
        return operation !== undefined && evidenceOf(claim, operation).says
      })
      return paid ? 'other-amount' : 'nothing-like-it'
    }
    const reason = why()
    for (const document of claim.documents) left.push({ document, role: claim.role, why: reason })
  }
  for (const document of documents) if (!claimed.has(document.id)) left.push({ document: document.id, ...nothing(document) })
  return left
}

const nothing = (document: Document): Pick<DocumentLeft, 'role' | 'why'> =>
  document.kind === 'health.reimbursement'
    ? { role: 'reimbursement', why: document.thirdParty === true ? 'third-party' : 'nothing-due' }
    : { role: 'payment', why: 'nothing-due' }

/** Why an operation has no document. */
export function whyOperations({ claims }: Matter): (operation: Operation) => OperationWhy {
  const brands = new Set(claims.flatMap((claim) => (claim.role === 'payment' ? claim.brands : [])))
  const words = new Set(
    claims.flatMap((claim) =>
      claim.role === 'payment' ? claim.names.flatMap(({ telling }) => (telling.length === 1 ? telling : [])) : [],
    ),
  )
  return ({ amount, brands: own, words: said, care, careCategory }) => {
    if (amount > 0) return 'income'
    if (own.some((brand) => brands.has(brand)) || said.some((word) => words.has(word))) return 'supplier-known'
    return care || careCategory === true ? 'care' : 'no-document'
  }
}
