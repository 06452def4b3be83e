/** An operator, from the command line to her pages: by a link, on the admin port; each page with axe. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'

const root = resolve(import.meta.dirname, '../..')
const log = process.env.GRENIER_LOG ?? ''
const data = join(dirname(log), 'data')
const passphrase = 'quatre mots vraiment sans lien'
/** All rules once; then contrast in the dark, language and text in English. */
const narrow = [
  'color-contrast',
  'html-has-lang',
  'html-lang-valid',
  'document-title',
  'link-name',
  'button-name',
  'label',
  'heading-order',
]
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4']

const admin = () => /operators at (http:\/\/127\.0\.0\.1:\d+)/.exec(readFileSync(log, 'utf8'))?.[1] ?? ''
const linkFor = (email: string) =>
  execFileSync(process.execPath, ['bin/grenier.mjs', 'operator', 'add', email, '--data', data], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim()

async function checkWith(page: Page, rules?: readonly string[]): Promise<void> {
  const axe = new AxeBuilder({ page })
  const { violations } = await (rules ? axe.withRules([...rules]) : axe.withTags(tags)).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)
  expect(found, page.url()).toEqual([])
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(wide, `${page.url()} scrolls sideways`).toBe(0)
}

for (const [name, use, rules] of [
  ['French, light, phone', { locale: 'fr-FR', colorScheme: 'light', viewport: { width: 390, height: 844 } }, undefined],
  ['English, dark, desktop', { locale: 'en-GB', colorScheme: 'dark', viewport: { width: 1280, height: 900 } }, narrow],
] as const) {
  const check = (page: Page) => checkWith(page, rules)

  test(`a link, a passphrase, the state, the roles: ${name}`, async ({ browser }) => {
    test.setTimeout(240_000)
    const email = `odile-${name.replaceAll(/\W+/g, '-').toLowerCase()}@example.org`
    const context = await browser.newContext(use)
    const page = await context.newPage()
    await page.goto(`${admin()}/operator`)
    await expect(page).toHaveURL(/\/operator\/sign-in$/)
    await check(page)
    await page.goto(`${admin()}/operator/join/${'A'.repeat(22)}`)
    await check(page)
    await page.goto(linkFor(email))
    await check(page)
    await page.locator('[name=passphrase]').fill('court')
    await page.locator('[name=again]').fill('court')
    await page.getByRole('button').last().click()
    await check(page)
    await page.locator('[name=passphrase]').fill(passphrase)
    await page.locator('[name=again]').fill(passphrase)
    await page.getByRole('button').last().click()
    await expect(page).toHaveURL(`${admin()}/operator`)
    await check(page)
    await page.goto(`${admin()}/operator/roles`)
    await page.locator('[name=email]').fill('berthe@example.org')
    await page.locator('[name=current]').fill('pas la bonne phrase')
    await page.locator('#grant button').click()
    await expect(page.locator('#grant [role=alert]')).toBeVisible()
    await check(page)
    await page.locator('[name=current]').fill(passphrase)
    await page.locator('#grant button').click()
    await expect(page.getByText(/\/operator\/join\//)).toBeVisible()
    await check(page)
    await page.goto(`${admin()}/operator/nowhere`)
    await check(page)
    await page.goto(`${admin()}/operator`)
    await page.locator('header form button').click()
    await expect(page).toHaveURL(/\/operator\/sign-in$/)
    await context.close()
  })
}
