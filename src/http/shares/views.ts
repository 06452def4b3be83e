/** What the pages of sharing show, from what the gate answers. */
import type { Context } from 'hono'
import { type GrantAct, type GrantLine, isCoarser, type LedgerEntry, type SharedView } from '#gate'
import { formFields, isKind, type Kind } from '#model'
import { services } from '#services'
import type { ShareAct, ShareLine, SharePartShown, ShareProps, SharesProps, ShareViewShown, ShareVisit } from '#web'
import type { Env } from '../deps.ts'
import { valueOf } from '../errors.ts'
import { precisionsOf } from './form.ts'
import { chosenLang } from '../lang.ts'

/** A view as pages show it: parts in the order of their kinds. */
export function shownView({ parts, since, until, mask }: SharedView): ShareViewShown {
  const shown = Object.entries(parts).map(([kind, part]): SharePartShown => {
    if (part.show === 'records')
      return {
        kind: kind as Kind,
        show: 'records',
        fields: Object.entries(part.fields).map(([field, precision]) => ({ field, precision })),
      }
    const of = part.show === 'totals' ? part.of : part.of === undefined ? [] : [part.of]
    return { kind: kind as Kind, show: part.show, by: part.by, fields: of.map((field) => ({ field, precision: 'exact' })) }
  })
  return { parts: shown, mask, ...(since !== undefined && { since }), ...(until !== undefined && { until }) }
}

/** One reading or refusal a line, the newest first. */
export function visitsOf(entries: readonly LedgerEntry[], grant: string): readonly ShareVisit[] {
  const ends = new Map(entries.flatMap((entry) => (entry.of === undefined ? [] : [[entry.of, entry] as const])))
  return entries
    .filter((entry) => entry.grant === grant && (entry.act === 'reserved' || entry.act === 'refused'))
    .toReversed()
    .map((entry): ShareVisit => {
      if (entry.act === 'refused') return { at: entry.at, state: 'refused', ...(entry.detail !== undefined && { why: entry.detail }) }
      const end = ends.get(entry.n)
      if (end?.act === 'completed') return { at: entry.at, state: 'read', count: end.count ?? 0 }
      return { at: entry.at, state: end !== undefined && !end.detail?.startsWith('unknown') ? 'failed' : 'unknown' }
    })
}

export function lineOf({ grant, status }: GrantLine, visits: readonly ShareVisit[]): ShareLine {
  const read = visits.filter(({ state }) => state === 'read' || state === 'unknown')
  const last = read[0]?.at
  return {
    id: grant.id,
    name: grant.recipient.name,
    purpose: grant.purpose,
    kinds: Object.keys(grant.view.parts).toSorted() as Kind[],
    status,
    until: grant.until,
    reads: read.length,
    ...(last !== undefined && { lastRead: last }),
  }
}

const acts: { readonly [S in GrantLine['status']]: readonly GrantAct[] } = {
  given: ['narrow', 'pause', 'renew', 'end'],
  paused: ['narrow', 'resume', 'renew', 'end'],
  locked: ['end'],
  expired: [],
  ended: [],
  moved: ['end'],
}

export function shareProps(line: GrantLine, entries: readonly LedgerEntry[]): Omit<ShareProps, 'done' | 'refused'> {
  const { grant, status, wrong } = line
  const visits = visitsOf(entries, grant.id)
  return {
    line: lineOf(line, visits),
    view: shownView(grant.view),
    asked: shownView(grant.asked),
    made: grant.made,
    perDay: grant.perDay,
    wrong,
    visits: visits.slice(0, 50),
    coarser: coarserOf(grant.view),
    acts: acts[status],
  }
}

function coarserOf(view: SharedView): ShareProps['coarser'] {
  const named = Object.entries(view.parts).flatMap(([kind, part]) => {
    if (part.show !== 'records' || !isKind(kind)) return []
    return formFields(kind).flatMap((field) => {
      const now = part.fields[field.name]
      const less = now === undefined ? [] : precisionsOf(field).filter((one) => one !== now && isCoarser(one, now))
      return less.length === 0 ? [] : [[`${kind}:${field.name}`, less] as const]
    })
  })
  return Object.fromEntries(named)
}

/** Everything that may be read, by others and by the services. */
export async function boardProps(c: Context<Env>): Promise<Omit<SharesProps, 'done'>> {
  const { attic } = c.var
  const [grants, entries] = [valueOf(await attic.grants()), valueOf(await attic.ledger())]
  const withheld = valueOf(await attic.withheld())
  return {
    lines: grants.map((line) => lineOf(line, visitsOf(entries, line.grant.id))),
    services: services.map(({ name, text, need }) => {
      const kinds = Object.keys(need.reads) as Kind[]
      return { service: text[chosenLang(c)].name, kinds: kinds.length, off: kinds.filter((kind) => withheld.has(`${name}.${kind}`)).length }
    }),
  }
}

const doneActs = ['give', 'narrow', 'pause', 'resume', 'renew', 'end'] as const satisfies readonly ShareAct[]
/** The act that was just done, as the address says it. */
export const doneOf = (c: Context<Env>): { readonly done?: ShareAct } => {
  const done = doneActs.find((act) => act === c.req.query('done'))
  return done === undefined ? {} : { done }
}
