/** The keys of one grant: what the person's key gives, what the link's secret opens, what the code opens. */
import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import { type AgeIdentity, isIdentity } from '#lib/age'
import { canonicalJson } from '#lib/pure/canonical'
import { openWith, sealWith } from '#lib/seal'
import type { VaultKey } from '#vault'

/** What the link's secret opens: enough to write in the grant's ledger and to read its card, not what is shared. */
export interface GrantKeys {
  readonly grantId: string
  /** Seals the card. */
  readonly card: Uint8Array
  /** Outer seal of what is shared, so that nobody else makes one; the inner one is for the access key. */
  readonly copy: Uint8Array
  /** The ledger of what is read while the person is away: a chain of its own, taken into hers when she comes. */
  readonly ledger: VaultKey
}

/** The person's key gives those of each of her grants; 32 bytes that a link's secret then seals. */
export const grantSecret = (key: VaultKey, grantId: string): Uint8Array => derived(key.secret, `grenier/grant/1/${grantId}`, 32)

/** What stays with the person: totals that left already. */
export const toldKey = (key: VaultKey, grantId: string): Uint8Array => derived(key.secret, `grenier/grant-told/1/${grantId}`, 32)

/** What numbers records for one recipient. */
export const numberKey = (key: VaultKey, grantId: string): Uint8Array => derived(key.secret, `grenier/grant-number/1/${grantId}`, 32)

export function grantKeysOf(grantId: string, secret: Uint8Array): GrantKeys {
  const bytes = derived(secret, 'grenier/grant-keys/1', 96)
  const ledger = Object.defineProperty({ vaultId: grantId }, 'secret', { value: bytes.subarray(64), enumerable: false }) as VaultKey
  return { grantId, card: bytes.subarray(0, 32), copy: bytes.subarray(32, 64), ledger }
}

/** A link just made: its secret goes in an address, its code is told apart; neither is kept. */
export interface NewLink {
  /** 128 bits, 22 characters base64url. */
  readonly token: string
  readonly code: string
  readonly handle: string
  readonly opens: Uint8Array
  readonly identity: Uint8Array
}

/** Seals the grant's secret for the link, and the access key for link and code together. */
export function makeLink(grantId: string, secret: Uint8Array, identity: AgeIdentity): NewLink {
  const token = randomBytes(16)
  const code = newCode()
  return {
    token: token.toString('base64url'),
    code,
    handle: handleOf(token),
    opens: sealWith(linkKey(token), place('opens', grantId), secret),
    identity: sealWith(codeKey(token, code), place('identity', grantId), Buffer.from(identity)),
  }
}

/** The bytes of a token, or undefined when it is not written as one. */
export function readToken(token: string): Uint8Array | undefined {
  if (!/^[\w-]{22}$/.test(token)) return undefined
  const bytes = Buffer.from(token, 'base64url')
  return bytes.toString('base64url') === token ? bytes : undefined
}

/** What a link is looked up by. */
export const handleOf = (token: Uint8Array): string => createHash('sha256').update('grenier/link/1').update(token).digest('base64url')

export function openLink(grantId: string, token: Uint8Array, opens: Uint8Array): GrantKeys | undefined {
  const opened = openWith(linkKey(token), place('opens', grantId), opens)
  return opened.ok ? grantKeysOf(grantId, opened.value) : undefined
}

/** The access key, or undefined for another code. */
export function openIdentity(grantId: string, token: Uint8Array, code: string, sealed: Uint8Array): AgeIdentity | undefined {
  const opened = openWith(codeKey(token, code), place('identity', grantId), sealed)
  const identity = opened.ok ? Buffer.from(opened.value).toString() : ''
  return isIdentity(identity) ? identity : undefined
}

/** Where a sealed thing of a grant lies: moved, it does not open. */
export const place = (what: string, ...where: readonly (string | number)[]): string => canonicalJson(['grenier', 'grant', what, ...where])

/** Letters and figures that are not taken for one another, read aloud or by hand: 8 of 31, 39 bits. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ2345678'
const newCode = (): string => {
  let code = ''
  // Bytes above the largest multiple of 31 are thrown away, so that no letter is more likely.
  while (code.length < 8) for (const byte of randomBytes(16)) if (byte < 248 && code.length < 8) code += letters[byte % letters.length]
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** As it is typed: case, spaces and hyphens do not count. */
const typed = (code: string): string => code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')

const linkKey = (token: Uint8Array): Uint8Array => derived(token, 'grenier/link/1', 32)
const codeKey = (token: Uint8Array, code: string): Uint8Array =>
  derived(Buffer.concat([token, Buffer.from(typed(code))]), 'grenier/link-code/1', 32)
const derived = (secret: Uint8Array, info: string, length: number): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, '', info, length))
