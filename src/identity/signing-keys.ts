import { createHash, randomBytes } from 'node:crypto'
import { type Signer, signerOf } from '#lib/ed25519'
import { canonicalJson } from '#lib/pure/canonical'
import { openWith, sealWith } from '#lib/seal'
import { platformKey } from '#lib/secret'
import { toIso, type AccountDeps } from './accounts.ts'
import type { IdentityTables } from './tables.ts'
import type { PublishedKey } from './types.ts'

/** Keys that the platform signs with: one signs for a year, then its private half is deleted; its public half stays for ever. */
export interface SigningKeys {
  /** The key of today; made when there is none, or when the last one is a year old. */
  current(): Promise<Signer & { readonly kid: string }>
  published(): Promise<readonly PublishedKey[]>
}

const generationHours = 24 * 365

export function createSigningKeys({ store, secret, now }: AccountDeps): SigningKeys {
  const sealKey = platformKey(secret, 'signing/seal')
  const contextOf = (kid: string) => `platform/signing/${kid}`
  const rows = () => store.read<IdentityTables>().selectFrom('platform_signing_key').selectAll().orderBy('created_at', 'desc').execute()

  const make = async (): Promise<Signer & { kid: string }> => {
    const seed = Uint8Array.from(randomBytes(32))
    const signer = signerOf(seed)
    const kid = thumbprint(signer.publicKey)
    const row = { kid, created_at: toIso(now()), public_key: signer.publicKey, private_sealed: sealWith(sealKey, contextOf(kid), seed) }
    await store.write<IdentityTables, void>(async (trx) => {
      await trx.updateTable('platform_signing_key').set({ private_sealed: null }).execute()
      await trx.insertInto('platform_signing_key').values(row).execute()
    })
    return { ...signer, kid }
  }

  return {
    async current() {
      const [newest] = await rows()
      const tooOld = toIso(now().subtract({ hours: generationHours }))
      if (newest === undefined || newest.private_sealed === null || newest.created_at <= tooOld) return await make()
      const opened = openWith(sealKey, contextOf(newest.kid), newest.private_sealed)
      if (!opened.ok) throw new Error("signing key: does not open under this platform's secret")
      return { ...signerOf(opened.value), kid: newest.kid }
    },
    published: async () =>
      (await rows()).map(({ kid, created_at, public_key }) => ({
        kty: 'OKP',
        crv: 'Ed25519',
        alg: 'EdDSA',
        use: 'sig',
        kid,
        x: Buffer.from(public_key).toString('base64url'),
        since: created_at,
      })),
  }
}

/** RFC 7638, of an Ed25519 key (RFC 8037). */
function thumbprint(publicKey: Uint8Array): string {
  const jwk = { crv: 'Ed25519', kty: 'OKP', x: Buffer.from(publicKey).toString('base64url') }
  return createHash('sha256').update(canonicalJson(jwk)).digest('base64url')
}
