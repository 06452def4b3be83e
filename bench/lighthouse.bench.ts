/**
 * Lighthouse on each type of page, as a slow phone on a slow network would meet it: the four scores, performance as the
 * median of five runs. Signed-in pages are an invented person's; they lose points of search engines, which they turn away.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from '../tools/chromium.ts'
import { type Audited, type Auditor, categories, openAuditor, pageTypes } from '../tools/lighthouse.ts'
import { root } from '../tools/steps.ts'

const runs = 5

const print = (line: string): void => void process.stdout.write(`${line}\n`)
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** The platform as a person starts it, on a new data folder. */
async function startPlatform(dataDir: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const child = spawn(process.execPath, ['bin/grenier.mjs', 'start', '--port', '0', '--data', dataDir], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const url = await new Promise<string>((done, fail) => {
    child.stdout.once('data', (line: Buffer) => done(line.toString().trim()))
    child.once('exit', (code) => fail(new Error(`the platform stopped at start (${code})`)))
  })
  return {
    url,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function openTrial(auditor: Auditor, url: string): Promise<void> {
  const page = await auditor.context.newPage()
  await page.goto(`${url}/fr/try`)
  await page.locator('button[name=person]').first().click()
  await page.waitForURL(`${url}/home`)
  await page.close()
}

async function auditOften(auditor: Auditor, url: string): Promise<readonly Audited[]> {
  const audited: Audited[] = []
  for (let run = 0; run < runs; run++) audited.push(await auditor.audit(url, { throttled: true }))
  return audited
}

const folder = mkdtempSync(join(tmpdir(), 'grenier-bench-'))
const platform = await startPlatform(join(folder, 'data'))
const auditor = await openAuditor(findChromium())
try {
  print(`| page | ${categories.join(' | ')} | kB | script kB | shift |`)
  print('|---|---|---|---|---|---|---|---|')
  // Public pages first: they are measured as a visitor without a cookie meets them.
  let inside = false
  for (const { name, path, signedIn } of pageTypes) {
    if (signedIn && !inside) await openTrial(auditor, platform.url)
    inside = signedIn === true
    const audited = await auditOften(auditor, platform.url + path)
    const scores = categories.map((category) => median(audited.map(({ score }) => score(category) ?? Number.NaN)))
    const of = (value: (one: Audited) => number): number => median(audited.map(value))
    const sizes = [of(({ bytes }) => bytes), of(({ scriptBytes }) => scriptBytes)].map((bytes) => (bytes / 1000).toFixed(1))
    print(`| ${name} | ${scores.join(' | ')} | ${sizes.join(' | ')} | ${of(({ shift }) => shift).toFixed(3)} |`)
  }
} finally {
  await auditor.close()
  await platform.stop()
  rmSync(folder, { recursive: true, force: true })
}
