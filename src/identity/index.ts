import type { Migrations } from '#store'

export type * from './types.ts'
export { foldEmail, isEmail } from './email.ts'
export { createErasures, waitDays } from './erasures.ts'
export { createIdentity, opensSecretCheck } from './identity.ts'
export { createImportTokens } from './import-tokens.ts'
export { createLimiter, type Limiter, type LimiterOptions } from './limiter.ts'
export { createMails, mailJob } from './mails.ts'
export { createNotices } from './notices.ts'
export {
  type Mail,
  type NoticeKind,
  noticeKinds,
  type NoticeLine,
  type Notices,
  type NoticeWay,
  noticeWays,
  type Places,
} from './notice-types.ts'
export { createPlaces, placeDays } from './places.ts'
export { createOperatorSessions } from './operator-sessions.ts'
export { createPasskeys } from './passkeys.ts'
export { createRoles } from './roles.ts'
export { createSigningKeys } from './signing-keys.ts'
export { createSign } from './statements.ts'
export { idleSeconds, sessionSeconds } from './sessions.ts'
export { createFindWeakness, type FindWeakness, type Weakness } from './strength.ts'

export const identityMigrations: Migrations = {
  owner: 'identity',
  folder: new URL('./migrations/', import.meta.url),
  passing: ['session', 'role_invitation', 'operator_session', 'waiting_mail'],
}
