/** What a person is told, in her attic and, where she wishes, by mail. Nothing here names anything of hers. */
import { createHash, randomBytes } from 'node:crypto'
import { type AccountDeps, toIso } from './accounts.ts'
import type { IdentityTables } from './tables.ts'
import { type NoticeKind, noticeKinds, type Notices, type NoticeWay } from './notice-types.ts'

export interface NoticesDeps extends Omit<AccountDeps, 'secret'> {
  /** Queues a mail about a notice; absent where no mail is sent. */
  readonly queueMail?: ((accountId: string, kind: NoticeKind) => Promise<void>) | undefined
}

/** What concerns whoever else could be there is told by mail unless she chooses otherwise. */
const usualWays: { readonly [K in NoticeKind]: NoticeWay } = {
  'import-finished': 'interface',
  'source-stale': 'interface',
  'new-place': 'mail',
  'export-made': 'mail',
}
const shown = 100
const keptDays = 180

export function createNotices({ store, now, queueMail }: NoticesDeps): Notices {
  const db = store.read<IdentityTables>()
  const write = store.write<IdentityTables, unknown>

  const choices: Notices['choices'] = async (accountId) => {
    const rows = await db.selectFrom('notice_choice').select(['kind', 'way']).where('account_id', '=', accountId).execute()
    const chosen = new Map(rows.map(({ kind, way }) => [kind, way]))
    const wayOf = (kind: NoticeKind): NoticeWay => chosen.get(kind) ?? usualWays[kind]
    return Object.fromEntries(noticeKinds.map((kind) => [kind, wayOf(kind)])) as { readonly [K in NoticeKind]: NoticeWay }
  }
  const forgetDue = (accountId: string) => write((trx) => trx.deleteFrom('notice_due').where('account_id', '=', accountId).execute())

  const notify: Notices['notify'] = async (accountId, kind, { number = '', once = randomBytes(16).toString('base64url') } = {}) => {
    const way = (await choices(accountId))[kind]
    if (way === 'none') return
    const id = createHash('sha256').update([accountId, kind, once].join('\u0000')).digest('base64url')
    const known = await db.selectFrom('notice').select('notice_id').where('notice_id', '=', id).executeTakeFirst()
    if (known !== undefined) return
    const row = { notice_id: id, account_id: accountId, kind, number, at: toIso(now()), read_at: null }
    await write((trx) =>
      trx
        .insertInto('notice')
        .values(row)
        .onConflict((conflict) => conflict.column('notice_id').doNothing())
        .execute(),
    )
    if (way === 'mail') await queueMail?.(accountId, kind)
  }

  return {
    sendsMail: queueMail !== undefined,
    choices,
    notify,
    async choose(accountId, kind, way) {
      await write((trx) =>
        trx
          .insertInto('notice_choice')
          .values({ account_id: accountId, kind, way })
          .onConflict((conflict) => conflict.columns(['account_id', 'kind']).doUpdateSet({ way }))
          .execute(),
      )
      if (kind === 'source-stale' && way !== 'mail') await forgetDue(accountId)
    },
    async list(accountId) {
      const rows = await db
        .selectFrom('notice')
        .selectAll()
        .where('account_id', '=', accountId)
        .orderBy('at', 'desc')
        .orderBy('notice_id')
        .limit(shown)
        .execute()
      return rows.map(({ notice_id, kind, number, at, read_at }) => ({ id: notice_id, kind, number, at, read: read_at !== null }))
    },
    async unread(accountId) {
      const counted = db
        .selectFrom('notice')
        .where('account_id', '=', accountId)
        .where('read_at', 'is', null)
        .select(({ fn }) => fn.countAll<number>().as('n'))
      return (await counted.executeTakeFirstOrThrow()).n
    },
    async markRead(accountId, id) {
      const read = { read_at: toIso(now()) }
      await write((trx) => {
        const mine = trx.updateTable('notice').set(read).where('account_id', '=', accountId).where('read_at', 'is', null)
        return (id === undefined ? mine : mine.where('notice_id', '=', id)).execute()
      })
    },
    async expect(accountId, day) {
      const wants = queueMail !== undefined && day !== undefined && (await choices(accountId))['source-stale'] === 'mail'
      const held = await db.selectFrom('notice_due').select('due_on').where('account_id', '=', accountId).executeTakeFirst()
      if (!wants) {
        if (held !== undefined) await forgetDue(accountId)
        return
      }
      const due_on = mondayAfter(day)
      if (held?.due_on === due_on) return
      await write((trx) =>
        trx
          .insertInto('notice_due')
          .values({ account_id: accountId, due_on })
          .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ due_on }))
          .execute(),
      )
    },
    async runDue() {
      const today = toIso(now()).slice(0, 10)
      const rows = await db.selectFrom('notice_due').selectAll().where('due_on', '<=', today).limit(500).execute()
      for (const { account_id, due_on } of rows) {
        await notify(account_id, 'source-stale', { once: `due/${due_on}` })
        await forgetDue(account_id)
      }
    },
    async sweep() {
      const before = toIso(now().subtract({ hours: 24 * keptDays }))
      await write((trx) => trx.deleteFrom('notice').where('at', '<', before).execute())
    },
  }
}

/** A coarse day: whoever reads the table learns a week, not a day of hers. */
function mondayAfter(day: string): string {
  const date = Temporal.PlainDate.from(day)
  return date.add({ days: 8 - date.dayOfWeek }).toString()
}
