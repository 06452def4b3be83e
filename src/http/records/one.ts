/** One record in full: its sources, what stands beside it, and who could read it. */
import type { Context } from 'hono'
import type { LedgerEntry } from '#gate'
import { isKind, type Kind, type Record, ruleOf } from '#model'
import { links } from '#routes'
import { accountTitle, pages, type RecordProps } from '#web'
import { historyLines } from '../corrections/views.ts'
import type { Env } from '../deps.ts'
import { Failure, valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { chosenLang } from '../lang.ts'
import { zoneOf } from '../zone.ts'
import { seriesOf } from './series.ts'

export async function recordPage(c: Context<Env>, kind: string, id: string): Promise<Response> {
  const { attic } = c.var
  if (!isKind(kind)) throw new Failure('NotFound')
  const record = valueOf(await attic.find(kind, id, c.req.query('month')))
  if (record === undefined) throw new Failure('NotFound')
  const { accounts } = valueOf(await attic.holdings())
  const account = 'account' in record ? accounts.find((line) => line.account === record.account) : undefined
  const batches = attic.batches()
  const sources = [record.source, ...(record.others ?? [])].map((source) => {
    const batch = batches.find((one) => one.id === source.batch)
    const file = batch?.files.findIndex(({ name }) => name === source.origin) ?? -1
    const kept = attic.originals(source.batch).some((original) => original.file === file && original.deletedAt === undefined)
    return { ...source, at: batch?.at ?? '', ...(kept && { original: file }) }
  })
  const came = sources.reduce((first, { at }) => (at !== '' && at < first ? at : first), '9')
  const { before, after } = valueOf(await attic.beside(record))
  return c.html(
    pages.record(frameOf(c, await zoneOf(c)), {
      record,
      sources,
      history: historyLines(record, valueOf(await attic.history(kind, record.id, ruleOf(record).day(record)))),
      accountName: account === undefined ? null : accountTitle(chosenLang(c), account),
      ...(await readingsOf(c, record)),
      ...(await seriesOf(attic, record)),
      before: before && links.record(before.kind, before.id, before.month),
      after: after && links.record(after.kind, after.id, after.month),
      readers: readersOf(valueOf(await attic.ledger()), kind, came),
    }),
  )
}

/** The day of a meter, around a reading shorter than a day. */
async function readingsOf(c: Context<Env>, record: Record): Promise<Pick<RecordProps, 'day'>> {
  if (record.kind !== 'energy.reading' || record.start === undefined) return {}
  const { day, meter, fluid, measure, direction, tariff } = record
  const { records } = valueOf(await c.var.attic.search({ kinds: ['energy.reading'], since: day, until: day, limit: 1_000 }))
  const same = records.filter(
    (one) =>
      one.start !== undefined &&
      one.meter === meter &&
      one.fluid === fluid &&
      one.measure === measure &&
      one.direction === direction &&
      one.tariff === tariff,
  )
  return { day: same.toSorted((a, b) => ((a.start ?? '') < (b.start ?? '') ? -1 : 1)) }
}

/** Readings of this kind since an instant that ended, or may have: one line a service and purpose, the latest first. */
function readersOf(entries: readonly LedgerEntry[], kind: Kind, since: string): RecordProps['readers'] {
  const failed = new Set(entries.filter((entry) => entry.act === 'failed' && !entry.detail?.startsWith('unknown')).map(({ of }) => of))
  const read = entries.filter(
    ({ n, act, at, reads }) => act === 'reserved' && at >= since && reads !== undefined && Object.hasOwn(reads, kind) && !failed.has(n),
  )
  const lines = Map.groupBy(read, ({ actor, purpose }) => `${actor}\u0000${purpose}`)
  return [...lines.values()]
    .map((readings) => {
      const [{ actor, purpose = '' }] = readings as [LedgerEntry]
      const last = readings.reduce((latest, { at }) => (at > latest ? at : latest), '')
      return { actor, purpose, times: readings.length, last, fields: [...new Set(readings.flatMap(({ reads }) => reads?.[kind] ?? []))] }
    })
    .toSorted((a, b) => (a.last > b.last ? -1 : 1))
}
