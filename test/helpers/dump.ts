/** Every cell of a database, as a thief reads it, and what of it opens something. */
import { createHmac, createPrivateKey, hkdfSync } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import { publicBytes, readRecipient } from '../../src/lib/age/key.ts'
import type { AgeRecipient } from '#lib/age'
import { sealOverhead } from '#lib/seal'
import { recoveryKey } from '../../src/vault/recovery.ts'

export interface Cell {
  readonly table: string
  readonly column: string
  readonly bytes: Buffer
}

/** Of `grenier.db`, a backup (the path of a file), or a PostgreSQL database (its address). */
export async function cellsOf(place: string): Promise<readonly Cell[]> {
  const tables = place.startsWith('postgres') ? await postgresRows(place) : sqliteRows(place)
  return tables.flatMap(({ table, rows }) =>
    rows.flatMap((row) => Object.entries(row).map(([column, value]) => ({ table, column, bytes: toBytes(value) }))),
  )
}

interface Rows {
  readonly table: string
  readonly rows: readonly { readonly [column: string]: unknown }[]
}

function sqliteRows(file: string): readonly Rows[] {
  const db = new DatabaseSync(file, { readOnly: true })
  try {
    const tables = db.prepare("select name from sqlite_schema where type = 'table'").all()
    return tables.map(({ name }) => ({ table: String(name), rows: db.prepare(`select * from "${String(name)}"`).all() }))
  } finally {
    db.close()
  }
}

async function postgresRows(url: string): Promise<readonly Rows[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const named = await client.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public'",
    )
    const found: Rows[] = []
    for (const { name } of named.rows)
      found.push({ table: name, rows: (await client.query(`select * from "${name}"`)).rows as Rows['rows'] })
    return found
  } finally {
    await client.end()
  }
}

const toBytes = (value: unknown): Buffer =>
  value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(typeof value === 'string' ? value : JSON.stringify(value ?? ''))

/** What could be a key: every window of the short cells, both ends of the long ones, and what tokens of texts decode to. */
export function candidatesIn(cells: readonly Cell[], length: number, most: number): readonly Buffer[] {
  const found = new Map<string, Buffer>()
  const windows = (bytes: Buffer): void => {
    for (let at = 0; at + length <= bytes.length && found.size < most; at += 1) {
      if (bytes.length > 300 && at === 64) at = bytes.length - length - 64
      const window = bytes.subarray(at, at + length)
      found.set(window.toString('latin1'), window)
    }
  }
  for (const { bytes } of cells) {
    for (const token of bytes.toString('latin1').match(/[\w+/-]{16,}/g) ?? []) {
      for (const encoding of ['hex', 'base64', 'latin1'] as const) {
        const decoded = Buffer.from(token, encoding)
        if (decoded.length >= length) windows(decoded)
      }
    }
    if (bytes.length >= length) windows(bytes)
  }
  return [...found.values()]
}

/** Whether a key fits a sealed value, whatever its context: the commitment says so (`src/lib/seal.ts`). */
export function fits(key: Uint8Array, sealed: Uint8Array): boolean {
  if (key.length !== 32 || sealed.length < sealOverhead || sealed[0] !== 1) return false
  const derived = Buffer.from(hkdfSync('sha256', key, sealed.subarray(1, 25), 'grenier/seal/1', 76))
  return derived.subarray(44).equals(sealed.subarray(25, 57))
}

/** Whether these 20 bytes are the recovery code of a wrap. */
export function isCodeOf(code: Uint8Array, parameters: string, sealed: Uint8Array): boolean {
  const key = recoveryKey(code, parameters)
  return key !== undefined && fits(key, sealed)
}

const privateHead = Buffer.from('302e020100300506032b656e04220420', 'hex')

/** Whether these 32 bytes are the secret half of an age recipient. */
export function isIdentityOf(secret: Uint8Array, recipients: ReadonlySet<string>): boolean {
  const key = createPrivateKey({ key: Buffer.concat([privateHead, secret]), format: 'der', type: 'pkcs8' })
  return recipients.has(Buffer.from(publicBytes(key)).toString('hex'))
}
export const recipientsIn = (cells: readonly Cell[]): ReadonlySet<string> =>
  new Set(
    cells
      .filter(({ table, column }) => table === 'vault_dataset_epoch' && column === 'recipient')
      .map(({ bytes }) => Buffer.from(readRecipient(bytes.toString() as AgeRecipient)).toString('hex')),
  )

/** Whether these 16 bytes are the key of an age file (age-encryption.org/v1: the header's own MAC). */
export function isFileKeyOf(key: Uint8Array, file: Buffer): boolean {
  const end = file.indexOf('\n---') + 4
  const told = file.subarray(end + 1, file.indexOf('\n', end)).toString()
  const macKey = Buffer.from(hkdfSync('sha256', key, '', 'header', 32))
  return createHmac('sha256', macKey).update(file.subarray(0, end)).digest('base64').replaceAll('=', '') === told
}
