/**
 * Passkeys (WebAuthn Level 3): who signs is checked here; what opens the vault is not. A passkey is found by the hash of
 * its credential, and an unknown one is verified too, against a key that nobody holds.
 */
import { createHash, createHmac, generateKeyPairSync } from 'node:crypto'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { err, ok, type Result } from '#lib/pure/result'
import { openWith, sealWith } from '#lib/seal'
import { platformKey } from '#lib/secret'
import { errorOf } from '#store'
import { type AccountDeps, toIso } from './accounts.ts'
import { challengeSeconds, createChallenges } from './challenges.ts'
import type { IdentityTables, PasskeyRow } from './tables.ts'
import type { NewPasskey, Passkeys } from './types.ts'

export interface PasskeyDeps extends AccountDeps {
  readonly publicUrl: string
}

/** Passkeys an account may have. */
export const mostPasskeys = 20
/**
 * What each passkey computes its output from. One input for all: at sign-in nobody has said yet who comes, and two
 * passkeys never answer alike to the same input.
 */
const prfInput = Buffer.from('grenier/passkey/prf/1').toString('base64url')
/** EdDSA, ES256, RS256: numbers of the COSE register. */
const algorithms = [-8, -7, -257]

export function createPasskeys({ store, secret, now, publicUrl }: PasskeyDeps): Passkeys {
  const { origin, hostname } = new URL(publicUrl)
  const db = store.read<IdentityTables>()
  const challenges = createChallenges({ now })
  const sealKey = platformKey(secret, 'passkey/seal')
  const handleKey = platformKey(secret, 'passkey/handle')
  const nobodysKey = coseOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }))

  /** Random to whoever has not the platform's secret; the same for all passkeys of an account. */
  const handleOf = (accountId: string): string => createHmac('sha256', handleKey).update(accountId).digest('base64url')
  const contextOf = (credential: string): string => `passkey/${credential}/about`
  const sealAbout = (credential: string, about: About) => sealWith(sealKey, contextOf(credential), Buffer.from(JSON.stringify(about)))
  const openAbout = (row: Pick<PasskeyRow, 'credential_hash' | 'about_sealed'>): About => {
    const opened = openWith(sealKey, contextOf(row.credential_hash), row.about_sealed)
    if (!opened.ok) throw new Error("passkey: what is said of it does not open under this platform's secret")
    return JSON.parse(Buffer.from(opened.value).toString('utf8')) as About
  }
  const rowsOf = (accountId: string): Promise<PasskeyRow[]> =>
    db.selectFrom('passkey').selectAll().where('account_id', '=', accountId).orderBy('created_at').orderBy('credential_hash').execute()
  const common = { timeout: challengeSeconds * 1000, extensions: { prf: { eval: { first: prfInput } } } }

  return {
    async toCreate(accountId, name) {
      const held = (await rowsOf(accountId)).map(openAbout)
      return {
        ...common,
        challenge: challenges.make(`create/${accountId}`),
        rp: { id: hostname, name: 'Grenier' },
        user: { id: handleOf(accountId), name, displayName: name },
        pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
        attestation: 'none',
        authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
        excludeCredentials: held.map(({ id, transports }) => ({ type: 'public-key', id, transports })),
      }
    },

    toGet: () => ({ ...common, challenge: challenges.make('enter'), rpId: hostname, userVerification: 'required', allowCredentials: [] }),

    async check(accountId, answer) {
      const use = `create/${accountId}`
      const { challenge, checked } = await verified(
        async (expectedChallenge) => {
          const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
          return await verifyRegistrationResponse({
            response: answer as RegistrationResponseJSON,
            expectedChallenge,
            expectedOrigin: origin,
            expectedRPID: hostname,
            requireUserVerification: true,
            supportedAlgorithmIDs: algorithms,
          })
        },
        (challenge) => challenges.isOurs(challenge, use),
      )
      if (checked?.verified !== true || !challenges.take(challenge, use)) return err({ type: 'PasskeyRefused' })
      const { id, publicKey, counter, transports = [] } = checked.registrationInfo.credential
      const credential = hashOf(id)
      const known = await db.selectFrom('passkey').select('account_id').where('credential_hash', '=', credential).executeTakeFirst()
      if (known !== undefined) return err({ type: 'PasskeyRefused' })
      if ((await rowsOf(accountId)).length >= mostPasskeys) return err({ type: 'TooManyPasskeys' })
      return ok({ id, credential, publicKey: Uint8Array.from(publicKey), counter, transports })
    },

    async keep(
      accountId,
      name,
      { id, credential, publicKey, counter, transports },
    ): Promise<Result<void, { readonly type: 'PasskeyRefused' }>> {
      const row = {
        credential_hash: credential,
        account_id: accountId,
        public_key: publicKey,
        counter,
        about_sealed: sealAbout(credential, { id, transports, name }),
        created_at: toIso(now()),
        used_at: null,
      }
      try {
        await store.write<IdentityTables, unknown>((trx) => trx.insertInto('passkey').values(row).execute())
        return ok(undefined)
      } catch (error) {
        if (errorOf(error)?.type === 'Duplicate') return err({ type: 'PasskeyRefused' })
        throw error
      }
    },

    async enter(answer) {
      const id = answer.id
      const credential = hashOf(id)
      const row = await db.selectFrom('passkey').selectAll().where('credential_hash', '=', credential).executeTakeFirst()
      const { challenge, checked } = await verified(
        async (expectedChallenge) => {
          const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
          return await verifyAuthenticationResponse({
            response: answer as AuthenticationResponseJSON,
            expectedChallenge,
            expectedOrigin: origin,
            expectedRPID: hostname,
            requireUserVerification: true,
            credential: { id, publicKey: Uint8Array.from(row?.public_key ?? nobodysKey), counter: row?.counter ?? 0 },
          })
        },
        (challenge) => challenges.isOurs(challenge, 'enter'),
      )
      if (checked?.verified !== true || row === undefined) return err({ type: 'WrongPasskey' })
      if (answer.response.userHandle !== handleOf(row.account_id)) return err({ type: 'WrongPasskey' })
      if (!challenges.take(challenge, 'enter')) return err({ type: 'WrongPasskey' })
      const seen = { counter: checked.authenticationInfo.newCounter, used_at: toIso(now()) }
      await store.write<IdentityTables, unknown>((trx) =>
        trx.updateTable('passkey').set(seen).where('credential_hash', '=', credential).execute(),
      )
      return ok({ accountId: row.account_id, credential })
    },

    async list(accountId) {
      return (await rowsOf(accountId)).map((row) => ({
        credential: row.credential_hash,
        name: openAbout(row).name,
        createdAt: row.created_at,
        usedAt: row.used_at,
      }))
    },

    async rename(accountId, credential, name) {
      const row = (await rowsOf(accountId)).find(({ credential_hash }) => credential_hash === credential)
      if (row === undefined) return false
      const renamed = { about_sealed: sealAbout(credential, { ...openAbout(row), name }) }
      await store.write<IdentityTables, unknown>((trx) =>
        trx.updateTable('passkey').set(renamed).where('credential_hash', '=', credential).execute(),
      )
      return true
    },

    async remove(accountId, credential) {
      const removed = await store.write<IdentityTables, { numDeletedRows: bigint }>((trx) =>
        trx.deleteFrom('passkey').where('account_id', '=', accountId).where('credential_hash', '=', credential).executeTakeFirstOrThrow(),
      )
      return removed.numDeletedRows === 1n
    },
  }
}

/** What is sealed of a passkey. */
interface About extends Pick<NewPasskey, 'id' | 'transports'> {
  readonly name: string
}

const hashOf = (id: string): string => createHash('sha256').update(id).digest('base64url')

/** The library throws on all it refuses: each is one refusal here. Answers the challenge that was signed, too. */
async function verified<T>(
  verify: (expectedChallenge: (challenge: string) => boolean) => Promise<T>,
  isOurs: (challenge: string) => boolean,
): Promise<{ challenge: string; checked: T | undefined }> {
  let signed = ''
  try {
    const checked = await verify((challenge) => {
      signed = challenge
      return isOurs(challenge)
    })
    return { challenge: signed, checked }
  } catch {
    return { challenge: signed, checked: undefined }
  }
}

/** An EC public key as COSE writes it (RFC 9053 §7.1.1). */
function coseOf({ x = '', y = '' }: { readonly x?: string; readonly y?: string }): Uint8Array {
  const part = (label: number, bytes: string) => [Buffer.of(label, 0x58, 32), Buffer.from(bytes, 'base64url')]
  return Uint8Array.from(Buffer.concat([Buffer.of(0xa5, 1, 2, 3, 0x26, 0x20, 1), ...part(0x21, x), ...part(0x22, y)]))
}
