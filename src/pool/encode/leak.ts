/** What encodings would tell before their bits are turned: how many records share one, since frequent ones betray frequent names. */
import { encodingBytes } from './schema.ts'

export interface Leak {
  /** Records that share their encoding with another. */
  readonly shared: number
  /** Records of the most frequent encoding. */
  readonly most: number
  readonly records: number
}

/** More of these, and a list of frequent names would open the encodings: nothing is exported. */
export const leakLimits = { shared: 0.05, most: 10 } as const

/** `plain`: encodings one after the other, bits not turned. */
export function leakOf(plain: Uint8Array): Leak {
  const counts = new Map<string, number>()
  const latin1 = new TextDecoder('latin1')
  for (let from = 0; from < plain.length; from += encodingBytes) {
    const key = latin1.decode(plain.subarray(from, from + encodingBytes))
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  let [shared, most] = [0, 0]
  for (const count of counts.values()) {
    if (count > 1) shared += count
    most = Math.max(most, count)
  }
  return { shared, most, records: plain.length / encodingBytes }
}

export const leaks = ({ shared, most, records }: Leak): boolean => most > leakLimits.most || shared > leakLimits.shared * records
