/** The ledger as a file of its own: one line an entry, chained, then a checkpoint that the platform signs (docs/contracts.md). */
import { z } from 'zod'

export const fileFormat = 'grenier-ledger'
export const fileVersion = 1
/** The name under which the platform signs (`#lib/ed25519`), so that no other statement passes for one. */
export const checkpointName = 'ledger-checkpoint'
export const checkpointType = 'grenier/ledger-checkpoint/1'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const base64url = (bytes: number) => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((bytes * 4) / 3)}}$`))

export const heading = z.strictObject({ format: z.literal(fileFormat), version: z.int().positive() })

/** `hash` is the SHA-256 of the line and of all before it in its chapter: 64 hexadecimal characters. */
export const entryLine = z.strictObject({ chapter: z.int().positive(), entry: z.record(z.string(), z.unknown()), hash })

/**
 * What the platform states: at that moment this ledger had so many entries, the last with that hash. `first` tells ledgers apart;
 * it and `head` are absent from an empty one. `chapters` are the heads of those that came from elsewhere.
 */
const checkpoint = z.strictObject({
  type: z.literal(checkpointType),
  platform: z.string().max(500),
  at: z.iso.datetime(),
  entries: z.int().nonnegative(),
  first: hash.optional(),
  head: hash.optional(),
  chapters: z.array(hash).max(10_000),
})
export type Checkpoint = z.infer<typeof checkpoint>

/** Signed with Ed25519 (RFC 8032) over its RFC 8785 form; `key` is the RFC 7638 thumbprint of `publicKey`. */
export const signedCheckpoint = z.strictObject({ checkpoint, key: base64url(32), publicKey: base64url(32), signature: base64url(64) })
export type SignedCheckpoint = z.infer<typeof signedCheckpoint>

/** Signs a statement under a name, with the platform's key of today; all in base64url. */
export type SignStatement = (
  what: string,
  statement: string,
) => Promise<{ readonly key: string; readonly publicKey: string; readonly signature: string }>
