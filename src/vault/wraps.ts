/** The vault key, sealed once for each way to open it: a stored wrap for a passphrase, one for a recovery code and one for each passkey, a session's for a cookie. */
import { err, ok, type Result } from '#lib/pure/result'
import { openWith, sealWith } from '#lib/seal'
import { recoveryBytes } from '#lib/recovery-code'
import { damaged, loadHead } from './head.ts'
import { type Random, randomNumber, sealContext, vaultKey } from './keys.ts'
import { credentialOf } from './passkey.ts'
import type { Mutex } from './mutex.ts'
import type { Rows, WrapRow } from './rows.ts'
import type { Damaged, RecoveryOffer, VaultKey, WrongKey } from './types.ts'

type Method = 'passphrase' | 'recovery' | 'passkey'

/** Makes wraps and puts them in the place of others. */
export function createWraps({ rows, mutex, random }: { readonly rows: Rows; readonly mutex: Mutex; readonly random: Random }) {
  const make = (key: VaultKey, method: Method, parameters: string, derived: Uint8Array): WrapRow => {
    const bare = { wrap: randomNumber(random), method, parameters }
    return { ...bare, sealed: sealWith(derived, wrapContext(key.vaultId, bare), key.secret) }
  }
  const passkeyWraps = async (vaultId: string, credential: string): Promise<WrapRow[]> =>
    (await rows.wraps(vaultId, 'passkey')).filter(({ parameters }) => credentialOf(parameters) === credential)
  return {
    make,
    /**
     * One transaction. The key is first held against what it must open: a wrong one, put in the place of a good wrap,
     * would close the vault for ever.
     */
    replace: (key: VaultKey, method: 'passphrase' | 'recovery', parameters: string, derived: Uint8Array): Promise<Result<void, Damaged>> =>
      mutex.run(key.vaultId, async () => {
        const head = await loadHead({ rows, key })
        if (!head.ok) return head
        const replaced = await rows.replaceWrap(key.vaultId, make(key, method, parameters, derived))
        return replaced ? ok(undefined) : damaged('vault')
      }),
    /** One transaction, after the same check: the passkey's own wrap of before goes, all others stay. */
    addPasskey: (key: VaultKey, credential: string, parameters: string, derived: Uint8Array): Promise<Result<void, Damaged>> =>
      mutex.run(key.vaultId, async () => {
        const head = await loadHead({ rows, key })
        if (!head.ok) return head
        const before = (await passkeyWraps(key.vaultId, credential)).map(({ wrap }) => wrap)
        const added = await rows.addWrap(key.vaultId, make(key, 'passkey', parameters, derived), before)
        return added ? ok(undefined) : damaged('vault')
      }),
    passkeyWraps,
    /** Takes a passkey's wrap away; the passphrase's and the recovery code's cannot be reached from here. */
    removePasskey: (vaultId: string, credential: string): Promise<void> =>
      mutex.run(vaultId, async () => {
        const gone = (await passkeyWraps(vaultId, credential)).map(({ wrap }) => wrap)
        if (gone.length > 0) await rows.removeWraps(vaultId, 'passkey', gone)
      }),
  }
}

/** The vault key, or undefined when this is not its wrap, or has been edited. */
export function openWrap(vaultId: string | undefined, wrap: WrapRow, derived: Uint8Array): VaultKey | undefined {
  const opened = openWith(derived, wrapContext(vaultId ?? '', wrap), wrap.sealed)
  return opened.ok && vaultId !== undefined ? vaultKey(vaultId, opened.value) : undefined
}

const wrapContext = (vaultId: string, { wrap, method, parameters }: Pick<WrapRow, 'wrap' | 'method' | 'parameters'>): string =>
  sealContext('wrap', vaultId, wrap, method, parameters)

export const sealSession = (key: VaultKey, secret: Uint8Array): Uint8Array =>
  sealWith(secret, sealContext('session', key.vaultId), key.secret)

export function openSession(vaultId: string, wrapped: Uint8Array, secret: Uint8Array): Result<VaultKey, WrongKey> {
  const opened = openWith(secret, sealContext('session', vaultId), wrapped)
  return opened.ok ? ok(vaultKey(vaultId, opened.value)) : err({ type: 'WrongKey' })
}

/** A code sealed under the vault key gives nothing to whoever has that key already, and nothing at all to anyone else. */
export function sealOffer(key: VaultKey, random: Random): RecoveryOffer {
  const code = Uint8Array.from(random(recoveryBytes))
  return { code, sealed: sealWith(key.secret, sealContext('recovery-offer', key.vaultId), code) }
}

export function openOffer(key: VaultKey, sealed: Uint8Array): Result<Uint8Array, WrongKey> {
  const opened = openWith(key.secret, sealContext('recovery-offer', key.vaultId), sealed)
  return opened.ok ? opened : err({ type: 'WrongKey' })
}
