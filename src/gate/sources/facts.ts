/** From what a person holds to what each of her sources is: an account, a meter, a supplier, other files. Pure. */
import { fold } from '#lib/pure/text'
import type { Kind, Record } from '#model'
import type { Batch } from '#vault'
import { accountName, maskNumber } from '../accounts.ts'
import { rhythmOf } from './rhythm.ts'
import { dayNumber, merged, type Spans } from './spans.ts'
import type { FedFile, SourceFacts } from './types.ts'

/** All that is needed of an attic; `batches` are the live imports. */
export interface HeldOfSources {
  readonly accounts: readonly Record<'bank.account'>[]
  readonly operations: readonly Record<'bank.transaction'>[]
  readonly balances: readonly Record<'bank.balance'>[]
  readonly readings: readonly Record<'energy.reading'>[]
  readonly invoices: readonly Record<'invoice'>[]
  readonly receipts: readonly Record<'receipt'>[]
  readonly batches: readonly Batch[]
  /** Once something was deleted: what is left of the kinds that name no source. */
  readonly left?: Left
}
/** Records by import, format and kind. */
export type Left = ReadonlyMap<string, number>
export const leftName = (batch: string, connector: string, kind: string): string => [batch, connector, kind].join('\u0000')

/** `keyOf` makes the key of a source from its nature and number. In no order but that of keys: files may come in any. */
export function factsOf(held: HeldOfSources, keyOf: (...parts: readonly string[]) => string): readonly SourceFacts[] {
  const filesOf = fedFiles(held.batches)
  const facts = [...accountFacts(held, keyOf, filesOf), ...meterFacts(held, keyOf, filesOf), ...supplierFacts(held, keyOf, filesOf)]
  return [...facts, ...otherFacts(held, keyOf)].toSorted((a, b) => (a.key < b.key ? -1 : 1))
}

type KeyOf = (...parts: readonly string[]) => string
type FilesOf = (records: readonly Record[]) => readonly FedFile[]

function accountFacts({ accounts, operations, balances }: HeldOfSources, keyOf: KeyOf, filesOf: FilesOf): SourceFacts[] {
  const byAccount = ({ account }: { account: string }): string => fold(account)
  const operationsOf = Map.groupBy(operations, byAccount)
  const balancesOf = Map.groupBy(balances, byAccount)
  const recordsOf = Map.groupBy(accounts, byAccount)
  return [...new Set([...operationsOf.keys(), ...balancesOf.keys(), ...recordsOf.keys()])].map((account) => {
    const [own, moves, states] = [recordsOf.get(account) ?? [], operationsOf.get(account) ?? [], balancesOf.get(account) ?? []]
    const days = distinct([...moves, ...states].map(({ day }) => dayNumber(day)))
    const files = filesOf([...own, ...moves, ...states])
    // A statement speaks for all its days: a month without operations inside it is no gap.
    const statements = files.flatMap(({ first, last }): Spans => (first === undefined || last === undefined ? [] : [[first, last]]))
    const written = (moves[0] ?? own[0] ?? states[0])?.account ?? ''
    return {
      key: keyOf('account', account),
      type: 'account',
      name: accountName(written, own[0]),
      account: written,
      ...(own[0]?.type && { accountType: own[0].type }),
      counts: countsOf({ 'bank.account': own, 'bank.transaction': moves, 'bank.balance': states }),
      spans: merged([...days.map((day) => [day, day] as const), ...statements]),
      rhythm: rhythmOf(distinct(moves.map(({ day }) => dayNumber(day)))),
      files,
      overlaps: overlapsOf(files),
    }
  })
}

function meterFacts({ readings }: HeldOfSources, keyOf: KeyOf, filesOf: FilesOf): SourceFacts[] {
  const meters = Map.groupBy(readings, ({ meter, fluid, direction }) => [fluid, direction, fold(meter)].join('\u0000'))
  return [...meters].flatMap(([meter, some]) => {
    const [one] = some
    if (one === undefined) return []
    const spans = merged(some.map(({ day, lastDay }) => [dayNumber(day), dayNumber(lastDay ?? day)]))
    const days = distinct(some.map(({ day }) => dayNumber(day)))
    const files = filesOf(some)
    const counts = countsOf({ 'energy.reading': some })
    const name = maskNumber(one.meter)
    return [
      { key: keyOf('meter', meter), type: 'meter', name, fluid: one.fluid, counts, spans, rhythm: rhythmOf(days), files, overlaps: 0 },
    ]
  })
}

function supplierFacts({ invoices, receipts }: HeldOfSources, keyOf: KeyOf, filesOf: FilesOf): SourceFacts[] {
  const all: readonly (Record<'invoice'> | Record<'receipt'>)[] = [...invoices, ...receipts]
  return [...Map.groupBy(all, ({ vendor }) => fold(vendor))].map(([vendor, some]) => {
    const days = distinct(some.map(({ day }) => dayNumber(day)))
    const counts = countsOf({
      invoice: some.filter(({ kind }) => kind === 'invoice'),
      receipt: some.filter(({ kind }) => kind === 'receipt'),
    })
    return {
      key: keyOf('supplier', vendor),
      type: 'supplier',
      name: some.map((record) => record.vendor).toSorted()[0] ?? '',
      counts,
      spans: merged(days.map((day) => [day, day])),
      rhythm: rhythmOf(days),
      files: filesOf(some),
      overlaps: 0,
    }
  })
}

/** Kinds whose records name their account, meter or supplier. */
const told: ReadonlySet<string> = new Set<Kind>([
  'bank.account',
  'bank.transaction',
  'bank.balance',
  'energy.reading',
  'invoice',
  'receipt',
])

/** The other kinds, by the format that brought them: their files say their days. */
export const isTold = (kind: string): boolean => told.has(kind)

function otherFacts({ batches, left }: HeldOfSources, keyOf: KeyOf): SourceFacts[] {
  const files = batches.flatMap((batch) =>
    batch.files.flatMap((file) => {
      const kinds = Object.entries(file.kinds).flatMap(([kind, read]): [string, number][] => {
        // Of several files of one import, each has no more than is left of it.
        const count =
          file.connector === null || isTold(kind)
            ? 0
            : Math.min(read, left?.get(leftName(batch.id, file.connector, kind)) ?? (left ? 0 : read))
        return count > 0 ? [[kind, count]] : []
      })
      return file.connector === null || kinds.length === 0 ? [] : [{ connector: file.connector, kinds, fed: fedFile(batch, file) }]
    }),
  )
  return [...Map.groupBy(files, ({ connector }) => connector)].map(([connector, some]) => {
    const counts: { [kind: string]: number } = {}
    for (const [kind, count] of some.flatMap(({ kinds }) => kinds)) counts[kind] = (counts[kind] ?? 0) + count
    const fed = some.map((file) => file.fed).toSorted(byBatch)
    const spans = merged(fed.flatMap(({ first, last }): Spans => (first === undefined || last === undefined ? [] : [[first, last]])))
    const type = connector === 'hand' ? 'hand' : 'files'
    return { key: keyOf('files', connector), type, name: connector, counts, spans, rhythm: rhythmOf([]), files: fed, overlaps: 0 }
  })
}

/** The files of the live imports that some records come from. A record names its import and its file's name: a same name is all it needs. */
function fedFiles(batches: readonly Batch[]): FilesOf {
  const known = new Map<string, FedFile>(
    batches.flatMap((batch) => batch.files.map((file) => [`${batch.id} ${file.name}`, fedFile(batch, file)] as const)),
  )
  return (records) => {
    const named = new Set(
      records.flatMap(({ source, others = [] }) => [source, ...others].map(({ batch, origin }) => `${batch} ${origin}`)),
    )
    return [...named].flatMap((name) => known.get(name) ?? []).toSorted(byBatch)
  }
}

const fedFile = (batch: Batch, file: Batch['files'][number]): FedFile => ({
  batch: batch.id,
  name: file.name,
  connector: file.connector,
  ...(file.from !== undefined && { first: dayNumber(file.from) }),
  ...(file.to !== undefined && { last: dayNumber(file.to) }),
})

const byBatch = (a: FedFile, b: FedFile): number =>
  (a.first ?? 0) - (b.first ?? 0) || (`${a.name}${a.batch}` < `${b.name}${b.batch}` ? -1 : 1)

/** Files that share days with an earlier one. */
function overlapsOf(files: readonly FedFile[]): number {
  let [count, until] = [0, -Infinity]
  for (const { first, last } of files) {
    if (first === undefined || last === undefined) continue
    if (first <= until) count += 1
    until = Math.max(until, last)
  }
  return count
}

const distinct = (days: readonly number[]): readonly number[] => [...new Set(days)].toSorted((a, b) => a - b)

const countsOf = (of: { readonly [kind: string]: readonly unknown[] }): SourceFacts['counts'] =>
  Object.fromEntries(Object.entries(of).flatMap(([kind, some]) => (some.length > 0 ? [[kind, some.length]] : [])))
