/** A button that opens the attic with a passkey: nothing is typed, the device says who comes. Hidden where browsers have none. */
import { browserSupportsWebAuthn, type PublicKeyCredentialRequestOptionsJSON, startAuthentication } from '@simplewebauthn/browser'
import { go, outputOf, post, Refusal, telling, withPrf } from './passkey.ts'

export function mount(place: HTMLElement): void {
  if (!browserSupportsWebAuthn()) return
  const { ask = '', send = '' } = place.dataset
  place.hidden = false
  place.querySelector('button')?.addEventListener('click', () => {
    void telling(place, async (say) => {
      const options = await post<PublicKeyCredentialRequestOptionsJSON>(ask, {})
      say('waiting')
      const { clientExtensionResults, ...answer } = await startAuthentication({ optionsJSON: withPrf(options) })
      const output = outputOf(clientExtensionResults)
      if (output === undefined) throw new Refusal('noPrf')
      say('opening')
      go(await post(send, { output, answer: { ...answer, clientExtensionResults: {} } }))
    })
  })
}
