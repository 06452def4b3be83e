/** Operators of a stopped platform: on its database, under its lock. */
import { createIdentity, createRoles } from '#identity'
import { openSecret } from '#lib/secret'
import { openStore } from '#store'
import { migrations } from './migrations.ts'
import { answerOperators, type OperatorAnswer, type OperatorRequest } from './operators.ts'

export interface OperatePlace {
  readonly dataDir: string
  readonly databaseUrl?: string
  readonly secretFile: string
  readonly secret?: string
  readonly adminUrl: string | undefined
}

export async function operatePlatform(place: OperatePlace, request: OperatorRequest): Promise<OperatorAnswer> {
  const { dataDir, databaseUrl, secretFile, secret: env, adminUrl } = place
  const secret = await openSecret({ env, file: secretFile, dataDir, make: false })
  if (!secret.ok) return refused(secret.error.type, place)
  const opened = await openStore({ databaseUrl, dataDir, migrations })
  if (!opened.ok) return refused(opened.error.type, place)
  const store = opened.value
  try {
    const now = () => Temporal.Now.instant()
    const identity = await createIdentity({ store, secret: secret.value, now })
    if (!identity.ok) return refused(identity.error.type, place)
    const roles = createRoles({ store, secret: secret.value, now })
    return await answerOperators({ roles, identity: identity.value, adminUrl }, request)
  } finally {
    await store.close()
  }
}

function refused(type: string, { dataDir, secretFile }: OperatePlace): OperatorAnswer {
  const sentences: { readonly [type: string]: string } = {
    SecretMissing: `the platform was never started here: its secret is not at ${secretFile}. Check --data and --secret-file, or start it once.`,
    SecretUnreachable: `the secret at ${secretFile} cannot be read. Run this as the user of the platform.`,
    WrongSecret: `the secret is not the one of this database. Put the right file at ${secretFile}, or give GRENIER_SECRET.`,
    InUse: `the platform runs, and its admin socket in ${dataDir} does not answer. Give the --data that it was started with, or stop it first.`,
    Unreachable: `the database cannot be reached. Check --data and --database-url, and run this as the user of the platform.`,
    TooNew: 'this database was written by a newer version. Use that version.',
    EditedMigration: 'a migration that this database already had was edited. Restore it as it was released.',
  }
  return { ok: false, message: sentences[type] ?? `this cannot be done (${type}). Check --secret-file and --data.` }
}
