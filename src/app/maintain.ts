/** Backup and restore, made of the store, the secret and the list of erasures. */
import { opensSecretCheck } from '#identity'
import { openSecret } from '#lib/secret'
import { err, ok, type Result } from '#lib/pure/result'
import { type Backup, backUp, openBackup, restoreBackup } from '#store'
import { erasuresFile, readErasures } from './erasures.ts'
import { migrations } from './migrations.ts'
import { version } from './version.ts'

/** Why nothing was done, in words that say what to do. */
export interface MaintenanceRefused {
  readonly message: string
}
export interface BackUpRequest {
  readonly file: string
  readonly dataDir: string
  readonly databaseUrl?: string
  readonly withoutWraps: boolean
  readonly signal: AbortSignal
}
export interface BackedUp {
  readonly file: string
  readonly at: string
  readonly database: 'sqlite' | 'postgres'
  /** False when no attic can be opened from it. */
  readonly wraps: boolean
  readonly rows: number
}
export interface RestoreRequest {
  readonly file: string
  readonly dataDir: string
  readonly databaseUrl?: string
  readonly secretFile: string
  readonly secret?: string
  /** Goes on when there is no list of erasures; one that is there is always applied. */
  readonly noErasuresKnown: boolean
}
export interface RestoredPlatform {
  readonly file: string
  /** When the backup was made, and by which version. */
  readonly at: string
  readonly version: string
  readonly wraps: boolean
  readonly rows: number
  /** Vaults left out because they were erased. */
  readonly erased: number
}

/** A consistent copy, beside a running platform. */
export async function backUpPlatform(request: BackUpRequest): Promise<Result<BackedUp, MaintenanceRefused>> {
  const at = Temporal.Now.instant().toString({ smallestUnit: 'millisecond' })
  const done = await backUp({ ...request, migrations, version, at })
  if (!done.ok) return refused(done.error)
  const { dialect, wraps, tables } = done.value
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0)
  return ok({ file: request.file, at, database: dialect, wraps, rows })
}

/** A backup into an empty database, less what was erased since. Everything is checked before anything is written. */
export async function restorePlatform(request: RestoreRequest): Promise<Result<RestoredPlatform, MaintenanceRefused>> {
  const { file, dataDir, secretFile, secret: env, noErasuresKnown } = request
  const erased = await readErasures(erasuresFile(dataDir))
  if (!erased.ok && !(erased.error.type === 'NoErasures' && noErasuresKnown)) return refused(erased.error)
  const secret = await openSecret({ env, file: secretFile, dataDir, make: false })
  if (!secret.ok) return refused({ type: secret.error.type, file: secretFile })
  const backup = openBackup(file, migrations)
  if (!backup.ok) return refused({ file, ...backup.error })
  try {
    if (!isSecretOf(backup.value, secret.value)) return refused({ type: 'WrongSecret', file: secretFile })
    const restored = await restoreBackup(backup.value, { ...request, erased: erased.ok ? erased.value : new Set() })
    if (!restored.ok) return refused(restored.error)
    const { at, version, wraps } = backup.value.manifest
    return ok({ file, at, version, wraps, ...restored.value })
  } finally {
    backup.value.close()
  }
}

/** A platform that was never started has no check value, and nothing sealed under a secret either. */
function isSecretOf(backup: Backup, secret: Uint8Array): boolean {
  for (const { sealed } of backup.rows('identity_secret_check')) {
    if (!(sealed instanceof Uint8Array) || !opensSecretCheck(secret, sealed)) return false
  }
  return true
}

interface Why {
  readonly type: string
  readonly file?: string
  readonly where?: string
  readonly table?: string
  readonly line?: number
}

function refused({ type, file = '', where = '', table = '', line = 0 }: Why): Result<never, MaintenanceRefused> {
  const sentences: { readonly [type: string]: string } = {
    NoDatabase: `no database of Grenier answers at ${where}. Check --data or --database-url.`,
    Exists: `${file} exists already and is left as it is. Choose another name.`,
    Unwritable: `${file} cannot be written. Check that its folder exists, its permissions, and the room left on the disk.`,
    Stopped: 'stopped before the end; nothing was left behind.',
    TooNew: 'this was written by a newer version. Use that version, or a later one.',
    EditedMigration: 'a migration that this already had was edited. Restore it as it was released.',
    NoErasures: `the list of erased attics is missing at ${file}. Put it back there: without it, attics that people erased would return. If none was ever erased, give --no-erasures-known.`,
    BadErasures: `line ${line} of ${file} does not read as {"vault","at"}. Correct it: nothing was restored.`,
    SecretMissing: `the platform's secret is not at ${file}. Put the file kept apart from the backups back there, or give GRENIER_SECRET.`,
    SecretInsideData: `the secret at ${file} lies in the data folder. Move it elsewhere, and say where with --secret-file.`,
    BadSecret: 'the secret does not read as 32 bytes in base64url or hexadecimal. Check --secret-file and GRENIER_SECRET.',
    SecretUnreachable: `the secret at ${file} cannot be read. Check its permissions.`,
    WrongSecret: `the secret is not the one of this backup. Put the right file at ${file}, or give GRENIER_SECRET. Nothing was restored.`,
    NotABackup: `${file} is not a backup of Grenier, or is damaged. Check the name, or take another backup.`,
    Altered: `table ${table} of ${file} is not what was copied: the file is damaged or was changed. Take another backup.`,
    NotEmpty: `${where} holds tables already: a restore goes into an empty database only. Choose another with --data or --database-url.`,
    InUse: 'this database is in use by another process. Stop that one, or choose another with --data or --database-url.',
    Unreachable: `the database cannot be reached (${where}). Check --data and --database-url.`,
  }
  return err({ message: sentences[type] ?? `this cannot be done (${type}).` })
}
