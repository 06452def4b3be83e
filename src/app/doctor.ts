/** What `grenier doctor` looks at: all that a start needs, without starting and without changing anything. */
import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { opensSecretCheck } from '#identity'
import { openSecret } from '#lib/secret'
import { examineStore } from '#store'
import { migrations } from './migrations.ts'

export interface Patient {
  readonly dataDir: string
  readonly databaseUrl?: string
  readonly secretFile: string
  readonly secret?: string
}
export interface Finding {
  readonly name: 'node' | 'folder' | 'disk' | 'database' | 'migrations' | 'secret'
  readonly ok: boolean
  /** What was found and, when it is not well, what to do. */
  readonly message: string
}

/** Every check, in the order a start needs them. */
export async function examinePlatform(patient: Patient): Promise<readonly Finding[]> {
  const examined = await examineStore(patient, migrations, 'identity_secret_check')
  const isNew = !examined.ok && examined.error.type === 'NoDatabase'
  const checks = examined.ok ? examined.value.rows.map(({ sealed }) => sealed).filter((sealed) => sealed instanceof Uint8Array) : []
  return [
    nodeVersion(),
    folder(patient.dataDir),
    await disk(patient.dataDir),
    examined.ok ? good('database', `${examined.value.server} answers.`) : database(examined.error),
    ...(examined.ok ? [pending(examined.value.pending)] : []),
    await secretOf(patient, isNew, checks),
  ]
}

const good = (name: Finding['name'], message: string): Finding => ({ name, ok: true, message })
const bad = (name: Finding['name'], message: string): Finding => ({ name, ok: false, message })

const neededNode = 26
const leastFreeBytes = 2 ** 30

function nodeVersion(): Finding {
  const { node } = process.versions
  if (Number(node.split('.')[0]) >= neededNode) return good('node', `Node ${node}.`)
  return bad('node', `Node ${node} is too old. Start by bin/grenier.mjs, which brings Node ${neededNode}.`)
}

/** Modes mean nothing on Windows, where a folder of one's own is private. */
function folder(dataDir: string): Finding {
  if (!existsSync(dataDir)) return good('folder', `${dataDir} will be made at the first start.`)
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    return bad('folder', `${dataDir} cannot be written by this user. Run as the user who owns it, or give it with chown.`)
  }
  if (isOpenToOthers(dataDir)) return bad('folder', `${dataDir} is open to other users. Run chmod 700 ${dataDir}.`)
  const file = join(dataDir, 'grenier.db')
  if (existsSync(file) && isOpenToOthers(file)) return bad('folder', `${file} is open to other users. Run chmod 600 ${file}.`)
  return good('folder', `${dataDir} is its owner's alone.`)
}

const isOpenToOthers = (path: string): boolean => process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0

async function disk(dataDir: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(nearest(dataDir))
  const free = `${((bavail * bsize) / 2 ** 30).toFixed(1)} GiB free`
  if (bavail * bsize >= leastFreeBytes) return good('disk', `${free}.`)
  return bad('disk', `${free}, less than 1 GiB: imports may stop. Make room on the disk of ${dataDir}.`)
}

/** The folder itself, or the closest one that exists. */
const nearest = (path: string): string => (existsSync(path) || dirname(path) === path ? path : nearest(dirname(path)))

function database({ type, where }: { readonly type: string; readonly where: string }): Finding {
  if (type === 'NoDatabase') return good('database', `${where} is empty: the first start makes it.`)
  return bad(
    'database',
    `${where} does not answer. Check --data or --database-url, that the server runs, and its version (PostgreSQL 15 or later).`,
  )
}

type Pending = { readonly ok: true; readonly value: number } | { readonly ok: false; readonly error: { readonly type: string } }

function pending(found: Pending): Finding {
  if (found.ok) return good('migrations', found.value === 0 ? 'The database is up to date.' : `${found.value} to run, at the next start.`)
  if (found.error.type === 'TooNew')
    return bad('migrations', 'The database was written by a newer version. Start that version, or a later one.')
  return bad('migrations', 'A migration that the database already had was edited. Put the code back as it was released.')
}

async function secretOf(patient: Patient, isNew: boolean, checks: readonly Uint8Array[]): Promise<Finding> {
  const { secretFile: file, secret: env, dataDir } = patient
  const isInFile = env === undefined || env.trim() === ''
  const secret = await openSecret({ env, file, dataDir, make: false })
  if (!secret.ok) {
    if (secret.error.type === 'SecretMissing' && isNew) return good('secret', `${file} will be made at the first start.`)
    return bad('secret', unusable[secret.error.type](file))
  }
  if (isInFile && isOpenToOthers(file)) return bad('secret', `${file} is open to other users. Run chmod 600 ${file}.`)
  const wrong = `the secret is not the one of this database. Put the right file at ${file}, or give GRENIER_SECRET.`
  if (checks.some((sealed) => !opensSecretCheck(secret.value, sealed))) return bad('secret', wrong)
  return good('secret', checks.length === 0 ? 'It reads; nothing was written under it yet.' : 'It is the one of this database.')
}

const unusable = {
  SecretMissing: (file: string) =>
    `${file} is missing: what a database holds was written under it. Put it back from where it is kept apart.`,
  SecretInsideData: (file: string) => `${file} lies in the data folder. Move it elsewhere, and say where with --secret-file.`,
  BadSecret: (file: string) => `${file}, or GRENIER_SECRET, does not read as 32 bytes in base64url or hexadecimal. Put the right one back.`,
  SecretUnreachable: (file: string) => `${file} cannot be read by this user. Check its owner and permissions.`,
} as const
