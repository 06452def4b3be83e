/** What a visit tells of late sources: the person's key is there, and only then are they known. */
import type { Context } from 'hono'
import type { Source } from '#gate'
import type { Env } from '../deps.ts'

/** Each source that became late is told once for the last day it is known until; the next day that one will be is kept if she asked. */
export async function tellLate(c: Context<Env>, sources: readonly Source[]): Promise<void> {
  const { deps, account } = c.var
  for (const { key, to, freshness } of sources)
    if (freshness === 'due' || freshness === 'stale')
      await deps.notices.notify(account.accountId, 'source-stale', { number: key, once: `${key}/${to}` })
  const next = sources.flatMap(({ freshness, dueAfter }) => (freshness === 'fresh' && dueAfter !== undefined ? [dueAfter] : [])).toSorted()
  await deps.notices.expect(account.accountId, next[0])
}
