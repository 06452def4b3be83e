/** A passkey in software, as a browser would answer for it: P-256, attestation `none` (WebAuthn Level 3 §6.5, CTAP2 CBOR). */
import { createHash, createHmac, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

export interface Lies {
  readonly origin?: string
  readonly host?: string
  /** False: the person was not verified. */
  readonly verified?: boolean
  readonly counter?: number
  readonly type?: string
  readonly challenge?: string
}
interface Options {
  readonly challenge: string
  readonly user?: { readonly id: string }
  readonly extensions: { readonly prf: { readonly eval: { readonly first: string } } }
}

const b64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()

/** An authenticator with one credential. */
export function createAuthenticator(origin = 'http://localhost:8480') {
  const id = randomBytes(32)
  const prfSecret = randomBytes(32)
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  let handle = b64(randomBytes(32))
  let count = 0

  const authData = ({ host = 'localhost', verified = true, counter }: Lies, attested: Uint8Array): Buffer => {
    count = counter ?? count + 1
    const counted = Buffer.alloc(4)
    counted.writeUInt32BE(count)
    const flags = 0x01 | (verified ? 0x04 : 0) | (attested.length > 0 ? 0x40 : 0)
    return Buffer.concat([sha256(host), Buffer.of(flags), counted, attested])
  }
  const clientData = (type: string, challenge: string, lies: Lies): Buffer =>
    Buffer.from(JSON.stringify({ type: lies.type ?? type, challenge: lies.challenge ?? challenge, origin: lies.origin ?? origin }))
  const output = ({ extensions }: Options): string => b64(createHmac('sha256', prfSecret).update(extensions.prf.eval.first).digest())
  const answer = { id: b64(id), rawId: b64(id), type: 'public-key', clientExtensionResults: {} }

  return {
    id: b64(id),
    /** What `navigator.credentials.create()` would answer, and the output of the PRF. */
    create(options: Options, lies: Lies = {}) {
      handle = options.user?.id ?? handle
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
      const point = (label: number, part: string) => [Buffer.of(label, 0x58, 32), Buffer.from(part, 'base64url')]
      const cose = Buffer.concat([Buffer.of(0xa5, 1, 2, 3, 0x26, 0x20, 1), ...point(0x21, x), ...point(0x22, y)])
      const data = authData(lies, Buffer.concat([Buffer.alloc(16), Buffer.of(0, id.length), id, cose]))
      const text = (word: string) => Buffer.concat([Buffer.of(0x60 + word.length), Buffer.from(word)])
      const object = [Buffer.of(0xa3), text('fmt'), text('none'), text('attStmt'), Buffer.of(0xa0), text('authData')]
      const attestationObject = b64(Buffer.concat([...object, Buffer.of(0x58, data.length), data]))
      const response = {
        clientDataJSON: b64(clientData('webauthn.create', options.challenge, lies)),
        attestationObject,
        transports: ['internal'],
      }
      return { answer: { ...answer, response }, output: output(options) }
    },
    /** What `navigator.credentials.get()` would answer, and the output of the PRF. */
    get(options: Options, lies: Lies = {}) {
      const authenticatorData = authData(lies, new Uint8Array())
      const client = clientData('webauthn.get', options.challenge, lies)
      const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(client)]), privateKey)
      const response = {
        clientDataJSON: b64(client),
        authenticatorData: b64(authenticatorData),
        signature: b64(signature),
        userHandle: handle,
      }
      return { answer: { ...answer, response }, output: output(options) }
    },
  }
}
