/** Suppliers: the list, a board, a figure down to its records, a name corrected; without JavaScript, on a phone and a desk, with axe. */
import { expect, type Page, test } from '@playwright/test'
import { platform, tryPerson } from './attic.ts'
import { expectAccessible } from './axe.ts'

const words = {
  fr: {
    finding: /chez \d+ fournisseurs en 2026/,
    drawn: /Payé en 2026/,
    table: 'Le même en tableau',
    law: 'Ce que dit la loi',
    wrong: 'Ce nom n’est pas le bon ?',
    name: 'Nom du fournisseur',
    give: 'Donner ce nom',
  },
  en: {
    finding: /with \d+ suppliers in 2026/,
    drawn: /Paid in 2026/,
    table: 'The same as a table',
    law: 'What the law says',
    wrong: 'Is this name wrong?',
    name: 'Name of the supplier',
    give: 'Give this name',
  },
} as const

async function check(page: Page): Promise<void> {
  await expectAccessible(page)
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${page.url()} is wider than the screen`).toBe(true)
}

for (const [lang, width, person, supplier] of [
  ['fr', 390, 'Camille', 'Free'],
  ['en', 1280, 'Noé', 'Vidéotron'],
] as const)
  test(`${lang}, ${width} px: a supplier is looked at, its figure opened, its name corrected, without JavaScript`, async ({ browser }) => {
    test.slow()
    const t = words[lang]
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: width === 390 ? 'dark' : 'light' })
    const page = await context.newPage()
    await tryPerson(page, person, lang)
    await page.goto(`${platform()}/answers/suppliers`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.finding)
    await expect(page.getByRole('img', { name: t.drawn })).toBeVisible()
    await page.getByText(t.table).first().click()
    await check(page)
    const quiet = await browser.newContext({
      javaScriptEnabled: false,
      storageState: await context.storageState(),
      viewport: { width, height: 900 },
    })
    const plain = await quiet.newPage()
    await plain.goto(`${platform()}/answers/suppliers`)
    await plain.locator('#tied').getByRole('link', { name: supplier, exact: true }).click()
    await expect(plain.getByRole('heading', { name: t.law })).toBeVisible()
    await page.goto(plain.url())
    await check(page)
    await plain.locator('#spent a.opens').first().click()
    await expect(plain.getByRole('heading', { level: 1 })).toContainText(supplier)
    await plain.goBack()
    await plain.getByText(t.wrong).click()
    await plain.getByLabel(t.name).fill('Ma ligne')
    await plain.getByRole('button', { name: t.give }).click()
    await expect(plain.locator('#tied').getByRole('link', { name: 'Ma ligne', exact: true })).toBeVisible()
    await quiet.close()
    await context.close()
  })
