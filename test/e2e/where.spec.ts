/** Finding where data are, putting a line aside, typing a journey by hand: without JavaScript, with axe. */
import { expect, test } from '@playwright/test'
import { platform, signUp, tryPerson } from './attic.ts'
import { expectAccessible } from './axe.ts'

const words = {
  fr: {
    find: 'Chercher',
    seek: 'tickets',
    line: 'Tickets de caisse',
    aside: 'Pas pour moi : Prêts',
    look: 'Relire',
    save: 'Enregistrer',
    wrong: /2.champs sont à revoir/,
    typed: 'Saisi par vous',
    undo: 'Retirer cette saisie',
    undone: 'Cette saisie est retirée',
  },
  en: {
    find: 'Search',
    seek: 'receipts',
    line: 'Till receipts',
    aside: 'Not for me: Loans',
    look: 'Read again',
    save: 'Save',
    wrong: /2.fields need/,
    typed: 'Typed by you',
    undo: 'Take this entry back',
    undone: 'This entry is taken back',
  },
} as const

for (const lang of ['fr', 'en'] as const) {
  const t = words[lang]
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${lang}, ${colorScheme}: the table is browsed, searched and opened at a line`, async ({ browser }) => {
      const context = await browser.newContext({ colorScheme, viewport: { width: colorScheme === 'light' ? 390 : 1280, height: 800 } })
      const page = await context.newPage()
      await page.goto(`${platform()}/${lang}/where`)
      await expectAccessible(page)
      await page.getByRole('searchbox').fill(t.seek)
      await page.getByRole('button', { name: t.find }).click()
      expect(page.url()).not.toContain(t.seek)
      await expect(page.getByRole('heading', { name: t.line })).toBeVisible()
      await expectAccessible(page)
      await page.goto('about:blank')
      await page.goto(`${platform()}/${lang}/where#health-watch`)
      await expect(page.locator('#health-watch')).toBeVisible()
      await context.close()
    })
  }

  test(`${lang}: a person without JavaScript puts a line aside and types a journey`, async ({ browser }) => {
    const inside = await browser.newContext({ viewport: { width: 390, height: 800 } })
    const page = await inside.newPage()
    await tryPerson(page, 'Camille', lang)
    const plain = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 800 },
      storageState: await inside.storageState(),
    })
    const quiet = await plain.newPage()
    await quiet.goto(`${platform()}/to-find`)
    await quiet.getByRole('button', { name: new RegExp(t.aside.replace(' :', '.:')) }).click()
    await expect(quiet.locator('#bank details')).toBeVisible()
    await quiet.goto(`${platform()}/by-hand`)
    await quiet.goto(`${platform()}/by-hand/mobility.trip`)
    await quiet.getByRole('button', { name: t.look }).click()
    await expect(quiet.getByText(t.wrong)).toBeVisible()
    await quiet.locator('#day').fill('2026-03-02')
    await quiet.locator('#mode').selectOption('train')
    await quiet.locator('#from').fill('Lyon')
    await quiet.locator('#to').fill('Grenoble')
    await quiet.locator('#cost').fill(lang === 'fr' ? '24,50' : '24.50')
    await quiet.getByRole('button', { name: t.look }).press('Enter')
    await expect(quiet.getByRole('heading', { name: 'Lyon → Grenoble' })).toBeVisible()
    await quiet.getByRole('button', { name: t.save }).press('Enter')
    await quiet.waitForURL(/\/imports\//)
    await expect(quiet.getByText(t.typed)).toBeVisible()
    await page.goto(quiet.url())
    await expectAccessible(page)
    for (const path of ['/to-find', '/by-hand/mobility.trip', '/by-hand/contract', '/home']) {
      await page.goto(platform() + path)
      await page.setViewportSize({ width: 1280, height: 900 })
      await expectAccessible(page)
    }
    await quiet.getByRole('button', { name: t.undo }).click()
    await expect(quiet.getByRole('heading', { name: t.undone })).toBeVisible()
    await plain.close()
    await inside.close()
  })
}

test('a new attic reaches the table before it holds anything', async ({ page }) => {
  await signUp(page, 'fr')
  await page.goto(`${platform()}/home`)
  await page.locator('main').getByRole('link', { name: 'Où trouver mes données' }).click()
  await page.waitForURL(/\/fr\/where/)
})
