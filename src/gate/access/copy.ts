/**
 * What is shared, as it leaves: made with the person's key at each of her visits, sealed for the access key, so that whoever
 * has that key reads what the view lets through and nothing beneath it.
 */
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { z } from 'zod'
import { type AgeIdentity, openAge, sealAge } from '#lib/age'
import { type Canonical, canonicalJson } from '#lib/pure/canonical'
import { openWith, sealWith } from '#lib/seal'
import type { Row } from '../views/apply.ts'
import type { View } from '../views/view.ts'
import { type Grant, readGrant } from '../grants/grant.ts'
import { type GrantKeys, place } from './keys.ts'

/** What a recipient is shown. */
export interface Copy {
  /** The person's visit that it was made at: instant, ISO 8601 UTC. */
  readonly at: string
  readonly rows: readonly Row[]
}

/** No copy is larger: a view that gives more must be narrowed. */
export const mostRows = 20_000
const mostBytes = 64 * 1024 * 1024

/** Padded to the next 4 KiB: its length tells little. Opens at its place and epoch alone, and only while the grant has this view. */
export function sealCopy(keys: GrantKeys, epoch: number, { key, view }: Pick<Grant, 'key' | 'view'>, copy: Copy): Uint8Array {
  const json = zstdCompressSync(Buffer.from(JSON.stringify(copy)))
  const filled = Buffer.alloc(Math.ceil((json.length + 4) / 4096) * 4096)
  filled.writeUInt32BE(json.length)
  json.copy(filled, 4)
  return sealWith(keys.copy, copyPlace(keys, epoch, view), sealAge(filled, key))
}

/** The copy, or undefined when it is another's, another epoch's or view's, or was changed. */
export function openCopy(keys: GrantKeys, epoch: number, view: View, identity: AgeIdentity, sealed: Uint8Array): Copy | undefined {
  const outer = openWith(keys.copy, copyPlace(keys, epoch, view), sealed)
  const inner = outer.ok ? openAge(outer.value, identity) : undefined
  if (!inner?.ok) return undefined
  const filled = Buffer.from(inner.value)
  const json = zstdDecompressSync(filled.subarray(4, 4 + filled.readUInt32BE()), { maxOutputLength: mostBytes })
  // Sealed by this program under keys that only the person's gives: its inside is ours.
  return JSON.parse(json.toString()) as Copy
}

// One that was made for a wider view does not open under the card of a narrower one.
const copyPlace = (keys: GrantKeys, epoch: number, view: View): string =>
  place('copy', keys.grantId, epoch, canonicalJson(view as unknown as Canonical))

/** The grant as its person last left it, for whoever has the link: names and times, no record. */
export const sealCard = (keys: GrantKeys, grant: Grant): Uint8Array =>
  sealWith(keys.card, place('card', keys.grantId), Buffer.from(JSON.stringify(grant)))

export function openCard(keys: GrantKeys, sealed: Uint8Array): Grant | undefined {
  const opened = openWith(keys.card, place('card', keys.grantId), sealed)
  const grant = opened.ok ? readGrant(Buffer.from(opened.value).toString()) : undefined
  return grant?.id === keys.grantId ? grant : undefined
}

/** Totals that left already, kept for the person alone. */
export const sealTold = (key: Uint8Array, grantId: string, told: readonly Row[]): Uint8Array =>
  sealWith(key, place('told', grantId), zstdCompressSync(Buffer.from(JSON.stringify(told))))

/** Undefined when it does not open: nothing more is then told by spans. */
export function openTold(key: Uint8Array, grantId: string, sealed: Uint8Array): readonly Row[] | undefined {
  const opened = openWith(key, place('told', grantId), sealed)
  if (!opened.ok) return undefined
  const json = JSON.parse(zstdDecompressSync(opened.value, { maxOutputLength: mostBytes }).toString()) as unknown
  return z.array(z.looseObject({ kind: z.string(), span: z.string() })).safeParse(json).data as readonly Row[] | undefined
}
