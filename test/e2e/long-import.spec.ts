/** An import that lasts: followed on its page with and without JavaScript, stopped, and found again; each page with axe. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { platform, say, signUp } from './attic.ts'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4']
const check = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`),
    page.url(),
  ).toEqual([])
}

const long = (rows: number): Buffer =>
  Buffer.from(
    `!Type:Bank\n${Array.from({ length: rows }, (_, i) => `D${1 + (i % 28)}/0${1 + (i % 9)}/2024\nT-${i + 1}.10\nPCB MARCHAND ${i}\n^\n`).join('')}`,
  )

/** The browser asks not to wait for the end: how fast the machine reads does not decide which page comes. */
async function bringLong(page: Page, lang: 'fr' | 'en', rows: number): Promise<void> {
  const w = say(lang)
  await page.setExtraHTTPHeaders({ prefer: 'respond-async' })
  await page.goto(`${platform()}/imports`)
  await page.getByLabel(w.choose).setInputFiles({ name: 'longue-vie.qif', mimeType: 'application/octet-stream', buffer: long(rows) })
  await page.getByRole('button', { name: w.send }).click()
  await page.waitForURL(/\/imports\/jobs\//, { timeout: 60_000 })
}

test('a large file: the page tells how far it is, then leads to the result', async ({ page }) => {
  test.setTimeout(240_000)
  const wrong: string[] = []
  page.on('pageerror', (error) => wrong.push(error.message))
  await signUp(page)
  await bringLong(page, 'fr', 150_000)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Import en cours')
  await expect(page.getByText('longue-vie.qif')).toBeVisible()
  await check(page)
  await page.waitForURL(/\/imports\/[\w-]{22}$/, { timeout: 180_000 })
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/150\s000\sopérations/)
  expect(wrong).toEqual([])
})

test('without JavaScript, in English: the page reads itself again; the import is stopped, and nothing is kept', async ({ browser }) => {
  test.setTimeout(240_000)
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB' })
  const page = await context.newPage()
  await signUp(page, 'en')
  await bringLong(page, 'en', 400_000)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Import under way')
  await page.goto(`${platform()}/home`)
  await page.getByRole('link', { name: 'See how far it is' }).click()
  await page.getByRole('button', { name: 'Stop this import' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This import is stopped')
  await page.getByRole('link', { name: 'All imports' }).click()
  await expect(page.getByText('No import yet')).toBeVisible()
  await context.close()
})
