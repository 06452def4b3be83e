/** Backup and restore, made of the store, the secret and the list of erasures. */
import { opensSecretCheck } from '#identity'
import { openSecret } from '#lib/secret'
import { err, ok, type Result } from '#lib/pure/result'
import { type Backup, backUp, erasuresFile, examineStore, giveWraps, openBackup, readErasures, restoreBackup, wrapsFormat } from '#store'
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
  /** Nothing but what opens the attics, to keep apart. */
  readonly wrapsOnly?: boolean
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
  /** List of the vaults erased; `<dataDir>.erasures` by default. */
  readonly erasuresFile?: string
  /** What opens the attics of a backup made without. */
  readonly wrapsFile?: string
  /** `file` holds nothing else, for a database restored without. */
  readonly wrapsOnly?: boolean
  /** Takes them even from more than 30 days ago. */
  readonly oldWraps?: boolean
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
  /** Vaults that nobody can open, for want of their wraps. */
  readonly closed: number
  /** Whether a last line of the list of erasures, never acknowledged, was dropped. */
  readonly listCutShort: boolean
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

/** Days that what opens the attics may be kept: a passphrase changed, or forgotten, must not open from a backup for ever. */
const wrapsDays = 30

/** A backup into an empty database, or wraps alone into one restored without, less what was erased since. All is checked before anything is written. */
export async function restorePlatform(request: RestoreRequest): Promise<Result<RestoredPlatform, MaintenanceRefused>> {
  const list = request.erasuresFile ?? erasuresFile(request.dataDir)
  const known = await readErasures(list)
  if (!known.ok) return refused(known.error)
  if (known.value === undefined && !request.noErasuresKnown) return refused({ type: 'NoErasures', file: list })
  const erased = new Set(known.value?.vaultIds)
  const opened: Backup[] = []
  try {
    const restored = await (request.wrapsOnly === true ? restoreWraps : restoreAll)(request, erased, opened)
    return restored.ok ? ok({ ...restored.value, listCutShort: known.value?.isCutShort ?? false }) : restored
  } finally {
    for (const backup of opened) backup.close()
  }
}

type RestorePart = (
  request: RestoreRequest,
  erased: ReadonlySet<string>,
  /** Backups to close in the end. */
  opened: Backup[],
) => Promise<Result<Omit<RestoredPlatform, 'listCutShort'>, MaintenanceRefused>>

const restoreAll: RestorePart = async (request, erased, opened) => {
  const { file, dataDir, secretFile, secret: env, wrapsFile } = request
  const secret = await openSecret({ env, file: secretFile, dataDir, make: false })
  if (!secret.ok) return refused({ type: secret.error.type, file: secretFile })
  const backup = openBackup(file, migrations)
  if (!backup.ok) return refused({ file, ...backup.error })
  opened.push(backup.value)
  const { at, version, wraps: holdsWraps, format } = backup.value.manifest
  if (format === wrapsFormat) return refused({ type: 'WrapsAlone', file })
  if (holdsWraps && wrapsFile !== undefined) return refused({ type: 'HoldsWraps', file })
  if (!isSecretOf(backup.value, secret.value)) return refused({ type: 'WrongSecret', file: secretFile })
  const wraps = wrapsFile === undefined ? ok(undefined) : openWraps(wrapsFile, request, opened)
  if (!wraps.ok) return wraps
  const restored = await restoreBackup(backup.value, { ...request, migrations, erased, wraps: wraps.value })
  if (!restored.ok) return refused(restored.error)
  return ok({ file, at, version, wraps: holdsWraps || wrapsFile !== undefined, ...restored.value })
}

const restoreWraps: RestorePart = async (request, erased, opened) => {
  const { file } = request
  const wraps = openWraps(file, request, opened)
  if (!wraps.ok) return wraps
  const examined = await examineStore(request, migrations, 'identity_secret_check')
  if (!examined.ok) return refused(examined.error)
  if (!examined.value.pending.ok) return refused(examined.value.pending.error)
  const given = await giveWraps(wraps.value, { ...request, migrations, erased })
  if (!given.ok) return refused(given.error)
  if (given.value.rows === 0) return refused({ type: 'NoneWaits', file })
  const { at, version } = wraps.value.manifest
  return ok({ file, at, version, wraps: true, ...given.value })
}

function openWraps(file: string, { oldWraps }: RestoreRequest, opened: Backup[]): Result<Backup, MaintenanceRefused> {
  const backup = openBackup(file, migrations)
  if (!backup.ok) return refused({ file, ...backup.error })
  opened.push(backup.value)
  const { format, at } = backup.value.manifest
  if (format !== wrapsFormat) return refused({ type: 'NotWraps', file })
  const oldest = Temporal.Now.instant().subtract({ hours: 24 * wrapsDays })
  const isOld = Temporal.Instant.compare(Temporal.Instant.from(at), oldest) < 0
  return isOld && oldWraps !== true ? refused({ type: 'OldWraps', file, where: at }) : ok(backup.value)
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
    ErasuresUnreadable:
      line === 0
        ? `the list of erased attics at ${file} cannot be read. Check its permissions: nothing was restored.`
        : `line ${line} of ${file} does not read as {"vault","at"}. Correct it: nothing was restored.`,
    SecretMissing: `the platform's secret is not at ${file}. Put the file kept apart from the backups back there, or give GRENIER_SECRET.`,
    SecretInsideData: `the secret at ${file} lies in the data folder. Move it elsewhere, and say where with --secret-file.`,
    BadSecret: 'the secret does not read as 32 bytes in base64url or hexadecimal. Check --secret-file and GRENIER_SECRET.',
    SecretUnreachable: `the secret at ${file} cannot be read. Check its permissions.`,
    WrongSecret: `the secret is not the one of this backup. Put the right file at ${file}, or give GRENIER_SECRET. Nothing was restored.`,
    NotABackup: `${file} is not a backup of Grenier, or is damaged. Check the name, or take another backup.`,
    Altered: `table ${table} of ${file} is not what was copied: the file is damaged or was changed. Take another backup.`,
    WrapsAlone: `${file} holds only what opens the attics. Restore a backup made --without-wraps, with --wraps and this file; or, into a database restored without, give --wraps-only.`,
    HoldsWraps: `${file} holds what opens its attics already: --wraps goes with a backup made --without-wraps.`,
    NotWraps: `${file} is not a file made by backup --wraps-only. Check the name.`,
    OldWraps: `${file} was made at ${where}, more than ${wrapsDays} days ago: passphrases that people have changed since, or know to be stolen, would open again. Take a later file and delete this one; when there is no other, give --old-wraps.`,
    NoneWaits: `no attic of this database waits for what ${file} holds. Check the name, --data or --database-url: nothing was changed.`,
    NotEmpty: `${where} holds tables already: a restore goes into an empty database only. Choose another with --data or --database-url.`,
    InUse: 'this database is in use by another process. Stop that one, or choose another with --data or --database-url.',
    Unreachable: `the database cannot be reached (${where}). Check --data and --database-url.`,
  }
  return err({ message: sentences[type] ?? `this cannot be done (${type}).` })
}
