/**
 * The ledger of every vault of one store: chained entries, two for a release, none ever updated.
 *
 * A vault's ledger is begun with the vault. Its head is checked before each append, so that nothing is written after what does
 * not follow; a ledger without a head is not begun again, it is damaged (or erased).
 */
import type { Transaction } from 'kysely'
import { err, ok, type Result } from '#lib/pure/result'
import type { Store } from '#store'
import type { Damaged, VaultKey } from '#vault'
import { damaged, type Link, linkAfter, start } from './chain.ts'
import { type Draft, isTag, type LedgerKeys, ledgerKeysOf, sealEntry, tagOf } from './entry.ts'
import { arrivalIn, openChapters, sealChapter } from './chapters.ts'
import { createGroupCommit } from './group-commit.ts'
import { openReservations, plausible } from './lost.ts'
import type { LedgerEntry } from './types.ts'
import { type Head, verifyLedger } from './verify.ts'

/** What is said of an act: the ledger adds when, unless it was written elsewhere before. */
export type Act = Omit<Draft, 'at'> & { readonly at?: string }

export interface Ledger {
  /** For a new vault: writes the head of an empty chain. */
  begin(key: VaultKey): Promise<void>
  /** Answers the entry's index once it is on the disk; rejects when it could not be written: nothing may then go out. */
  append(key: VaultKey, act: Act): Promise<Result<number, Damaged>>
  /** Closes what a crash left open as `failed`; costs one look-up when there is nothing. */
  settle(key: VaultKey): Promise<Result<void, Damaged>>
  /** Every entry, opened, if the whole chain holds. */
  entries(key: VaultKey): Promise<Result<readonly LedgerEntry[], Damaged>>
  /** Seals the chapters that came with an arrival, under the number of its entry; those of an earlier one go. */
  keepChapters(key: VaultKey, arrival: number, chapters: readonly (readonly LedgerEntry[])[]): Promise<void>
  /** The closed chapters of the arrival that its entry tells, in order; none when nothing arrived. */
  chapters(key: VaultKey): Promise<Result<readonly (readonly LedgerEntry[])[], Damaged>>
  count(vaultId: string): Promise<number>
  /** Those of these vaults whose ledger is here. */
  held(vaultIds: readonly string[]): Promise<readonly string[]>
  erase(vaultId: string): Promise<void>
  /** Called once at start: marks every reservation without an end. */
  recover(): Promise<void>
}

/** The tables of `migrations/`; `n` counts from 1, hashes are hexadecimal. */
export interface LedgerTables {
  ledger: { vault_id: string; n: number; previous: string; hash: string; body: Uint8Array }
  ledger_head: { vault_id: string; n: number; hash: string; tag: Uint8Array }
  ledger_open: { vault_id: string; n: number; lost: number }
  ledger_chapter: { vault_id: string; chapter: number; body: Uint8Array }
}

/** The ledger over one store; what waits at the same moment is committed together (`group-commit.ts`). */
export function createLedger({ store, now }: { readonly store: Store; readonly now: () => Temporal.Instant }): Ledger {
  const commits = createGroupCommit((waiting: readonly Waiting[]) =>
    store.write<LedgerTables, Answer[]>((trx) => commitGroup(store.dialect, trx, waiting, instantOf(now()))),
  )
  const push = (key: VaultKey, act?: Act) =>
    commits.push({ keys: ledgerKeysOf(key), ...(act && { draft: { at: instantOf(now()), ...act } }) })

  const entries: Ledger['entries'] = async (key) => {
    const { links, head } = await readLedger(store, key.vaultId)
    return head === undefined ? withoutHead : verifyLedger(ledgerKeysOf(key), links, head)
  }

  return {
    async begin(key) {
      const head = { vault_id: key.vaultId, ...start, tag: tagOf(ledgerKeysOf(key), start) }
      await store.write<LedgerTables, unknown>((trx) => trx.insertInto('ledger_head').values(head).execute())
    },
    append: (key, act) => push(key, act),
    async settle(key) {
      const query = store.read<LedgerTables>().selectFrom('ledger_open').select('n')
      const lost = await query.where('vault_id', '=', key.vaultId).where('lost', '=', 1).limit(1).execute()
      const settled = lost.length === 0 ? ok(0) : await push(key)
      return settled.ok ? ok(undefined) : settled
    },
    entries,
    async keepChapters(key, arrival, chapters) {
      const keys = ledgerKeysOf(key)
      const rows = chapters.map((chapter, i) => ({
        vault_id: key.vaultId,
        chapter: i + 1,
        body: sealChapter(keys, arrival, i + 1, chapter),
      }))
      await store.write<LedgerTables, void>(async (trx) => {
        await trx.deleteFrom('ledger_chapter').where('vault_id', '=', key.vaultId).execute()
        for (const row of rows) await trx.insertInto('ledger_chapter').values(row).execute()
      })
    },
    async chapters(key) {
      const written = await entries(key)
      if (!written.ok) return written
      const arrival = arrivalIn(written.value)
      if (arrival === undefined) return ok([])
      const query = store.read<LedgerTables>().selectFrom('ledger_chapter').select(['chapter', 'body'])
      const rows = await query.where('vault_id', '=', key.vaultId).orderBy('chapter').execute()
      return openChapters(ledgerKeysOf(key), arrival, rows)
    },
    async count(vaultId) {
      const counted = store
        .read<LedgerTables>()
        .selectFrom('ledger')
        .select(({ fn }) => fn.countAll<number>().as('n'))
      return (await counted.where('vault_id', '=', vaultId).executeTakeFirstOrThrow()).n
    },
    async held(vaultIds) {
      const rows = await store.read<LedgerTables>().selectFrom('ledger_head').select('vault_id').where('vault_id', 'in', vaultIds).execute()
      return rows.map(({ vault_id }) => vault_id)
    },
    async erase(vaultId) {
      await store.write<LedgerTables, void>(async (trx) => {
        for (const table of ['ledger_open', 'ledger_chapter', 'ledger', 'ledger_head'] as const) {
          await trx.deleteFrom(table).where('vault_id', '=', vaultId).execute()
        }
      })
    },
    async recover() {
      await store.write<LedgerTables, unknown>((trx) => trx.updateTable('ledger_open').set({ lost: 1 }).execute())
    },
  }
}

const instantOf = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: 'millisecond' })

/** An entry to append; without a draft, only what is lost is closed. */
interface Waiting {
  readonly keys: LedgerKeys
  readonly draft?: Draft
}
type Answer = Result<number, Damaged>

const withoutHead = err<Damaged>({ type: 'Damaged', what: 'ledger head' })

/** One statement, so that head and entries are of the same moment. */
async function readLedger(store: Store, vaultId: string): Promise<{ links: Link[]; head?: Head }> {
  const rows = await store
    .read<LedgerTables>()
    .selectFrom('ledger_head as head')
    .leftJoin('ledger as entry', 'entry.vault_id', 'head.vault_id')
    .select(['head.n as headN', 'head.hash as headHash', 'head.tag', 'entry.n', 'entry.previous', 'entry.hash', 'entry.body'])
    .where('head.vault_id', '=', vaultId)
    .orderBy('entry.n')
    .execute()
  const first = rows[0]
  if (first === undefined) return { links: [] }
  const links = rows.flatMap(({ n, previous, hash, body }) =>
    n === null || previous === null || hash === null || body === null ? [] : [{ n, previous, hash, body }],
  )
  return { links, head: { n: first.headN, hash: first.headHash, tag: first.tag } }
}

/** One transaction for every waiting entry of every vault. A vault whose head does not hold is refused alone. */
async function commitGroup(
  dialect: Store['dialect'],
  trx: Transaction<LedgerTables>,
  waiting: readonly Waiting[],
  at: string,
): Promise<Answer[]> {
  const vaultIds = [...new Set(waiting.map(({ keys }) => keys.vaultId))].toSorted()
  const heads = await trx
    .selectFrom('ledger_head')
    .selectAll()
    .where('vault_id', 'in', vaultIds)
    .orderBy('vault_id')
    // On SQLite there is one writer; there, the clause does not exist.
    .$if(dialect === 'postgres', (query) => query.forUpdate())
    .execute()
  const lost = await trx
    .selectFrom('ledger_open')
    .select(['vault_id', 'n'])
    .where('vault_id', 'in', vaultIds)
    .where('lost', '=', 1)
    .orderBy('n')
    .execute()
  const pens = new Map(heads.map((head) => [head.vault_id, createPen(head)]))
  for (const head of heads) {
    const said = plausible(
      lost.filter(({ vault_id }) => vault_id === head.vault_id).map(({ n }) => n),
      head,
    )
    if (said.length === 0) continue
    const links = await linksFrom(trx, head.vault_id, Math.min(...said))
    for (const { keys } of waiting) if (keys.vaultId === head.vault_id) pens.get(head.vault_id)?.close(keys, said, links, at)
  }
  const answers = waiting.map(({ keys, draft }) => pens.get(keys.vaultId)?.write(keys, draft) ?? withoutHead)
  await save(trx, [...pens.values()])
  return answers
}

const linksFrom = (trx: Transaction<LedgerTables>, vaultId: string, n: number): Promise<Link[]> =>
  trx
    .selectFrom('ledger')
    .select(['n', 'previous', 'hash', 'body'])
    .where('vault_id', '=', vaultId)
    .where('n', '>=', n)
    .orderBy('n')
    .execute()

interface Pen {
  readonly vaultId: string
  readonly links: Link[]
  readonly opened: Set<number>
  readonly ended: Set<number>
  write(keys: LedgerKeys, draft: Draft | undefined): Answer
  /** Closes what is said lost and is open by the entries since, once; when these do not follow, nothing more is written. */
  close(keys: LedgerKeys, said: readonly number[], links: readonly Link[], at: string): void
  head(): Head | undefined
}

/** Writes after one head, in memory, what the transaction will save. */
function createPen(stored: LedgerTables['ledger_head']): Pen {
  const [links, opened, ended] = [[] as Link[], new Set<number>(), new Set<number>()]
  let end: { n: number; hash: string } = { n: stored.n, hash: stored.hash }
  let tag: Uint8Array | undefined
  let [closed, broken] = [false, false]

  const write = (keys: LedgerKeys, draft: Draft | undefined): Answer => {
    if (broken || !isTag(keys, end, tag ?? stored.tag)) return damaged(end.n)
    if (draft === undefined) return ok(end.n)
    const link = linkAfter(keys.vaultId, end, (n, previous) => sealEntry(keys, draft, n, previous))
    links.push(link)
    if (draft.act === 'reserved') opened.add(link.n)
    if (draft.of !== undefined) ended.add(draft.of)
    end = { n: link.n, hash: link.hash }
    tag = tagOf(keys, end)
    return ok(link.n)
  }

  return {
    vaultId: stored.vault_id,
    links,
    opened,
    ended,
    write,
    close(keys, said, before, at) {
      if (closed || !isTag(keys, end, stored.tag)) return
      closed = true
      const open = openReservations(keys, said, before, end)
      broken = open === undefined
      for (const n of open ?? []) write(keys, { at, act: 'failed', of: n, actor: 'grenier', detail: 'unknown: assume read' })
    },
    head: () => (tag === undefined ? undefined : { ...end, tag }),
  }
}

async function save(trx: Transaction<LedgerTables>, pens: readonly Pen[]): Promise<void> {
  const written = pens.flatMap((pen) => {
    const head = pen.head()
    return head === undefined ? [] : [{ ...pen, head }]
  })
  if (written.length === 0) return
  const entries = written.flatMap(({ vaultId, links }) => links.map((link) => ({ vault_id: vaultId, ...link })))
  await trx.insertInto('ledger').values(entries).execute()
  for (const { vaultId, head } of written) await trx.updateTable('ledger_head').set(head).where('vault_id', '=', vaultId).execute()
  const opened = written.flatMap(({ vaultId, opened }) => [...opened].map((n) => ({ vault_id: vaultId, n, lost: 0 })))
  if (opened.length > 0) await trx.insertInto('ledger_open').values(opened).execute()
  for (const { vaultId, ended } of written) {
    if (ended.size > 0)
      await trx
        .deleteFrom('ledger_open')
        .where('vault_id', '=', vaultId)
        .where('n', 'in', [...ended])
        .execute()
  }
}
