/** Who asks, behind proxies: forwarded headers are believed from the addresses named alone. */
import { BlockList, isIP, isIPv4 } from 'node:net'
import { err, ok, type Result } from './pure/result.ts'

/** The address that attempts are counted by: the peer's, or what proxies that are trusted say of theirs. */
export type ClientAddress = (peer: string, headers: Pick<Headers, 'get'>) => string

/** Hops read, from the right: no chain of proxies of one's own is longer. */
const mostHops = 20

/**
 * `trusted` are addresses or networks (`10.0.0.0/8`). The header is read from the right, where the nearest proxy wrote: the
 * first address that is not trusted is the client's, and what stands before it may have been written by anyone. Two headers
 * that disagree are not believed: a proxy keeps one of them, and lets the other through as it came.
 */
export function createClientAddress(
  trusted: readonly string[],
): Result<ClientAddress, { readonly type: 'BadAddress'; readonly text: string }> {
  const list = new BlockList()
  for (const text of trusted) {
    const read = networkOf(text)
    if (read === undefined) return err({ type: 'BadAddress', text })
    list.addSubnet(read.address, read.bits, familyOf(read.address))
  }
  const isTrusted = (address: string) => isIP(address) !== 0 && list.check(address, familyOf(address))

  const walk = (peer: string, hops: readonly string[]): string => {
    let client = peer
    for (const hop of hops.slice(-mostHops).toReversed()) {
      if (!isTrusted(client)) break
      const address = addressOf(hop)
      // `unknown`, or what nobody can read: the last proxy known is all there is.
      if (address === undefined) break
      client = address
    }
    return client
  }

  return ok((given, headers) => {
    const peer = plain(given)
    if (!isTrusted(peer)) return given
    const told = [hopsOf(headers.get('x-forwarded-for')), forwardedHops(headers.get('forwarded'))].filter((hops) => hops !== undefined)
    const clients = new Set(told.map((hops) => walk(peer, hops)))
    return clients.size === 1 ? ([...clients][0] ?? peer) : peer
  })
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIPv4(address) ? 'ipv4' : 'ipv6')

/** An IPv4 address that IPv6 maps (`::ffff:192.0.2.1`) is that IPv4 address. */
const plain = (address: string): string => {
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(address)?.[1]
  return mapped !== undefined && isIPv4(mapped) ? mapped : address
}

function networkOf(text: string): { address: string; bits: number } | undefined {
  const [given = '', bits, ...more] = text.split('/')
  const address = plain(given)
  if (isIP(address) === 0 || address.includes('%') || more.length > 0) return undefined
  const most = isIPv4(address) ? 32 : 128
  if (bits === undefined) return { address, bits: most }
  // `::ffff:10.0.0.0/104` would be read as 104 bits of an IPv4 address.
  const isBits = /^\d{1,3}$/.test(bits) && Number(bits) <= most && address === given
  return isBits ? { address, bits: Number(bits) } : undefined
}

const hopsOf = (header: string | null): readonly string[] | undefined => (header === null ? undefined : header.split(','))

/** The `for` of each element of `Forwarded` (RFC 7239 §4), in order; one that does not say is a hop that nobody can read. */
function forwardedHops(header: string | null): readonly string[] | undefined {
  if (header === null) return undefined
  return header.split(',').map((element) => {
    const said = element.split(';').find((pair) => /^\s*for\s*=/i.test(pair))
    return said === undefined ? '' : said.slice(said.indexOf('=') + 1)
  })
}

/** `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1`, `[2001:db8::1]:4711`, in quotes or not. */
function addressOf(hop: string): string | undefined {
  const text = hop.trim().replace(/^"(.*)"$/, '$1')
  const bare = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(text)?.[1] ?? /^([^:]+):\d{1,5}$/.exec(text)?.[1] ?? text
  const address = plain(bare)
  return isIP(address) === 0 ? undefined : address
}
