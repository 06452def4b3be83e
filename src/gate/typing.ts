/** What the person types herself: a batch like an import's, that can be undone, whose source is her own hand. */
import { err, ok, type Result } from '#lib/pure/result'
import type { Item, Kind } from '#model'
import type { NewBatch } from '#vault'
import type { BadItem } from './types.ts'
import { checked } from './writing.ts'

/** The connector of what is typed; no file, no origin. */
export const typedHand = 'hand'

/** Records typed at once. */
const most = 100

/** The batch of typed items; any that its schema refuses, a setting among them, refuses all. */
export function typedBatch(items: readonly Item[]): Result<NewBatch, BadItem> {
  if (items.length === 0 || items.length > most) return err({ type: 'BadItem' })
  const kinds: { [K in Kind]?: number } = {}
  for (const { kind } of items) kinds[kind] = (kinds[kind] ?? 0) + 1
  const file = { name: '', size: 0, connector: typedHand, kinds, problems: [], moreProblems: 0 }
  const { batch, refused } = checked({ connector: typedHand, origin: '', files: [file], records: items.map((item) => ({ item, file: 0 })) })
  return refused.length > 0 ? err({ type: 'BadItem' }) : ok(batch)
}
