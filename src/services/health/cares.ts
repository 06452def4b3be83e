/** Cares, from what was paid and from what payers say: each with what came back of it. */
import { dayNumber } from '#lib/pure/day'
import type { Link } from '../matching/links.ts'
import type { Matched } from '../matching/match.ts'
import type { Document, ReadOf } from '../matching/read.ts'
import type { Back, Care } from './result.ts'

type Reimbursement = ReadOf<'health.reimbursement'>

/** A care before its state is known. */
export type Found = Omit<Care, 'state' | 'until'> & { readonly currency: string; readonly words: readonly string[] }

export interface Delays {
  /** Days in which a payer's transfer comes after its statement. */
  readonly transfer: number
}

/**
 * One care for each operation that is about care, and one for each statement whose operation is not held. What went straight to the
 * carer is left out: the person paid nothing of it that a statement tells.
 */
export function caresOf(matched: Matched, today: string, delays: Delays): readonly Found[] {
  const { matter, bank, documents } = matched
  const held = new Map(documents.map((document) => [document.id, document]))
  const back = backsOf(matched, today, delays)
  const byOperation = new Map<number, string[]>()
  for (const link of originLinks(matched))
    for (const at of link.operations) byOperation.set(at, [...(byOperation.get(at) ?? []), ...papersOf(matched, link)])
  const papers = new Map<number, string[]>()
  for (const link of matched.sure)
    if (matter.claims[link.claims[0] ?? 0]?.role === 'payment')
      for (const at of link.operations) papers.set(at, [...(papers.get(at) ?? []), ...papersOf(matched, link)])
  const paying = paysCare(matched)
  const cares: Found[] = []
  for (const [at, operation] of matter.operations.entries()) {
    const own = byOperation.get(at) ?? []
    if (operation.amount >= 0 || !(own.length > 0 || (operation.careCategory ?? operation.care) || paying.has(at))) continue
    const backs = own.flatMap((id) => back.get(id) ?? []).toSorted(byDay)
    const paid = -operation.amount
    cares.push({
      id: operation.id,
      day: bank[at]?.day ?? '',
      name: operation.label,
      paid,
      currency: operation.currency,
      words: operation.words,
      operation: operation.id,
      documents: papers.get(at) ?? [],
      back: backs,
      rest: paid - sumOf(backs),
    })
  }
  const placed = new Set([...byOperation.values()].flat())
  return [
    ...cares,
    ...toldOnly(
      [...held.values()].filter(isCarePaid).filter(({ id }) => !placed.has(id)),
      back,
    ),
  ]
}

const isCarePaid = (document: Document): document is Reimbursement =>
  document.kind === 'health.reimbursement' && document.thirdParty !== true && (document.paid ?? 0) > 0

/** Statements of one care by several payers tell the same price and the same day. */
function toldOnly(records: readonly Reimbursement[], back: ReadonlyMap<string, Back>): readonly Found[] {
  const byCare = Map.groupBy(records, ({ paid, careDay, day, currency }) => `${careDay ?? day} ${paid} ${currency}`)
  return [...byCare.values()].flatMap((same) => {
    // Two statements of one payer are two cares of the same price.
    const cares: Reimbursement[][] = []
    for (const record of same) {
      const room = cares.find((own) => own.every(({ by }) => by !== record.by) && total(own) + record.amount <= (record.paid ?? 0))
      if (room === undefined) cares.push([record])
      else room.push(record)
    }
    return cares.flatMap((own): Found[] => {
      const [first] = own
      const paid = Math.max(first?.paid ?? 0, total(own))
      const backs = own.flatMap(({ id }) => back.get(id) ?? []).toSorted(byDay)
      return first === undefined
        ? []
        : [
            {
              id: first.id,
              day: first.careDay ?? first.day,
              name: first.label,
              paid,
              currency: first.currency,
              words: [],
              operation: null,
              documents: [],
              back: backs,
              rest: paid - sumOf(backs),
            },
          ]
    })
  })
}

const total = (records: readonly Reimbursement[]): number => records.reduce((sum, { amount }) => sum + amount, 0)
const sumOf = (backs: readonly Back[]): number => backs.reduce((sum, { amount }) => sum + amount, 0)
const byDay = (a: Back, b: Back): number => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.record < b.record ? -1 : 1)

/** What each statement gives back, and whether it came. A transfer is shared among its statements in their order. */
function backsOf({ matter, sure, documents }: Matched, today: string, { transfer }: Delays): ReadonlyMap<string, Back> {
  const came = new Map<string, { readonly operation: string; readonly received: number }>()
  const amountOf = new Map(documents.flatMap((one) => (one.kind === 'health.reimbursement' ? [[one.id, one.amount] as const] : [])))
  for (const link of sure) {
    const claims = link.claims.flatMap((place) => matter.claims[place] ?? [])
    if (claims[0]?.role !== 'reimbursement') continue
    let rest = link.operations.reduce((sum, at) => sum + (matter.operations[at]?.amount ?? 0), 0)
    const operation = matter.operations[link.operations[0] ?? 0]?.id ?? ''
    for (const id of claims.flatMap((claim) => claim.documents)) {
      const received = Math.min(rest, amountOf.get(id) ?? 0)
      rest -= received
      came.set(id, { operation, received })
    }
  }
  const backs = new Map<string, Back>()
  for (const document of documents) {
    if (document.kind !== 'health.reimbursement' || document.thirdParty === true || document.amount <= 0) continue
    const { id, by, day, amount } = document
    const arrived = came.get(id)
    const late = dayNumber(today) - dayNumber(day) > transfer
    const state = arrived !== undefined ? 'received' : late ? 'late' : 'awaited'
    backs.set(id, { record: id, by, day, amount, received: arrived?.received ?? 0, operation: arrived?.operation ?? null, state })
  }
  return backs
}

const originLinks = ({ matter, sure }: Matched): readonly Link[] =>
  sure.filter(({ claims: [place = 0] }) => matter.claims[place]?.role === 'origin' && matter.claims[place].care)

const papersOf = ({ matter }: Matched, link: Link): readonly string[] =>
  link.claims.flatMap((place) => matter.claims[place]?.documents ?? [])

/** Operations that pay an invoice or a receipt about care. */
const paysCare = ({ matter, sure }: Matched): ReadonlySet<number> =>
  new Set(
    sure
      .filter(({ claims }) => claims.some((place) => matter.claims[place]?.care === true && matter.claims[place]?.role === 'payment'))
      .flatMap(({ operations }) => operations),
  )
