/** The platform for a test: a data folder of its own, requests through the front door, a browser's cookie. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { kitOf } from './kit.ts'
import { type App, type Config, createApp } from '#app'

export { kitOf, type ShownKit } from './kit.ts'

const publicUrl = 'http://localhost:8480'
const assets = { css: '/assets/x.css', js: '/assets/x.js', fonts: [], icon: '/assets/x.svg' }

export interface TestApp extends App {
  readonly logs: string[]
  readonly dataDir: string
  /** `address` is the peer's, by which attempts are limited. */
  readonly browser: (address?: string) => Browser
  destroy(): Promise<void>
}

export async function createTestApp(overrides: Partial<Config> = {}): Promise<TestApp> {
  const folder = mkdtempSync(join(tmpdir(), 'grenier-test-'))
  const logs: string[] = []
  const dataDir = join(folder, 'data')
  const app = await createApp({
    dataDir,
    secretFile: join(folder, 'secret'),
    publicUrl,
    demo: false,
    assets,
    weakPassphrasesForTests: { memoryKib: 1_024, passes: 1 },
    importPatience: 60_000,
    log: (line) => void logs.push(JSON.stringify(line)),
    ...overrides,
  })
  if (!app.ok) throw new Error(app.error.message)
  return {
    ...app.value,
    logs,
    dataDir,
    browser: (address) => createBrowser(app.value, address),
    async destroy() {
      await app.value.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export interface Browser {
  get(path: string, headers?: Record<string, string>): Promise<Response>
  post(
    path: string,
    body: Readonly<Record<string, string>> | FormData | ReadableStream<Uint8Array>,
    headers?: Record<string, string>,
  ): Promise<Response>
}

/** Keeps the cookie it is given and sends the headers that a browser sends. */
function createBrowser(app: App, address?: string): Browser {
  let cookie = ''
  const send = async (path: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers)
    if (cookie) headers.set('cookie', cookie)
    const response = await app.fetch(new Request(publicUrl + path, { ...init, headers }), address)
    const given = response.headers.get('set-cookie')
    if (given !== null) cookie = given.split(';')[0] ?? ''
    return response
  }
  return {
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, body, headers = {}) =>
      send(path, {
        method: 'POST',
        ...(body instanceof ReadableStream
          ? { body, duplex: 'half' as const }
          : { body: body instanceof FormData ? body : new URLSearchParams(body) }),
        headers: { origin: publicUrl, ...headers },
      }),
  }
}

export const passphrase = 'une longue phrase pour les essais'

/** A browser that has just opened an attic, its recovery code confirmed. */
export async function signedUp(app: TestApp, email = 'ariane@example.org'): Promise<Browser> {
  const browser = app.browser()
  const answer = await browser.post('/fr/sign-up', { email, passphrase, again: passphrase })
  if (answer.status !== 200) throw new Error(`sign-up answered ${answer.status}`)
  const confirmed = await browser.post('/kit/confirm', kitOf(await answer.text()).form)
  if (confirmed.status !== 303) throw new Error(`the kit answered ${confirmed.status}`)
  return browser
}

/** A form with files, as a browser sends it. */
export function upload(files: Record<string, string | Uint8Array<ArrayBuffer>>): FormData {
  const form = new FormData()
  for (const [name, content] of Object.entries(files)) form.append('files', new Blob([content]), name)
  return form
}
