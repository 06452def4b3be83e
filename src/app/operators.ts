/** What the command line asks of the roles: of a running platform by its admin socket, of a stopped one on its database. */
import { z } from 'zod'
import { type Identity, isEmail, type Roles } from '#identity'
import { links } from '#routes'

export const operatorRequest = z.discriminatedUnion('act', [
  z.object({ act: z.literal('add'), email: z.string().max(254) }),
  z.object({ act: z.literal('remove'), email: z.string().max(254) }),
  z.object({ act: z.literal('list') }),
])
export type OperatorRequest = z.infer<typeof operatorRequest>

export type OperatorAnswer =
  | { readonly ok: true; readonly link?: string; readonly expiresAt?: string; readonly operators?: readonly OperatorLine[] }
  | { readonly ok: false; readonly message: string }
export interface OperatorLine {
  readonly email: string
  readonly since: string
}

export interface OperatorDesk {
  readonly roles: Roles
  readonly identity: Pick<Identity, 'email'>
  /** Where the operator's page is; undefined when the admin port is off. */
  readonly adminUrl: string | undefined
}

const by = { account: null, way: 'command' } as const

/** Answers one request; nothing of it is logged. */
export async function answerOperators({ roles, identity, adminUrl }: OperatorDesk, request: OperatorRequest): Promise<OperatorAnswer> {
  if (request.act === 'list') return { ok: true, operators: await operatorsOf(roles, identity) }
  const { email } = request
  if (!isEmail(email)) return refused('this is not a whole e-mail address.')
  if (request.act === 'add') {
    if (adminUrl === undefined) return refused('the admin port is off, and the operator’s page with it. Start with --admin-port first.')
    const { token, expiresAt } = await roles.invite({ email, role: 'operator', by })
    return { ok: true, link: adminUrl + links.operatorJoin(token), expiresAt }
  }
  const member = await roles.member(email)
  const removed = member !== undefined && (await roles.revoke(member.accountId, 'operator', by))
  const withdrawn = await roles.withdraw(email, 'operator')
  return removed || withdrawn ? { ok: true } : refused('no operator has this address, and no link waits for it.')
}

async function operatorsOf(roles: Roles, identity: Pick<Identity, 'email'>): Promise<readonly OperatorLine[]> {
  const lines = (await roles.lines()).filter(({ role }) => role === 'operator')
  return await Promise.all(
    lines.map(async ({ accountId, grantedAt }) => ({ email: (await identity.email(accountId)) ?? '', since: grantedAt })),
  )
}

const refused = (message: string): OperatorAnswer => ({ ok: false, message })
