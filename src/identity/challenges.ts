/**
 * What a passkey signs: random, for one use and five minutes. A challenge carries its own proof, so that asking for many
 * fills no memory and chases nobody's away; only those that were used are remembered, until they would have ended.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

export interface Challenges {
  /** A challenge for one use (`enter`, `create/<account>`): base64url. */
  make(use: string): string
  /** Whether it was made here, for that use, and has not ended. */
  isOurs(challenge: string, use: string): boolean
  /** The same, once: false the second time, or when too many were used to remember one more. */
  take(challenge: string, use: string): boolean
}

/** How long a person has to answer. */
export const challengeSeconds = 300
const randomLength = 16
const bodyLength = randomLength + 8

export function createChallenges({ now, most = 50_000 }: { readonly now: () => Temporal.Instant; readonly most?: number }): Challenges {
  // Of this process: a restart ends the challenges that wait.
  const key = randomBytes(32)
  /** With the end of each, the soonest first. */
  const used = new Map<string, number>()
  const proofOf = (body: Uint8Array, use: string): Buffer => createHmac('sha256', key).update(body).update(use).digest()
  const seconds = (): number => Math.floor(now().epochMilliseconds / 1000)

  const endOf = (challenge: string, use: string): number | undefined => {
    if (!/^[A-Za-z0-9_-]{75}$/.test(challenge)) return undefined
    const bytes = Buffer.from(challenge, 'base64url')
    const body = bytes.subarray(0, bodyLength)
    const end = Number(body.readBigUInt64BE(randomLength))
    return timingSafeEqual(bytes.subarray(bodyLength), proofOf(body, use)) && end > seconds() ? end : undefined
  }
  return {
    make(use) {
      const body = Buffer.alloc(bodyLength)
      randomBytes(randomLength).copy(body)
      body.writeBigUInt64BE(BigInt(seconds() + challengeSeconds), randomLength)
      return Buffer.concat([body, proofOf(body, use)]).toString('base64url')
    },
    isOurs: (challenge, use) => endOf(challenge, use) !== undefined,
    take(challenge, use) {
      const end = endOf(challenge, use)
      for (const [other, ended] of used) if (ended <= seconds()) used.delete(other)
      if (end === undefined || used.has(challenge) || used.size >= most) return false
      used.set(challenge, end)
      return true
    },
  }
}
