/** Operations joined to their papers: the questions answered and taken back, each figure opened; then what care cost. */
import { AxeBuilder } from '@axe-core/playwright'
import { devices, expect, type Page, test } from '@playwright/test'
import { bringIn, platform, signUp } from './attic.ts'

const { defaultBrowserType: _unused, ...phone } = devices['Pixel 7'] ?? { defaultBrowserType: 'chromium' }

async function isAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4'])
    .analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`),
    page.url(),
  ).toEqual([])
}

/** Until the result of the import is there, however busy the machine. */
async function bringPapers(page: Page, lang: 'fr' | 'en'): Promise<void> {
  await bringIn(page, lang, 'papiers.json')
  await expect(page).toHaveURL(/\/imports\/[\w-]+$/, { timeout: 40_000 })
}

/** No line of the page runs out of the screen. */
async function fits(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
}

test.describe('on a phone, in French', () => {
  test.use(phone)
  test('a question is answered once, a link is refused, and both can be taken back', async ({ page }) => {
    await signUp(page)
    await page.goto(`${platform()}/answers/statement`)
    await expect(page.getByRole('heading', { name: 'Rien à rapprocher' })).toBeVisible()
    await isAccessible(page)
    await bringPapers(page, 'fr')
    await page.goto(`${platform()}/answers`)
    await page.getByRole('link', { name: /Rapprochement$/ }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('opérations expliquées')
    await expect(page.getByRole('heading', { name: '1 lien à vérifier' })).toBeVisible()
    await isAccessible(page)
    await fits(page)
    await page.getByRole('button', { name: /^C’est bien lui/ }).click()
    await expect(page.getByRole('heading', { name: /à vérifier/ })).toHaveCount(0)
    await page.getByRole('button', { name: /^Ce n’est pas lui .*VOIX DU PORT/ }).click()
    await page.getByRole('link', { name: /^Documents sans opération/ }).click()
    await expect(page.getByText('Voix du Port')).toBeVisible()
    await isAccessible(page)
    await page.getByRole('link', { name: /^Opérations sans document/ }).click()
    await page.getByRole('link', { name: 'Aucun document de ce fournisseur' }).click()
    await page.getByRole('link', { name: 'VIR LOYER MARS' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('VIR LOYER MARS')
    await page.goto(`${platform()}/answers/statement?list=said`)
    await expect(page.getByRole('button', { name: /^Reprendre/ })).toHaveCount(2)
    await isAccessible(page)
    await page.getByRole('button', { name: /^Reprendre .*Voix du Port/ }).click()
    await expect(page.getByRole('button', { name: /^Reprendre/ })).toHaveCount(1)
  })

  test('what care cost, what is missing, and the rule behind', async ({ page }) => {
    await signUp(page)
    await page.goto(`${platform()}/answers/health`)
    await expect(page.getByRole('heading', { name: 'Aucun soin' })).toBeVisible()
    await isAccessible(page)
    await bringPapers(page, 'fr')
    await page.goto(`${platform()}/answers/health`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('à votre charge en 2026')
    await expect(page.getByRole('heading', { name: '1 remboursement manque' })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Deux ans pour demander' })).toBeVisible()
    await isAccessible(page)
    await fits(page)
    await page
      .getByRole('link', { name: /remboursés$/ })
      .first()
      .click()
    await page.locator('#cares').getByRole('link', { name: 'CB DR LEFEVRE' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('CB DR LEFEVRE')
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('a question is answered by a form', async ({ page }) => {
    await signUp(page)
    await bringPapers(page, 'fr')
    await page.goto(`${platform()}/answers/statement`)
    await page.getByRole('button', { name: /^Jamais ensemble/ }).click()
    await expect(page.getByRole('heading', { name: /à vérifier/ })).toHaveCount(0)
    await page.goto(`${platform()}/answers/statement?list=said`)
    await expect(page.getByText('ne vont jamais ensemble')).toBeVisible()
  })
})

test('in English, in dark, both pages and their files', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await signUp(page, 'en')
  await bringPapers(page, 'en')
  await page.goto(`${platform()}/answers/statement`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('operations explained')
  await page.getByText('The same as a table').focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('#chart details').getByRole('table')).toBeVisible()
  await isAccessible(page)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: /^Download .CSV/ }).click()
  expect((await download).suggestedFilename()).toBe('statement-totals.csv')
  await page.goto(`${platform()}/answers/health`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('left for you to pay in 2026')
  await isAccessible(page)
})
