/** Adds a passkey: the passphrase first, then the device makes the key and what it opens with. Nothing is kept of one that computes nothing. */
import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'
import { go, outputOf, post, Refusal, telling, withPrf } from './passkey.ts'

export function mount(place: HTMLElement): void {
  const form = place.querySelector('form')
  if (form === null) return
  place.hidden = false
  if (!browserSupportsWebAuthn()) {
    form.remove()
    void telling(place, () => Promise.reject(new Refusal('unsupported')))
    return
  }
  const { ask = '', send = '' } = place.dataset
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const { name, current } = Object.fromEntries(new FormData(form)) as { name: string; current: string }
    void telling(place, async (say) => {
      const options = withPrf(await post<PublicKeyCredentialCreationOptionsJSON>(ask, { name, current }))
      say('waiting')
      const { clientExtensionResults, ...answer } = await startRegistration({ optionsJSON: options })
      const output = outputOf(clientExtensionResults) ?? (await computed(options, answer.id, clientExtensionResults))
      if (output === undefined) throw new Refusal('noPrf')
      say('opening')
      go(await post(send, { name, output, answer: { ...answer, clientExtensionResults: {} } }))
    })
  })
}

/** Many authenticators compute only when they are asked to sign in: they are asked once, and that answer is thrown away. */
async function computed(options: PublicKeyCredentialCreationOptionsJSON, id: string, made: object): Promise<string | undefined> {
  if ((made as { prf?: { enabled?: boolean } }).prf?.enabled !== true) return undefined
  const { challenge, extensions, rp } = options
  const signed = await startAuthentication({
    optionsJSON: {
      challenge,
      ...(extensions && { extensions }),
      ...(rp.id !== undefined && { rpId: rp.id }),
      allowCredentials: [{ id, type: 'public-key' }],
      userVerification: 'required',
    },
  })
  return outputOf(signed.clientExtensionResults)
}
