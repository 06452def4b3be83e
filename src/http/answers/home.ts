/** What home shows: what is held, from whom, until when, what came last, what waits for the person's word. */
import type { Context } from 'hono'
import type { Kind } from '#model'
import type { HomeProps, Waiting } from '#web'
import type { Env } from '../deps.ts'
import { valueOf } from '../errors.ts'
import { batchLine, runningLine } from '../imports/views.ts'
import { tellLate } from '../notices/late.ts'
import { sourceLine } from '../sources/lines.ts'
import { sourcesOf } from '../sources/controller.ts'
import { sourcesHeld } from '../where/held.ts'

const recentImports = 3

/** Opens no month when nothing changed since the last visit. */
export async function homeProps(c: Context<Env>, zone: string): Promise<HomeProps> {
  const { attic, deps, account } = c.var
  const overview = valueOf(await attic.overview())
  const held = await sourcesOf(c, zone)
  await tellLate(c, held)
  const sources = held.map(sourceLine)
  const kinds = Object.entries(overview.byKind).map(([kind, count]) => ({ kind: kind as Kind, count }))
  return {
    records: overview.records,
    kinds: kinds.toSorted((a, b) => b.count - a.count),
    sources,
    waiting: { ...waitingFor(c, sources), conflicts: valueOf(await attic.conflicts()).length },
    recent: overview.batches.slice(-recentImports).map(batchLine).toReversed(),
    running: deps.importJobs.running(account.accountId).map(runningLine),
    families: valueOf(await sourcesHeld(attic, overview)),
  }
}

function waitingFor(c: Context<Env>, sources: HomeProps['sources']): Omit<Waiting, 'conflicts'> {
  const { attic, deps, account } = c.var
  return {
    kit: account.kit === 'missing',
    tables: deps.importJobs.asking(account.accountId),
    setAside: attic.setAside().length,
    late: sources.filter(({ freshness }) => freshness === 'due' || freshness === 'stale'),
    gaps: sources.filter(({ gaps, freshness }) => gaps > 0 && freshness !== 'closed'),
  }
}
