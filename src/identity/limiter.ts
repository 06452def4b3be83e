import { createHmac, randomBytes } from 'node:crypto'
import { isIPv6 } from 'node:net'

export interface LimiterOptions {
  /** Attempts that a key may make in one window. */
  readonly perWindow: number
  /** Length of the window, and of the first wait. */
  readonly seconds: number
  /** Keys remembered at most; the one used the longest ago goes first. */
  readonly maxKeys: number
  /** Longest wait: each window filled again doubles it up to here; eight times `seconds` by default. */
  readonly maxSeconds?: number
  readonly now: () => Temporal.Instant
}

/**
 * Limits attempts by key: an address, an account, a client. For sign-in, count before trying and `forget` the
 * account's key on success: attempts at once cannot then pass together.
 */
export interface Limiter {
  /** Counts an attempt and answers 0, or refuses it, uncounted, and answers the seconds to wait (whole, at least 1). */
  take(key: string): number
  /** The seconds that `take` would answer; counts nothing. */
  wait(key: string): number
  /** Takes back the last attempt of a key, which turned out to be no guess; those before it still count. */
  giveBack(key: string): void
  /** Forgets the attempts of a key that has proved itself. */
  forget(key: string): void
}

/**
 * A limiter in the memory of one process. What it remembers of a key is a digest under a random key of its own,
 * so a copy of the memory names no one; an IPv6 address counts by its /64, which one subscriber owns whole.
 */
export function createLimiter({ perWindow, seconds, maxKeys, maxSeconds = 8 * seconds, now }: LimiterOptions): Limiter {
  const pepper = randomBytes(32)
  /** In the order of their last attempt. */
  const entries = new Map<string, Entry>()
  const idOf = (key: string) =>
    createHmac('sha256', pepper)
      .update(isIPv6(key) ? networkOf(key) : key)
      .digest('base64')
  const time = () => now().epochMilliseconds / 1000

  const nextEntry = (entry: Entry | undefined, at: number): Entry => {
    const quiet = entry === undefined || at >= Math.max(entry.windowEnd, entry.blockedUntil) + maxSeconds
    const current = quiet ? { count: 0, windowEnd: 0, blockedUntil: 0, filled: 0 } : entry
    const open = at < current.windowEnd && current.count < perWindow
    const count = open ? current.count + 1 : 1
    const windowEnd = open ? current.windowEnd : at + seconds
    if (count < perWindow) return { ...current, count, windowEnd }
    const delay = Math.min(seconds * 2 ** current.filled, maxSeconds)
    const blockedUntil = current.filled === 0 ? windowEnd : at + delay
    return { count, windowEnd, blockedUntil, filled: current.filled + 1 }
  }

  return {
    take(key) {
      const id = idOf(key)
      const at = time()
      const entry = entries.get(id)
      if (entry !== undefined && at < entry.blockedUntil) return Math.ceil(entry.blockedUntil - at)
      entries.delete(id)
      entries.set(id, nextEntry(entry, at))
      const oldest = entries.keys().next()
      if (entries.size > maxKeys && !oldest.done) entries.delete(oldest.value)
      return 0
    },
    wait: (key) => Math.max(0, Math.ceil((entries.get(idOf(key))?.blockedUntil ?? 0) - time())),
    giveBack(key) {
      const id = idOf(key)
      const entry = entries.get(id)
      if (entry === undefined || entry.count === 0) return
      // The attempt that filled the window is undone with the wait it began.
      const filling = entry.count >= perWindow ? { blockedUntil: 0, filled: entry.filled - 1 } : {}
      entries.set(id, { ...entry, count: entry.count - 1, ...filling })
    },
    forget: (key) => void entries.delete(idOf(key)),
  }
}

interface Entry {
  /** Attempts in the window. */
  readonly count: number
  /** Seconds since 1970. */
  readonly windowEnd: number
  readonly blockedUntil: number
  /** Windows filled one after the other. */
  readonly filled: number
}

/** The first 64 bits of an IPv6 address (RFC 4291), or the IPv4 address that it maps. */
function networkOf(address: string): string {
  // The URL standard writes an address in one way: groups in hexadecimal, one `::` at most.
  const canonical = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname.slice(1, -1)
  const [left = [], right = []] = canonical.split('::').map((half) => half.split(':').filter((group) => group !== ''))
  const groups = [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right].map((group) => Number.parseInt(group, 16))
  const [high = 0, low = 0] = groups.slice(6)
  if (groups.slice(0, 6).join() === '0,0,0,0,0,65535') return [high >> 8, high & 255, low >> 8, low & 255].join('.')
  return groups.slice(0, 4).join(':')
}
