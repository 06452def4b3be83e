/** Joins operations and documents: what the services that need it share. Pure, the same whatever the order of the records. */
import { createBrands } from './brands/all.ts'
import { createIndex } from './candidates.ts'
import { type Claim, claimsOf } from './claims.ts'
import { judgedOf } from './judged.ts'
import type { Link, Matter } from './links.ts'
import { operationOf } from './operations.ts'
import { originsOf } from './origins.ts'
import { ratesOf } from './rates.ts'
import { byContent, type Document, isDocument, type Read, type ReadOf } from './read.ts'
import { thresholds } from './rules.ts'
import { settle } from './settle.ts'
import { taughtLinks } from './taught.ts'

export interface Matched {
  readonly matter: Matter
  /** Links that are made. */
  readonly sure: readonly Link[]
  /** Links that wait for the person's word. */
  readonly asked: readonly Link[]
  /** In the order of `matter.operations`. */
  readonly bank: readonly ReadOf<'bank.transaction'>[]
  readonly documents: readonly Document[]
}

/** Operations of nothing are left out. */
export function match(granted: readonly Read[]): Matched {
  const records = granted.toSorted(byContent)
  const bank = records.filter((record): record is ReadOf<'bank.transaction'> => record.kind === 'bank.transaction' && record.amount !== 0)
  const documents = records.filter(isDocument)
  const judged = judgedOf(records.filter((record) => record.kind === 'judgement'))
  const brands = createBrands()
  const operations = bank.map((record) => operationOf(record, brands))
  const claims = claimsOf(documents, brands)
  const matter: Matter = {
    claims,
    operations,
    index: createIndex(operations, claims),
    rates: ratesOf(operations),
    refused: (claim, { id }) => claim.documents.some((document) => judged.never(id, document)),
  }
  const links = linksOfAll(matter, taughtLinks(matter, judged.sure))
  return { matter, sure: links.filter(isSure), asked: links.filter((link) => !isSure(link)), bank, documents }
}

const isSure = ({ score, doubtful }: Link): boolean => score >= thresholds.sure && !doubtful

/** What the person said first, then what settles documents, then what reimbursements are about. */
function linksOfAll(matter: Matter, taught: readonly Link[]): readonly Link[] {
  const { claims } = matter
  const done = new Set(taught.flatMap((link) => link.claims))
  const isOrigin = (place: number): boolean => claims[place]?.role === 'origin'
  const used = new Set(taught.filter(({ claims: [place = 0] }) => !isOrigin(place)).flatMap((link) => link.operations))
  const open = [...claims.keys()].filter((place) => !done.has(place))
  const settled = settle(
    matter,
    open.filter((place) => !isOrigin(place)),
    (operation) => !used.has(operation),
  )
  const given = new Map<number, number>()
  for (const link of taught.filter(({ claims: [place = 0] }) => isOrigin(place)))
    for (const at of link.operations) given.set(at, (given.get(at) ?? 0) + backOf(claims, link))
  return [...taught, ...settled, ...originsOf(matter, open.filter(isOrigin), given)]
}

const backOf = (claims: readonly Claim[], link: Link): number =>
  link.claims.reduce((total, place) => total + (claims[place]?.givenBack ?? 0), 0)
