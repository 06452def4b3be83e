/** Lighthouse on the platform's pages, in a browser that keeps its session: what the bench measures and the journeys hold. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from '@playwright/test'
import lighthouse, { type Flags } from 'lighthouse'

/** One page of each type; `signedIn` ones are an invented person's. */
export const pageTypes: readonly { readonly name: string; readonly path: string; readonly signedIn?: true }[] = [
  { name: 'landing', path: '/fr' },
  { name: 'sign-up', path: '/fr/sign-up' },
  { name: 'promises', path: '/fr/promises' },
  { name: 'formats', path: '/fr/formats' },
  { name: 'try', path: '/fr/try' },
  { name: 'home', path: '/home', signedIn: true },
  { name: 'records', path: '/records', signedIn: true },
  { name: 'budget', path: '/answers/budget', signedIn: true },
  { name: 'import', path: '/imports', signedIn: true },
]

export interface Audited {
  /** From 0 to 100, or undefined where the category was not asked. */
  readonly score: (category: Category) => number | undefined
  /** Audits of that category that do not pass, each with what Lighthouse says of it. */
  readonly failed: (category: Category) => readonly string[]
  /** What was received, everything counted. */
  readonly bytes: number
  /** Scripts received, as compressed. */
  readonly scriptBytes: number
  /** Cumulative layout shift. */
  readonly shift: number
}
export const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const
export type Category = (typeof categories)[number]

export interface Auditor {
  readonly context: BrowserContext
  /** `throttled`: on the slow phone that Lighthouse simulates, for a performance score; otherwise as fast as it goes. */
  audit(url: string, options?: { readonly throttled?: boolean }): Promise<Audited>
  close(): Promise<void>
}

/** Opens a Chromium whose pages Lighthouse and Playwright share. */
export async function openAuditor(executablePath: string): Promise<Auditor> {
  const profile = mkdtempSync(join(tmpdir(), 'grenier-lighthouse-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    locale: 'fr-FR',
    args: ['--no-sandbox', '--remote-debugging-port=0'],
  })
  const port = Number(readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0])
  return {
    context,
    async audit(url, { throttled = false } = {}) {
      await emptyCache(context)
      // The cookie of the visit is part of what is measured: storage is left as it is.
      const flags = { port, output: 'json', logLevel: 'silent', disableStorageReset: true, maxWaitForLoad } as const
      // A trace that the browser failed to record says nothing of the page: the tool's own fault is asked again, twice.
      for (let tries = 1; ; tries += 1) {
        const result = await lighthouse(url, throttled ? { ...flags, throttlingMethod: 'simulate' } : { ...flags, ...atOnce })
        if (result !== undefined && (result.lhr.runtimeError === undefined || tries === 3)) return read(result.lhr)
        if (tries === 3) throw new Error(`Lighthouse answered nothing for ${url}`)
      }
    },
    async close() {
      await context.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

/** Milliseconds a page is watched: all of it comes within the first, and a late shift would come within the next ones. */
const maxWaitForLoad = 3000

/** As fast as this machine goes, without what only a reader of the report would look at. */
const atOnce = {
  throttlingMethod: 'provided',
  disableFullPageScreenshot: true,
  skipAudits: ['bf-cache', 'screenshot-thumbnails', 'final-screenshot'],
} as const satisfies Flags

/** A first visit receives everything. */
async function emptyCache(context: BrowserContext): Promise<void> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.clearBrowserCache')
  await page.close()
}

type Report = NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr']

function read({ audits, categories, runtimeError, finalDisplayedUrl }: Report): Audited {
  if (runtimeError !== undefined) throw new Error(`${finalDisplayedUrl}: ${runtimeError.message}`)
  const requests = itemsOf(audits['network-requests']?.details)
  return {
    score: (category) => {
      const score = categories[category]?.score
      return score === null || score === undefined ? undefined : Math.round(score * 100)
    },
    failed: (category) =>
      (categories[category]?.auditRefs ?? []).flatMap(({ id, weight }) => {
        const audit = audits[id]
        return audit === undefined || weight === 0 || audit.score === null || audit.score === 1 ? [] : [`${id}: ${audit.title}`]
      }),
    bytes: sizeOf(requests),
    scriptBytes: sizeOf(requests.filter(({ resourceType }) => resourceType === 'Script')),
    shift: audits['cumulative-layout-shift']?.numericValue ?? Number.NaN,
  }
}

interface Received {
  readonly transferSize?: number
  readonly resourceType?: string
}
const itemsOf = (details: unknown): readonly Received[] => (details as { items?: readonly Received[] } | undefined)?.items ?? []
const sizeOf = (requests: readonly Received[]): number => requests.reduce((sum, { transferSize = 0 }) => sum + transferSize, 0)
