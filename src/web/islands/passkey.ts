/** What adding a passkey and entering with one share: words, questions to the server, and what the passkey computes. */
import { base64URLStringToBuffer, bufferToBase64URLString, WebAuthnError } from '@simplewebauthn/browser'

/** A failure whose type has its sentence in `data-words`. */
export class Refusal extends Error {
  readonly type: string
  constructor(type: string) {
    super(type)
    this.type = type
  }
}

/** Asks the server in JSON; its refusals are thrown under their own type. */
export async function post<T>(url: string, body: object): Promise<T> {
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json' }
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  const read = (await answer.json()) as T & { error?: { type?: string } }
  if (!answer.ok) throw new Refusal(read.error?.type ?? 'failed')
  return read
}

/** Options as the server writes them, with the input of the PRF in bytes: the library leaves extensions as they are. */
export function withPrf<T extends { readonly extensions?: object }>(options: T): T {
  const { prf } = (options.extensions ?? {}) as { prf?: { eval?: { first?: unknown } } }
  return { ...options, extensions: { prf: { eval: { first: base64URLStringToBuffer(String(prf?.eval?.first)) } } } }
}

/** What the passkey computed, base64url; undefined when it did not. It leaves this page in one request, and nothing else holds it. */
export function outputOf(results: object): string | undefined {
  const { first } = (results as { prf?: { results?: { first?: ArrayBuffer } } }).prf?.results ?? {}
  return first === undefined ? undefined : bufferToBase64URLString(first)
}

/** Goes inside this site only. */
export function go({ location: to }: { readonly location: string }): void {
  if (!/^\/(?!\/)/.test(to)) throw new Refusal('failed')
  location.assign(to)
}

/** Runs the work, saying how it goes and why it stopped. */
export async function telling(place: HTMLElement, work: (say: (word: string) => void) => Promise<void>): Promise<void> {
  const words = JSON.parse(place.dataset['words'] ?? '{}') as { readonly [type: string]: string }
  const status = place.querySelector('[role=status]')
  const say = (word: string): void => {
    if (status !== null) status.textContent = words[word] ?? words['failed'] ?? ''
  }
  const button = place.querySelector('button:not(.reveal)')
  button?.setAttribute('disabled', '')
  try {
    await work(say)
  } catch (error) {
    say(typeOf(error))
    button?.removeAttribute('disabled')
  }
}

function typeOf(error: unknown): string {
  if (error instanceof Refusal) return error.type
  const cause = error instanceof WebAuthnError ? error.cause : error
  const name = cause instanceof Error ? cause.name : ''
  return { NotAllowedError: 'cancelled', AbortError: 'cancelled', InvalidStateError: 'already', SecurityError: 'address' }[name] ?? 'failed'
}
