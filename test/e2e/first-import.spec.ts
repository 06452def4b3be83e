/** One bank file travels the whole way: in both languages, on a desktop and on a phone, without JavaScript, by keyboard. */
import { readFileSync } from 'node:fs'
import { devices, expect, test } from '@playwright/test'
import { bringIn, confirmKit, passphrase, platform, say, signUp, tryPerson } from './attic.ts'

const { defaultBrowserType: _unused, ...phone } = devices['Pixel 7'] ?? { defaultBrowserType: 'chromium' }

test('a person opens an attic, brings a statement, reads her budget, opens a figure, comes back', async ({ page }) => {
  const wrong: string[] = []
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()))
  page.on('pageerror', (error) => wrong.push(error.message))
  const email = await signUp(page)
  await expect(page.getByText(say('fr').empty)).toBeVisible()

  await bringIn(page, 'fr', 'mars.qif')
  await expect(page).toHaveURL(/\/imports\/.+/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('4 opérations')
  await expect(page.getByText('mars.qif')).toBeVisible()

  await page.getByRole('link', { name: 'Réponses' }).first().click()
  await page
    .locator('#budget')
    .getByRole('link', { name: /Ouvrir/ })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/En mars/)
  await page.locator('#main').getByRole('link', { name: 'Logement' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Logement')
  await page.getByRole('link', { name: /LOYER/ }).click()
  await expect(page.getByText('mars.qif')).toBeVisible()

  await page.goto(`${platform()}/ledger`)
  await expect(page.getByText(/Le service Budget a lu/).first()).toBeVisible()

  await page.goto(`${platform()}/settings`)
  await page
    .locator('#main')
    .getByRole('button', { name: say('fr').signOut })
    .click()
  await expect(page).toHaveURL(`${platform()}/fr`)
  await page.goto(`${platform()}/home`)
  await expect(page).toHaveURL(/sign-in/)
  await page.getByLabel(say('fr').email).fill(email)
  await page.getByLabel(say('fr').passphrase, { exact: true }).fill(passphrase)
  await page
    .locator('#main')
    .getByRole('button', { name: say('fr').signIn, exact: true })
    .click()
  await expect(page).toHaveURL(`${platform()}/home`)
  await expect(page.getByText('4 opérations').first()).toBeVisible()
  expect(wrong).toEqual([])
})

test('overlapping statements count once; the unreadable line is shown; an import is undone and brought back', async ({ page }) => {
  await signUp(page)
  await bringIn(page, 'fr', 'mars.qif')
  await expect(page).toHaveURL(/\/imports\/.+/)
  await bringIn(page, 'fr', 'mars-et-avril.qif')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('1 opération')
  await expect(page.getByText('Ligne 15')).toBeVisible()
  await expect(page.getByText('douze')).toBeVisible()
  await page.getByRole('button', { name: 'Annuler cet import' }).click()
  await expect(page.getByText('Cet import est annulé')).toBeVisible()
  await page.getByRole('button', { name: 'Rétablir cet import' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('1 opération')
})

test('a file that is no statement: nothing is kept, and the page says why', async ({ page }) => {
  await signUp(page)
  await bringIn(page, 'fr', 'photo.jpg', 'vide.ofx')
  await expect(page.getByText('Rien n’a été gardé').first()).toBeVisible()
  await expect(page.getByText('photo.jpg').first()).toBeVisible()
  await expect(page.getByText('vide.ofx').first()).toBeVisible()
})

test('an invented person is tried in one click, in French', async ({ page }) => {
  await tryPerson(page, 'Camille')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Bonjour Camille')
  await page.goto(`${platform()}/records`)
  await page.getByRole('searchbox').fill('loyer')
  await page.getByRole('button', { name: 'Chercher', exact: true }).click()
  await expect(page.getByRole('link', { name: /loyer/i }).first()).toBeVisible()
  expect(page.url()).not.toContain('loyer')
})

test.describe('in English, on a phone', () => {
  test.use({ ...phone, locale: 'en-CA' })
  test('an invented person is tried; the bar at the bottom leads everywhere', async ({ page }) => {
    await page.goto(platform())
    await expect(page).toHaveURL(`${platform()}/en`)
    await tryPerson(page, 'Noé', 'en')
    for (const name of ['Answers', 'Data', 'Ledger']) {
      await page.getByRole('navigation').getByRole('link', { name }).first().click()
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      expect(wider, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0)
    }
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('the whole way', async ({ page }) => {
    await signUp(page)
    await bringIn(page, 'fr', 'mars.qif')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('4 opérations')
    await page.goto(`${platform()}/answers/budget`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/En mars/)
  })
})

test('with the keyboard alone: skip to the content, fill, send, read', async ({ page }) => {
  await page.goto(`${platform()}/fr/sign-up`)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('#main')).toBeFocused()
  const email = page.getByLabel(say('fr').email)
  for (let presses = 0; presses < 10 && !(await email.evaluate((element) => element === document.activeElement)); presses++)
    await page.keyboard.press('Tab')
  await page.keyboard.type(`clavier-${Date.now()}@example.org`)
  await page.keyboard.press('Tab')
  for (const label of [say('fr').passphrase, say('fr').again]) {
    const field = page.getByLabel(label, { exact: true })
    for (let presses = 0; presses < 5 && !(await field.evaluate((element) => element === document.activeElement)); presses++)
      await page.keyboard.press('Tab')
    await page.keyboard.type(passphrase)
  }
  await page.keyboard.press('Enter')
  await confirmKit(page, 'fr')
})

test('the logs of a visit hold a pattern, a status and a time, and nothing of the person', async ({ page }) => {
  const email = await signUp(page)
  await bringIn(page, 'fr', 'mars.qif')
  await page.goto(`${platform()}/records`)
  await page.getByRole('searchbox').fill('carrefour')
  await page.getByRole('button', { name: 'Chercher', exact: true }).click()
  await page.getByRole('link', { name: /CARREFOUR/ }).click()
  await expect(page.getByText('mars.qif')).toBeVisible()
  const record = new URL(page.url()).pathname.split('/').at(-1) ?? 'none'
  const log = readFileSync(process.env.GRENIER_LOG ?? '', 'utf8')
  expect(log).toContain('"route":"/records/:kind/:id"')
  for (const word of [email, 'personne-', 'mars.qif', 'carrefour', 'CARREFOUR', '42.10', record, passphrase])
    expect(log).not.toContain(word)
})
