/** Correcting, setting aside, deleting, merging, splitting, many at once, undoing: without JavaScript, with axe. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { platform, tryPerson } from './attic.ts'

const words = {
  fr: {
    correct: 'Corriger',
    see: 'Voir le résultat',
    save: 'Enregistrer la correction',
    corrected: 'Vous avez corrigé 1 donnée',
    undo: 'Annuler',
    undone: 'C’est annulé',
    wrong: 'Ce n’est pas juste',
    aside: 'Écarter',
    remove: 'Supprimer',
    forGood: 'Supprimer pour toujours',
    split: 'Séparer en plusieurs',
    merge: 'Réunir avec une autre',
    compare: 'Comparer',
    several: 'Agir sur plusieurs',
    all: /Tout ce que cette liste compte/,
    field: 'Changer un champ',
    which: 'Quel champ changer ?',
    next: 'Continuer',
    nothing: 'Rien n’est choisi',
  },
  en: {
    correct: 'Correct',
    see: 'See the result',
    save: 'Save the correction',
    corrected: 'You corrected 1 record',
    undo: 'Undo',
    undone: 'It is undone',
    wrong: 'This is not right',
    aside: 'Set aside',
    remove: 'Delete',
    forGood: 'Delete for good',
    split: 'Split into several',
    merge: 'Merge with another',
    compare: 'Compare',
    several: 'Act on several',
    all: /All that this list counts/,
    field: 'Change a field',
    which: 'Which field to change?',
    next: 'Continue',
    nothing: 'Nothing is chosen',
  },
} as const

async function check(page: Page, name: string): Promise<void> {
  // The bar of a phone lies at the bottom, that of a desk at the top: neither is to cover half of what is looked at.
  await page.evaluate(() => scrollTo(0, innerWidth < 700 ? document.documentElement.scrollHeight : 0))
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4'])
    .analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`),
    `${name} ${page.url()}`,
  ).toEqual([])
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(wide, `${name} is no wider than the screen`).toBeLessThanOrEqual(0)
}

/** The first operation of the list. */
const firstRecord = async (page: Page): Promise<void> => {
  await page.goto(`${platform()}/records?kind=bank.transaction`)
  await page.locator('table.operations td.what a').first().click()
}

// Each language and each size once: what differs from one to the other is words, or room.
for (const lang of ['fr', 'en'] as const) {
  for (const [size, width, colorScheme] of lang === 'fr' ? ([['phone', 390, 'light']] as const) : ([['desktop', 1280, 'dark']] as const)) {
    test(`${lang}, ${size}: a record is corrected, split, merged, set aside, deleted, and each act undone`, async ({ browser }) => {
      test.setTimeout(150_000)
      const t = words[lang]
      const viewport = { width, height: 850 }
      const inside = await browser.newContext({ viewport })
      await tryPerson(await inside.newPage(), 'Camille', lang)
      const context = await browser.newContext({ viewport, colorScheme, storageState: await inside.storageState() })
      // Forms need no JavaScript: none of the platform’s runs. Only axe does.
      const page = await context.newPage()
      await page.route(/\.js$/, (route) => route.abort())
      const named = (name: string) => `${lang}-${size}-${name}`
      const press = (name: string) => page.getByRole('button', { name, exact: true }).press('Enter')

      await firstRecord(page)
      await check(page, named('record'))
      const record = page.url()
      const id = new URL(record).pathname.split('/').at(-1) ?? ''
      await press(t.correct)
      await check(page, named('form'))
      await page.locator('#label').fill('Boulangerie du marché')
      await press(t.see)
      await expect(page.locator('ins')).toHaveText('Boulangerie du marché')
      await check(page, named('look'))
      await press(t.save)
      await expect(page.getByRole('status').getByText(t.corrected)).toBeVisible()
      expect(page.url()).not.toContain('Boulangerie')
      await check(page, named('done'))
      await page.goto(record)
      await expect(page.getByRole('heading', { level: 1, name: 'Boulangerie du marché' })).toBeVisible()
      await check(page, named('history'))
      await page.locator('.history').getByRole('button', { name: t.undo }).press('Enter')
      await expect(page.getByRole('status').getByText(t.undone)).toBeVisible()

      await page.goto(record)
      await press(t.split)
      await check(page, named('split'))
      await page.goto(record)
      await press(t.merge)
      await check(page, named('merge'))
      await press(t.compare)
      await check(page, named('compare'))
      await page.goto(record)
      await press(t.wrong)
      await check(page, named('wrong'))
      await press(t.aside)
      await page.goto(record)
      await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('')
      expect((await page.request.get(record)).status()).toBe(404)
      await page.goto(`${platform()}/corrections`)
      await page.getByRole('button', { name: t.undo }).first().press('Enter')
      expect((await page.request.get(record)).status()).toBe(200)

      await page.goto(`${platform()}/records?kind=bank.transaction`)
      await page.getByText(t.several).press('Enter')
      await page.locator('.selection').getByRole('button', { name: t.aside }).press('Enter')
      await expect(page.getByText(t.nothing)).toBeVisible()
      await check(page, named('nothing'))
      await page.goto(`${platform()}/records?kind=bank.transaction`)
      await page.getByText(t.several).click()
      await check(page, named('selection'))
      await page.getByLabel(t.all).check()
      await page.getByRole('button', { name: t.field }).press('Enter')
      await page.getByLabel(t.which).selectOption('category')
      await press(t.next)
      await page.locator('#category').fill('À vérifier')
      await press(t.see)
      await check(page, named('many'))
      await page.goto(`${platform()}/records?kind=bank.transaction`)
      await page.getByText(t.several).click()
      await page.locator(`#s-${id}`).check()
      await page.locator('.selection').getByRole('button', { name: t.remove }).press('Enter')
      await check(page, named('remove'))
      await press(t.forGood)
      await expect(page.getByRole('status')).toBeVisible()
      expect((await page.request.get(record)).status()).toBe(404)
      await page.goto(`${platform()}/ledger`)
      await check(page, named('ledger'))
      await context.close()
      await inside.close()
    })
  }
}
