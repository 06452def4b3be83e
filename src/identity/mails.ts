import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { openWith, sealWith } from '#lib/seal'
import { platformKey } from '#lib/secret'
import type { Jobs } from '#store'
import { type AccountDeps, toIso } from './accounts.ts'
import { type Mail, type Mails, type NoticeKind, noticeKinds } from './notice-types.ts'
import type { IdentityTables } from './tables.ts'
import type { Identity, Lang } from './types.ts'

export interface MailsDeps extends AccountDeps {
  readonly jobs: Pick<Jobs, 'enqueue'>
  readonly identity: Pick<Identity, 'email' | 'byId'>
  /** What a mail says of each kind: nothing personal. */
  readonly words: (kind: NoticeKind, lang: Lang) => Omit<Mail, 'to'>
  /** Hands one over to the server; throws when it does not take it. */
  readonly transport: (mail: Mail) => Promise<void>
}

/** The job that sends: its payload is a mail's number. */
export const mailJob = 'mail.send'
/** What could not be sent within a day is no news any more. */
const keptHours = 24
const mostWaiting = 20

const sealedMail = z.strictObject({ to: z.string(), lang: z.enum(['fr', 'en']), kind: z.enum(noticeKinds) })
const payloadOf = z.strictObject({ mail: z.string() })

/** Mails that wait: address, language and kind, sealed; words are made when they leave. */
export function createMails({ store, secret, now, jobs, identity, words, transport }: MailsDeps): Mails {
  const db = store.read<IdentityTables>()
  const key = platformKey(secret, 'mail/seal')
  const drop = (id: string) =>
    store.write<IdentityTables, unknown>((trx) => trx.deleteFrom('waiting_mail').where('mail_id', '=', id).execute())
  return {
    async queue(accountId, kind) {
      const account = await identity.byId(accountId)
      const to = account && !account.trial ? await identity.email(accountId) : undefined
      if (account === undefined || to === undefined) return
      const waiting = await db.selectFrom('waiting_mail').select('mail_id').where('account_id', '=', accountId).limit(mostWaiting).execute()
      if (waiting.length >= mostWaiting) return
      const id = randomBytes(16).toString('base64url')
      const sealed = sealWith(key, `mail/${id}`, Buffer.from(JSON.stringify({ to, lang: account.lang, kind })))
      const row = { mail_id: id, account_id: accountId, sealed, expires_at: toIso(now().add({ hours: keptHours })) }
      await store.write<IdentityTables, unknown>((trx) => trx.insertInto('waiting_mail').values(row).execute())
      await jobs.enqueue(mailJob, { mail: id }, now(), `mail/${id}`)
    },
    async send(payload) {
      const { mail: id } = payloadOf.parse(payload)
      const row = await db.selectFrom('waiting_mail').selectAll().where('mail_id', '=', id).executeTakeFirst()
      // Sent already, expired, or its account erased.
      if (row === undefined) return
      const opened = row.expires_at > toIso(now()) ? openWith(key, `mail/${id}`, row.sealed) : undefined
      if (!opened?.ok) {
        await drop(id)
        return
      }
      const { to, lang, kind } = sealedMail.parse(JSON.parse(Buffer.from(opened.value).toString('utf8')))
      await transport({ to, ...words(kind, lang) })
      await drop(id)
    },
    async sweep() {
      await store.write<IdentityTables, unknown>((trx) => trx.deleteFrom('waiting_mail').where('expires_at', '<=', toIso(now())).execute())
    },
  }
}
