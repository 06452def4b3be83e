/** What whoever has a link may do: nothing but read what it was made for, one entry of a ledger each time, refusals too. */
import { err, ok, type Result } from '#lib/pure/result'
import type { Damaged } from '#vault'
import type { Closed, LinkClosed, Links, NoLink, Visit } from '../grants/types.ts'
import { type Grant } from '../grants/grant.ts'
import { verdictOf } from '../grants/verdict.ts'
import type { Act, Ledger } from '../ledger.ts'
import { digestOf } from '../release.ts'
import { fieldsOf, kindsOf, type View } from '../views/view.ts'
import { openCard, openCopy } from './copy.ts'
import { type GrantKeys, handleOf, openIdentity, openLink, readToken } from './keys.ts'
import { type AccessRow, type AccessRows, mostWrong } from './rows.ts'

export interface LinksDeps {
  readonly rows: AccessRows
  readonly ledger: Ledger
  readonly now: () => Temporal.Instant
}

/** Refusals written in one day for one link: beyond them it is refused all the same, and a ledger is not filled by a stranger. */
const mostTold = 40

/** A link, opened by its secret. */
interface Opened {
  readonly access: AccessRow
  readonly keys: GrantKeys
  readonly grant: Grant
  readonly token: Uint8Array
}

export function createLinks(deps: LinksDeps): Links {
  const { rows, ledger, now } = deps
  const instant = (): string => now().toString({ smallestUnit: 'millisecond' })
  const open = async (text: string): Promise<Result<Opened, NoLink>> => {
    const token = readToken(text)
    const access = token && (await rows.byHandle(handleOf(token)))
    const keys = token && access && openLink(access.grant_id, token, access.opens)
    const grant = keys && openCard(keys, access.card)
    return token && access && keys && grant ? ok({ access, keys, grant, token }) : err({ type: 'NoLink' })
  }
  const refused = async ({ keys, grant }: Opened, why: Closed, readsToday: number): Promise<Result<never, LinkClosed | Damaged>> => {
    if (readsToday <= grant.perDay + mostTold) {
      const written = await ledger.append(keys.ledger, { act: 'refused', ...aboutOf(grant), detail: why })
      if (!written.ok) return written
    }
    return err({ type: 'LinkClosed', why })
  }
  return {
    async look(text) {
      const opened = await open(text)
      if (!opened.ok) return opened
      const closed = closedBy(opened.value, instant())
      return ok(closed === undefined ? {} : { closed })
    },
    async visit(text, code) {
      const opened = await open(text)
      if (!opened.ok) return opened
      const { access, keys, grant, token } = opened.value
      const readsToday = await rows.countRead(grant.id, instant().slice(0, 10))
      const closed = closedBy(opened.value, instant())
      if (closed !== undefined) return await refused(opened.value, closed, readsToday)
      if (!(await rows.countTry(grant.id))) return await refused(opened.value, 'locked', readsToday)
      const identity = openIdentity(grant.id, token, code, access.identity)
      if (identity === undefined) {
        // The last try: what is shared goes, and waits for its person.
        if ((await rows.byHandle(access.handle))?.wrong === mostWrong) await rows.dropCopies(access.vault_id, grant.id)
        return await refused(opened.value, 'code', readsToday)
      }
      await rows.takeBackTry(grant.id)
      if (readsToday > grant.perDay) return await refused(opened.value, 'often', readsToday)
      return await hand(deps, opened.value, (epoch, sealed) => openCopy(keys, epoch, grant.view, identity, sealed), refused, readsToday)
    },
    sweep: async () => {
      await rows.sweep(instant())
    },
  }
}

/** Check → reserve → open → complete → hand over. */
async function hand(
  { rows, ledger, now }: LinksDeps,
  link: Opened,
  openWith: (epoch: number, sealed: Uint8Array) => ReturnType<typeof openCopy>,
  refused: (link: Opened, why: Closed, readsToday: number) => Promise<Result<never, LinkClosed | Damaged>>,
  readsToday: number,
): Promise<Result<Visit, LinkClosed | Damaged>> {
  const { keys, grant } = link
  const asked = { subject: keys.grantId, purpose: grant.purpose, now: now().toString({ smallestUnit: 'millisecond' }) }
  if (verdictOf(grant, asked, grant.view) !== 'allowed') return await refused(link, 'refused', readsToday)
  const sealed = await rows.copy(grant.id)
  if (sealed === undefined) return await refused(link, 'waiting', readsToday)
  const reserved = await ledger.append(keys.ledger, { act: 'reserved', ...aboutOf(grant), reads: readsOf(grant.view) })
  if (!reserved.ok) return reserved
  const end = (act: Omit<Act, 'of' | 'actor'>) => ledger.append(keys.ledger, { ...aboutOf(grant), of: reserved.value, ...act })
  let copy: ReturnType<typeof openCopy>
  try {
    copy = openWith(sealed.epoch, sealed.sealed)
  } catch (reason) {
    await end({ act: 'failed', detail: 'error' }).catch(() => undefined)
    throw reason
  }
  if (copy === undefined) {
    const failed = await end({ act: 'failed', detail: 'damaged' })
    return failed.ok ? err({ type: 'Damaged', what: `grant ${grant.id}` }) : failed
  }
  // Made by the gate for this very view; looked at again, since what it does not name must not leave.
  const rowsLeaving = copy.rows.filter(({ kind, values }) => isNamed(grant.view, kind, Object.keys(values)))
  const completed = await end({ act: 'completed', count: rowsLeaving.length, ...digestOf(rowsLeaving) })
  if (!completed.ok) return completed
  const { recipient, purpose, view, until, terms } = grant
  return ok({ grant: { recipient, purpose, view, until, terms }, at: copy.at, rows: rowsLeaving })
}

function closedBy({ access, grant }: Opened, now: string): Closed | undefined {
  if (access.wrong >= mostWrong) return 'locked'
  // The card is sealed: a time put off in the table opens nothing.
  if (access.expires <= now || grant.until <= now) return 'expired'
  if (access.paused === 1 || grant.state === 'paused') return 'paused'
  return grant.state === 'given' ? undefined : 'refused'
}

const aboutOf = ({ id, recipient, purpose }: Grant) => ({ actor: `link:${recipient.name}`, purpose, grant: id }) as const

/** The fields of each kind: the form the ledger keeps. */
export const readsOf = (view: View): { readonly [kind: string]: readonly string[] } =>
  Object.fromEntries(kindsOf(view).map((kind) => [kind, [...fieldsOf(view.parts[kind] as NonNullable<View['parts'][typeof kind]>)]]))

function isNamed(view: View, kind: keyof View['parts'], names: readonly string[]): boolean {
  const part = view.parts[kind]
  if (part === undefined) return false
  if (part.show === 'records') return names.every((name) => Object.hasOwn(part.fields, name))
  return names.every((name) => name === 'count' || name === 'answer' || fieldsOf(part).includes(name.split(' ')[0] ?? ''))
}
