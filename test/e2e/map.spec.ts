/** The map: its drawing and its twin, a town down to its records, home corrected; without JavaScript, on a phone and a desk, with axe. */
import { expect, type Page, test } from '@playwright/test'
import { platform, tryPerson } from './attic.ts'
import { expectAccessible } from './axe.ts'

const words = {
  fr: {
    drawn: 'Les villes où vous passez',
    table: 'Le même en tableau',
    home: 'Ville où vous vivez',
    save: 'Enregistrer',
    said: /Bron, selon vous/,
  },
  en: {
    drawn: 'The towns where you are seen',
    table: 'The same as a table',
    home: 'Town where you live',
    save: 'Save',
    said: /Laval, by your word/,
  },
} as const

async function check(page: Page): Promise<void> {
  await expectAccessible(page)
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${page.url()} is wider than the screen`).toBe(true)
}

for (const [lang, width, person, town] of [
  ['fr', 390, 'Camille', 'Bron'],
  ['en', 1280, 'Noé', 'Laval'],
] as const)
  test(`${lang}, ${width} px: towns are seen, one is opened, home is corrected, without JavaScript`, async ({ browser }) => {
    const t = words[lang]
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: width === 390 ? 'dark' : 'light' })
    const page = await context.newPage()
    await tryPerson(page, person, lang)
    await page.goto(`${platform()}/answers/map`)
    await expect(page.getByRole('img', { name: t.drawn })).toBeVisible()
    await page.getByText(t.table).first().click()
    await check(page)
    const quiet = await browser.newContext({
      javaScriptEnabled: false,
      storageState: await context.storageState(),
      viewport: { width, height: 900 },
    })
    const plain = await quiet.newPage()
    await plain.goto(`${platform()}/answers/map`)
    await plain.getByText(t.table).first().click()
    await plain
      .locator('#where')
      .getByRole('row', { name: new RegExp(`^${town}`) })
      .getByRole('link')
      .first()
      .click()
    await expect(plain.getByRole('heading', { level: 1 })).toHaveText(town)
    await plain.goto(`${platform()}/answers/map`)
    await plain.getByLabel(t.home).fill(town)
    await plain.getByRole('button', { name: t.save }).click()
    await expect(plain.getByText(t.said)).toBeVisible()
    await quiet.close()
    await context.close()
  })
