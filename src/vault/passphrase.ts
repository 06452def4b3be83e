/** From a passphrase to a key: argon2id (RFC 9106), with a floor in the code. */
import { argon2 } from 'node:crypto'
import { promisify } from 'node:util'
import { canonicalJson } from '#lib/pure/canonical'

/** Parameters as stored beside a wrap, and bound to it as associated data. */
export interface Kdf {
  readonly algorithm: 'argon2id'
  readonly version: 19
  readonly memoryKib: number
  readonly passes: number
  readonly parallelism: number
  /** Base64url, 16 bytes. */
  readonly salt: string
}

/** Cost of one argon2id: what is used for new wraps, and below which a stored one is refused. */
export interface KdfCost {
  readonly memoryKib: number
  readonly passes: number
}

/** 64 MiB and three passes: what new wraps cost, and the floor. */
export const productionCost: KdfCost = { memoryKib: 65_536, passes: 3 }
const testFloor: KdfCost = { memoryKib: 1_024, passes: 1 }
/** A stored row must not be able to take the machine's memory either. */
const ceiling = { memoryKib: 1_048_576, passes: 16, parallelism: 4 }

/** The cost of tests, which no stored row can bring in: given to the factory or not at all. Throws below its own floor. */
export function testCost(cost: KdfCost): KdfCost {
  if (cost.memoryKib < testFloor.memoryKib || cost.passes < testFloor.passes) throw new RangeError('argon2id below the floor of tests')
  return cost
}

/** Writes the parameters of a new wrap. */
export const writeKdf = (cost: KdfCost, salt: Uint8Array): string =>
  canonicalJson({ algorithm: 'argon2id', version: 19, ...cost, parallelism: 1, salt: Buffer.from(salt).toString('base64url') })

/** Reads stored parameters, or undefined when they are not ours, weaker than the floor or beyond the ceiling. */
export function readKdf(text: string, floor: KdfCost): Kdf | undefined {
  const kdf = parsed(text)
  if (kdf?.algorithm !== 'argon2id' || kdf.version !== 19 || typeof kdf.salt !== 'string') return undefined
  if (Buffer.from(kdf.salt, 'base64url').length !== 16) return undefined
  const { memoryKib, passes, parallelism } = kdf
  const within = (value: unknown, least: number, most: number) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most
  if (!within(memoryKib, floor.memoryKib, ceiling.memoryKib)) return undefined
  return within(passes, floor.passes, ceiling.passes) && within(parallelism, 1, ceiling.parallelism) ? (kdf as Kdf) : undefined
}

function parsed(text: string): Partial<Kdf> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

/**
 * 32 bytes. The passphrase is normalised to NFKC (UAX 15) and otherwise kept as typed: the same words typed on a
 * telephone and on a French keyboard (composed accents, no-break spaces, full-width digits) give the same key.
 */
export function deriveKey(passphrase: string, kdf: Kdf): Promise<Uint8Array> {
  return promisify(argon2)('argon2id', {
    message: Buffer.from(passphrase.normalize('NFKC')),
    nonce: Buffer.from(kdf.salt, 'base64url'),
    memory: kdf.memoryKib,
    passes: kdf.passes,
    parallelism: kdf.parallelism,
    tagLength: 32,
  })
}
