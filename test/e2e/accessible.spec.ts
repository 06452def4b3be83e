/**
 * Every page and state, with axe: all rules once (French, light, phone), contrast in dark, language and text rules in
 * English. The same pages carry the strict policy, and none asks another origin for anything.
 */
import { AxeBuilder } from '@axe-core/playwright'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { bringIn, platform, signUp, tryPerson } from './attic.ts'
import { accountPages, atticPages, publicPages } from './pages.ts'

const states = ['/records?kind=bank.account', '/records?kind=bank.balance', '/nowhere']
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4']

async function check(page: Page, rules?: readonly string[]): Promise<void> {
  const axe = new AxeBuilder({ page })
  const { violations } = await (rules ? axe.withRules([...rules]) : axe.withTags(tags)).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)
  expect(found, page.url()).toEqual([])
}

async function everyPage(page: Page, lang: 'fr' | 'en', look: () => Promise<void>): Promise<void> {
  for (const path of [...Object.values(publicPages), '/nowhere']) {
    await page.goto(`${platform()}/${lang}${path}`)
    await look()
  }
  await signUp(page, lang)
  await look()
  for (const path of [atticPages.budget, ...Object.values(accountPages)]) {
    await page.goto(platform() + path)
    expect(new URL(page.url()).pathname).toBe(path)
    await look()
  }
  await page.context().clearCookies()
  await tryPerson(page, 'Camille', lang)
  for (const path of [...Object.values(atticPages), ...states]) {
    await page.goto(platform() + path)
    await look()
  }
  await bringIn(page, lang, 'mars-et-avril.qif')
  await look()
  await page.goto(`${platform()}/records`)
  await page.locator('#main table a, #main li a').first().click()
  await page.waitForURL(/\/records\/bank/)
  await look()
  await bringIn(page, lang, 'photo.jpg', 'vide.ofx')
  await expect(page.getByText('photo.jpg').first()).toBeVisible()
  await look()
  await page.goto(platform() + accountPages.erase)
  await look()
  await page.locator('main form').getByRole('button').last().click()
  await page.waitForURL(/\/erasures\//)
  await look()
}

function foreignRequests(context: BrowserContext): string[] {
  const foreign: string[] = []
  context.on('request', (request) => !request.url().startsWith(platform()) && foreign.push(request.url()))
  return foreign
}

test('all rules: French, light, phone; nothing from elsewhere', async ({ browser }) => {
  test.setTimeout(240_000)
  const context = await browser.newContext({ locale: 'fr-FR', colorScheme: 'light', viewport: { width: 390, height: 844 } })
  const foreign = foreignRequests(context)
  const page = await context.newPage()
  await everyPage(page, 'fr', () => check(page))
  expect(foreign).toEqual([])
  await context.close()
})

test('contrast in the dark', async ({ browser }) => {
  test.setTimeout(240_000)
  const context = await browser.newContext({ locale: 'fr-FR', colorScheme: 'dark' })
  const page = await context.newPage()
  await everyPage(page, 'fr', () => check(page, ['color-contrast']))
  await context.close()
})

test('language and text in English', async ({ browser }) => {
  test.setTimeout(240_000)
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  await everyPage(page, 'en', async () => {
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await check(page, [
      'html-has-lang',
      'html-lang-valid',
      'valid-lang',
      'document-title',
      'link-name',
      'button-name',
      'image-alt',
      'label',
      'heading-order',
      'empty-heading',
    ])
  })
  await context.close()
})
