/** A table that nothing recognises: explained on a phone, by keyboard, without JavaScript; then read without asking. */
import { AxeBuilder } from '@axe-core/playwright'
import { devices, expect, type Page, test } from '@playwright/test'
import { bringIn, platform, signUp } from './attic.ts'

const { defaultBrowserType: _unused, ...phone } = devices['Pixel 7'] ?? { defaultBrowserType: 'chromium' }

/** Each look starts a child of its own: as long as the machine needs. */
const patient = expect.configure({ timeout: 20_000 })

async function isAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4'])
    .analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`),
    page.url(),
  ).toEqual([])
}

/** From the result of an import to the form. */
async function explain(page: Page, offer = 'Dire ce que contient chaque colonne'): Promise<void> {
  await isAccessible(page)
  await page.getByRole('link', { name: offer }).click()
}

test.describe('on a phone, in French', () => {
  test.use(phone)
  test('the preview follows each answer; the next table is read without asking; it can be forgotten', async ({ page }) => {
    await signUp(page)
    await bringIn(page, 'fr', 'depenses.csv')
    await explain(page)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Que contient ce tableau')
    const preview = page.getByRole('region', { name: 'Ce que nous lirions' })
    await patient(preview).toContainText('MARCHE DU 13')
    await patient(preview).toContainText('mille')
    await page.getByLabel('Un montant avec un moins est').selectOption('reversed')
    await patient(preview.getByRole('cell', { name: /^13,50/ })).toBeVisible()
    await page.getByLabel('Combien').selectOption('')
    await patient(preview).toContainText('Il manque encore')
    await page.getByLabel('Chaque ligne est').selectOption('receipt')
    await expect(page.getByLabel('Pour quoi').getByRole('option', { name: 'le vendeur' })).toBeAttached()
    await page.getByLabel('Chaque ligne est').selectOption('bank.transaction')
    await expect(page.getByLabel('Pour quoi').getByRole('option', { name: 'le libellé' })).toBeAttached()
    await page.getByLabel('Combien').selectOption('amount')
    await page.getByLabel('Pour quoi').selectOption('label')
    await page.getByLabel('Un montant avec un moins est').selectOption('signed')
    await page.getByLabel('Nom du compte').fill('Compte joint')
    await patient(preview.getByRole('cell', { name: 'Compte joint' }).first()).toBeVisible()
    await isAccessible(page)
    await page.getByRole('button', { name: 'Importer ce tableau' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('4 opérations', { timeout: 20_000 })
    await bringIn(page, 'fr', 'mai.csv')
    await expect(page.getByText('nous l’avons lu comme vous l’aviez dit')).toBeVisible()
    await page.goto(`${platform()}/settings`)
    await isAccessible(page)
    await page.getByRole('button', { name: /^Oublier/ }).click()
    await expect(page.getByText('Tableaux que vous avez expliqués')).toHaveCount(0)
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('a button shows the table as it would be read', async ({ page }) => {
    await signUp(page)
    await bringIn(page, 'fr', 'depenses.csv')
    await page.getByRole('link', { name: 'Dire ce que contient chaque colonne' }).click()
    await page.getByLabel('Combien').selectOption('')
    await page.getByRole('button', { name: 'Importer ce tableau' }).click()
    await expect(page.getByRole('alert')).toContainText('Il manque encore')
    await page.getByLabel('Combien').selectOption('amount')
    await page.getByRole('button', { name: 'Voir', exact: true }).click()
    await patient(page.getByRole('cell', { name: 'MARCHE DU 13' })).toBeVisible()
    await page.getByRole('button', { name: 'Importer ce tableau' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('4 opérations', { timeout: 20_000 })
  })
})

test('in English, by the keyboard alone, in dark', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await signUp(page, 'en')
  await bringIn(page, 'en', 'depenses.csv', 'sommeil.json')
  await expect(page.getByText('It is a data file (JSON).')).toBeVisible()
  await isAccessible(page)
  await page.getByRole('link', { name: 'Say what each column holds' }).focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('Combien').focus()
  await page.keyboard.type('the amount')
  await patient(page.getByRole('cell', { name: 'MARCHE DU 13' })).toBeVisible()
  await isAccessible(page)
  await page.getByRole('button', { name: 'Import this table' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('4 new operations', { timeout: 20_000 })
})

test.describe('without JavaScript, on a phone', () => {
  test.use({ ...phone, javaScriptEnabled: false })
  test('the sheets of a workbook are read one after the other, and what was said is known again in an archive', async ({ page }, info) => {
    await signUp(page)
    await bringIn(page, 'fr', 'comptes.ods')
    await page.getByRole('link', { name: 'Dire ce que contient chaque colonne' }).click()
    await page.getByRole('navigation', { name: 'Tableaux du classeur' }).getByRole('link', { name: 'Perso' }).click()
    await patient(page.getByText('13/05/2026').first()).toBeVisible()
    await info.attach('sheets', { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' })
    await page.getByRole('button', { name: 'Importer ce tableau' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('4 opérations', { timeout: 20_000 })
    // The other sheet has the same columns: what was said is known again, in an archive too.
    await bringIn(page, 'fr', 'banque.zip')
    await expect(page.getByRole('heading', { name: 'export/depenses.csv' })).toBeVisible()
    await expect(page.getByText('nous l’avons lu comme vous l’aviez dit')).toBeVisible()
    await expect(page.getByText('Nouveau')).toBeVisible()
    await info.attach('new', { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' })
  })
})
