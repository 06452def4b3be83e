/** Deleting all that comes from one import or one source: what it would reach, then the acts that do it. */
import { err, ok, type Result } from '#lib/pure/result'
import { type Kind, kindNames } from '#model'
import type { Batch, Brought, Damaged, IsFrom, OpenVault, Unknown } from '#vault'
import type { Act } from './ledger.ts'
import { ownHand } from './settings.ts'
import { sourceWords } from './sources/of-record.ts'
import type { Attic, FromThere, Reach } from './types.ts'

type Removing = Pick<Attic, 'reach' | 'removeFrom' | 'removedOf' | 'letBack'>
/** Writes the entry of the ledger, then does it. */
type Announce = <T, E>(act: Omit<Act, 'actor'>, work: () => Promise<Result<T, E>>) => Promise<Result<T, E | Damaged>>

/** Deleted by one transaction. */
const mostInOne = 1_000
/** Acts of one request: the rest is asked again, so that no answer waits long. */
const mostActs = 5
const reachable = kindNames.filter((kind) => kind !== 'setting' && kind !== 'amendment')

export function createRemoving(vault: OpenVault, announce: Announce): Removing {
  const actsOf = (origin: string): readonly Batch[] =>
    vault.batches().filter((batch) => batch.connector === ownHand && batch.act === 'remove' && batch.origin === origin)
  const broughtBy = async (from: FromThere): Promise<Result<ReadonlyMap<Kind, readonly Brought[]>, Damaged>> => {
    const isFrom = isFromOf(vault, from)
    const all = new Map<Kind, readonly Brought[]>()
    for (const kind of reachable) {
      const brought = await vault.brought(kind, isFrom)
      if (!brought.ok) return brought
      if (brought.value.length > 0) all.set(kind, brought.value)
    }
    return ok(all)
  }
  const isKnown = (from: FromThere): boolean =>
    !('batch' in from) || vault.batches().some(({ id, connector }) => id === from.batch && connector !== ownHand)

  return {
    async reach(from) {
      if (!isKnown(from)) return err<Unknown>({ type: 'Unknown' })
      const brought = await broughtBy(from)
      return brought.ok ? ok({ ...reachOf(brought.value), done: actsOf(originOf(from)) }) : brought
    },
    async removeFrom(from, reason) {
      if (!isKnown(from)) return err<Unknown>({ type: 'Unknown' })
      const brought = await broughtBy(from)
      if (!brought.ok) return brought
      const [isFrom, origin] = [isFromOf(vault, from), originOf(from)]
      const acts = [...brought.value].flatMap(([kind, some]) => chunksOf(some).map((chunk) => ({ kind, chunk })))
      for (const { kind, chunk } of acts.slice(0, mostActs)) {
        const months = [...new Set(chunk.map(({ month }) => month))]
        const what = { isFrom, months, most: chunk.length, reason, origin }
        const count = chunk.filter(({ state }) => state === 'goes').length
        const removed = await announce({ act: 'remove', count }, () => vault.removeBrought(kind, what))
        // Another page did it meanwhile.
        if (!removed.ok && removed.error.type !== 'Unknown') return removed
      }
      return ok({ left: acts.slice(mostActs).reduce((sum, { chunk }) => sum + chunk.length, 0) })
    },
    removedOf: (batch) => actsOf(batch).reduce((sum, { files }) => sum + (files[0]?.kinds.amendment ?? 0), 0),
    async letBack(from) {
      for (const { id, state } of actsOf(originOf(from))) {
        if (state === 'undone') continue
        const undone = await announce({ act: 'undo', detail: 'remove' }, () => vault.setState(id, 'undone'))
        if (!undone.ok) return undone
      }
      return ok(undefined)
    },
  }
}

const originOf = (from: FromThere): string => ('batch' in from ? from.batch : from.source)

function isFromOf(vault: OpenVault, from: FromThere): IsFrom {
  if ('batch' in from) return ({ batch }) => batch === from.batch
  const keys = new Map<string, string>()
  return ({ connector }, item) => {
    const words = sourceWords(item, connector)
    const name = words.join('\u0000')
    const key = keys.get(name) ?? vault.nameOf(...words)
    keys.set(name, key)
    return key === from.source
  }
}

function reachOf(brought: ReadonlyMap<Kind, readonly Brought[]>): Omit<Reach, 'done'> {
  const all = [...brought.values()].flat()
  const days = all.flatMap(({ state, day }) => (state === 'goes' && day !== '' ? [day] : [])).toSorted()
  const keepers = new Map<string, number>()
  for (const batch of all.flatMap(({ stays }) => stays)) keepers.set(batch, (keepers.get(batch) ?? 0) + 1)
  const count = (some: readonly Brought[], state: Brought['state']): number => some.filter((one) => one.state === state).length
  return {
    kinds: [...brought].map(([kind, some]) => ({ kind, goes: count(some, 'goes'), stays: count(some, 'stays') })),
    left: all.length,
    ...(days[0] !== undefined && { from: days[0], to: days.at(-1) as string }),
    keepers: [...keepers].map(([batch, records]) => ({ batch, records })),
  }
}

const chunksOf = (brought: readonly Brought[]): (readonly Brought[])[] =>
  Array.from({ length: Math.ceil(brought.length / mostInOne) }, (_, i) => brought.slice(i * mostInOne, (i + 1) * mostInOne))
