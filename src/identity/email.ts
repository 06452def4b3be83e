import { domainToASCII } from 'node:url'

/**
 * Whether a text, but for spaces around it, is an address that mail can reach: a dot-atom of RFC 5321 with RFC 6531's
 * letters, `@`, a domain of two labels or more (RFC 1035, international names by UTS 46). No quoted local part, no
 * address literal: they are legal, unused, and dangerous in headers.
 */
export function isEmail(text: string): boolean {
  const { local, domain } = partsOf(text)
  const ascii = asciiDomain(domain)
  return isLocal.test(local) && bytesOf(local) <= 64 && ascii !== undefined && bytesOf(local) + 1 + ascii.length <= 254
}

/** The address as it is kept: as typed, but for the spaces around it and the Unicode form (NFC). */
export const cleanEmail = (text: string): string => text.normalize('NFC').trim()

/**
 * What two writings of one address share: lower case, ASCII domain. RFC 5321 lets hosts tell cases of the local
 * part apart; none that matters does, and people type either. Undefined when `isEmail` refuses it.
 */
export function foldEmail(text: string): string | undefined {
  if (!isEmail(text)) return undefined
  const { local, domain } = partsOf(text)
  return `${local.toLowerCase()}@${asciiDomain(domain)}`
}

function partsOf(text: string): { local: string; domain: string } {
  const clean = cleanEmail(text)
  const at = clean.lastIndexOf('@')
  return at < 0 ? { local: '', domain: '' } : { local: clean.slice(0, at), domain: clean.slice(at + 1) }
}

const isLocal = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u
const isDomain = /^[\p{L}\p{M}\p{N}-]+(?:\.[\p{L}\p{M}\p{N}-]+)+$/u
const isLabels = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/

function asciiDomain(domain: string): string | undefined {
  if (domain.length > 254 || !isDomain.test(domain)) return undefined
  const ascii = domainToASCII(domain)
  return isLabels.test(ascii) ? ascii : undefined
}

const bytesOf = (text: string): number => Buffer.byteLength(text)
