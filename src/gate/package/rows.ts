/** The rows of one kind in an export, months that answer for each other together, each checked as an import's are. */
import type { ArchiveEntry } from '#lib/pure/archive'
import { monthOf } from '#lib/pure/day'
import { type Amendment, type Kind, kinds, ruleOf } from '#model'
import { type LoggedRow, movesOf, tiesOf, type VaultLog } from '#vault'
import { isText } from '../writing.ts'
import { liveOf, readRow } from './format.ts'
import { linesOf } from './lines.ts'

/**
 * Groups of months in the order of their first ones, months oldest first in a group, batches in order in a month; throws on the first
 * row that is not as it should be.
 */
export async function* groupsOf(entry: ArchiveEntry, kind: Kind, log: VaultLog): AsyncGenerator<readonly LoggedRow[], void> {
  const tied = tiesOf(kind, movesIn(log))
  let rows: LoggedRow[] = []
  let group = ''
  for await (const line of linesOf(entry.read())) {
    const row = readRow(line)
    if (row === undefined || !isRowOf(kind, row, log)) throw new RangeError('a row is not one of this kind')
    const last = rows.at(-1)
    const mine = last?.month === row.month ? group : (tied(row.month).toSorted()[0] ?? '')
    if (last !== undefined && mine !== group) {
      if (mine < group) throw new RangeError('months are not in order')
      yield rows
      rows = []
    } else if (last !== undefined && (row.month < last.month || (row.month === last.month && row.batch < last.batch))) {
      throw new RangeError('batches are not in order')
    }
    group = mine
    rows.push(row)
  }
  if (rows.length > 0) yield rows
}

/** Of the batches that count. */
function movesIn(log: VaultLog): readonly NonNullable<VaultLog['batches'][number]['moves']>[] {
  const live = liveOf(log)
  return log.batches.flatMap(({ moves }, place) => (moves === undefined || !live[place] ? [] : [moves]))
}

function isRowOf(kind: Kind, row: LoggedRow, { batches }: VaultLog): boolean {
  const { batch, file, month, item, gone } = row
  const stored = batches[batch - 1]
  if (stored?.files[file] === undefined || (item === undefined) === (gone === undefined)) return false
  if (item === undefined) return true
  if (!kinds[item.kind].schema.safeParse(item).success || !isText(item)) return false
  if (item.kind === 'amendment') return isAmendmentOf(kind, month, item, stored)
  const day = ruleOf(item).day(item)
  return item.kind === kind && month === (day === undefined ? '' : monthOf(day))
}

/** It lies with what it names, and its act tells every month that it ties to that one. */
function isAmendmentOf(kind: Kind, month: string, item: Amendment, { act, moves = [] }: VaultLog['batches'][number]): boolean {
  if (item.about !== kind || item.month !== month || act === undefined) return false
  const ties = movesOf([{ kind, month, rows: [{ item, place: { file: 0 } }] }])
  return ties.every(({ from, to }) => moves.some((move) => move.kind === kind && move.from === from && move.to === to))
}
