/** Finding one's own records: as one types, by filters, views and keyboard, with and without JavaScript; one record in full. */
import { expect, type Page, test } from '@playwright/test'
import { platform, tryPerson } from './attic.ts'
import { expectAccessible } from './axe.ts'

const words = {
  fr: {
    find: 'Chercher',
    refine: 'Filtrer',
    keep: 'Garder cette vue',
    name: 'Nom de la vue',
    save: 'Garder',
    back: 'Retour à la liste',
    nothing: 'Rien ne répond à cette recherche',
    readers: 'Qui a pu la lire',
    remove: 'Retirer cette vue',
    removed: 'La vue est retirée',
    change: 'Renommer ou retirer',
    keys: 'Raccourcis du clavier',
    older: 'Plus ancienne',
  },
  en: {
    find: 'Search',
    refine: 'Filter',
    keep: 'Keep this view',
    name: 'Name of the view',
    save: 'Keep',
    back: 'Back to the list',
    nothing: 'Nothing answers this search',
    readers: 'Who could read it',
    remove: 'Remove this view',
    removed: 'The view is removed',
    change: 'Rename or remove',
    keys: 'Keyboard shortcuts',
    older: 'Older',
  },
} as const

const soon = { timeout: 1_000 }
/** A page's script comes after the page: a key that came before it is pressed again, as one would. */
const press = (page: Page, key: string, seen: () => Promise<void>): Promise<void> =>
  expect(async () => {
    await page.keyboard.press(key)
    await seen()
  }).toPass()

for (const lang of ['fr', 'en'] as const) {
  const t = words[lang]
  for (const width of lang === 'fr' ? [390] : [1280]) {
    test(`${lang}, ${width} px: found as one types, opened and left by keyboard alone`, async ({ browser }) => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: width === 390 ? 'dark' : 'light' })
      const page = await context.newPage()
      await tryPerson(page, 'Camille', lang)
      await page.goto(`${platform()}/records`)
      await expectAccessible(page)
      await press(page, '/', () => expect(page.getByRole('searchbox')).toBeFocused(soon))
      await page.keyboard.type('loyer')
      await expect(page.locator('mark').first()).toHaveText(/loyer/i)
      await expect(page.locator('[data-said]')).not.toBeEmpty()
      expect(page.url()).toBe(`${platform()}/records`)
      await expectAccessible(page)
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      const second = page.locator('a[data-record]').nth(1)
      await expect(second).toBeFocused()
      const href = await second.getAttribute('href')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('heading', { name: t.readers })).toBeVisible()
      await expectAccessible(page)
      await page.keyboard.press('ArrowRight')
      await expect(page).not.toHaveURL(platform() + (href ?? ''))
      await press(page, 'k', () => expect(page).toHaveURL(platform() + (href ?? ''), soon))
      await press(page, '?', () => expect(page.getByRole('dialog', { name: t.keys })).toBeVisible(soon))
      await expectAccessible(page)
      await page.keyboard.press('Escape')
      await page.getByRole('link', { name: t.back }).press('Enter')
      await expect(page.getByRole('searchbox')).toHaveValue('loyer')
      await expect(page.locator('a[data-record]').nth(1)).toBeFocused()
      await press(page, '/', () => expect(page.getByRole('searchbox')).toBeFocused(soon))
      await page.keyboard.press('Escape')
      await expect(page.getByRole('searchbox')).toHaveValue('')
      await page.keyboard.type('zzzz')
      await expect(page.getByText(t.nothing)).toBeVisible()
      await expectAccessible(page)
      await context.close()
    })
  }

  test(`${lang}: the same without JavaScript: searched, filtered, kept as a view, opened`, async ({ browser }) => {
    const inside = await browser.newContext({ viewport: { width: 390, height: 800 } })
    const page = await inside.newPage()
    await tryPerson(page, 'Camille', lang)
    const plain = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 800 },
      storageState: await inside.storageState(),
    })
    const quiet = await plain.newPage()
    await quiet.goto(`${platform()}/records`)
    await quiet.getByRole('searchbox').fill('loyer >100')
    await quiet.getByRole('button', { name: t.find, exact: true }).click()
    await expect(quiet.locator('mark').first()).toHaveText(/loyer/i)
    expect(quiet.url()).toBe(`${platform()}/records`)
    await quiet.getByText(t.keep, { exact: true }).click()
    await quiet.getByLabel(t.name).fill('Mes loyers')
    await quiet.getByRole('button', { name: t.save, exact: true }).click()
    await expect(quiet).toHaveURL(/\/records\?view=[\w-]+&said=kept/)
    await expect(quiet.locator('mark').first()).toHaveText(/loyer/i)
    await page.goto(quiet.url())
    await expectAccessible(page)
    await quiet.getByText(t.change).click()
    await quiet.getByRole('button', { name: t.remove }).click()
    await expect(quiet.getByText(t.removed)).toBeVisible()
    await quiet.locator('#kinds button[value="bank.transaction"]').click()
    await quiet.locator('.months-read button').last().click()
    await quiet.locator('a[data-record]').first().click()
    await expect(quiet.getByRole('heading', { name: t.readers })).toBeVisible()
    await quiet.getByRole('link', { name: t.older }).click()
    await expect(quiet.getByRole('heading', { name: t.readers })).toBeVisible()
    await plain.close()
    await inside.close()
  })
}
