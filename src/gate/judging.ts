/** What the person says to a service: sealed records of kind `judgement`, written by her own hand alone. Pure. */
import { err, ok, type Result } from '#lib/pure/result'
import type { NewBatch } from '#vault'
import { type Item, kinds, type Record, withdrawn } from '#model'
import { ownHand } from './settings.ts'
import type { BadJudgement, Said } from './types.ts'

/** Said at once: a page of suggestions agreed to, and no more. */
const most = 500

/** Those of `said` that say something new, as a batch of her own hand; undefined when nothing is. One that is not well-formed refuses all. */
export function judgementBatch(held: readonly Record<'judgement'>[], said: readonly Said[]): Result<NewBatch | undefined, BadJudgement> {
  if (said.length === 0 || said.length > most) return err({ type: 'BadJudgement' })
  const items: Item[] = []
  for (const one of said) {
    const parsed = kinds.judgement.schema.safeParse({ ...one, kind: 'judgement', schema: 1 })
    if (!parsed.success || !Object.values(parsed.data).every((value) => typeof value !== 'string' || value.isWellFormed()))
      return err({ type: 'BadJudgement' })
    items.push(parsed.data)
  }
  const fresh = items.filter((item) => !held.some((one) => isSame(one, item)))
  if (fresh.length === 0) return ok(undefined)
  const file = { name: '', size: 0, connector: null, kinds: { judgement: fresh.length }, problems: [], moreProblems: 0 }
  return ok({ connector: ownHand, origin: '', files: [file], records: fresh.map((item) => ({ item, file: 0 })) })
}

/** What is still said: nothing of what was taken back. */
export const isSaid = (item: Item): boolean => item.kind !== 'judgement' || item.verdict !== withdrawn

function isSame(held: Record<'judgement'>, item: Item): boolean {
  const fields = ['by', 'about', 'verdict', 'value', 'reason'] as const
  return item.kind === 'judgement' && fields.every((field) => held[field] === item[field])
}
