/** Two sources that disagree: from home, both sides, settled in one step, undone; with axe, and without JavaScript. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { platform, say, signUp } from './attic.ts'

const qif = (rows: readonly string[]): string =>
  `!Account\nNCompte joint\nTBank\n^\n!Type:Bank\n${rows.map((row) => `${row.split('|').join('\n')}\n^\n`).join('')}`
const statements = {
  'banque.qif': qif(['D02/03/2026|T-9.90|PPAIN', 'D05/03/2026|T-42.50|PGARAGE DU LAC', 'D28/03/2026|T-8.00|PJOURNAL']),
  'appli.qif': qif(['D02/03/2026|T-9.90|PPAIN', 'D07/03/2026|T-42.50|PGarage du lac', 'D28/03/2026|T-8.00|PMUTUELLE']),
}
const words = {
  fr: {
    waits: /2.désaccords entre deux sources/,
    keep: /Garder ceci.*banque/,
    one: /C’est la même.*banque/,
    none: 'Aucun désaccord',
    undo: 'Annuler',
    undone: 'C’est annulé',
  },
  en: {
    waits: /2.disagreements between two sources/,
    keep: /Keep this.*banque/,
    one: /They are one.*banque/,
    none: 'No disagreement',
    undo: 'Undo',
    undone: 'It is undone',
  },
} as const

async function check(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
}

async function bring(page: Page, lang: 'fr' | 'en', name: keyof typeof statements): Promise<void> {
  await page.goto(`${platform()}/imports`)
  await page
    .getByLabel(say(lang).choose)
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(statements[name]) })
  await page.getByRole('button', { name: say(lang).send }).click()
  // A slow reading has a page of its own first.
  await expect(page).toHaveURL(/\/imports\/[\w-]{22}/, { timeout: 30_000 })
}

async function settle(page: Page, lang: 'fr' | 'en', look: (page: Page) => Promise<void>): Promise<void> {
  const w = words[lang]
  await signUp(page, lang)
  for (const name of ['banque.qif', 'appli.qif'] as const) await bring(page, lang, name)
  await page.goto(`${platform()}/home`)
  await page.getByRole('link', { name: w.waits }).click()
  await look(page)
  await page.getByRole('button', { name: w.one }).click()
  await look(page)
  await page.getByRole('button', { name: w.keep }).click()
  await expect(page.getByText(w.none)).toBeVisible()
  await look(page)
  await page.getByRole('button', { name: w.undo }).click()
  await expect(page.getByText(w.undone).first()).toBeVisible()
}

for (const lang of ['fr', 'en'] as const)
  for (const [width, colorScheme] of [
    [390, 'light'],
    [1280, 'dark'],
  ] as const)
    test(`${lang}, ${width} px: two sources that disagree are settled in one step each`, async ({ browser }) => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme })
      await settle(await context.newPage(), lang, check)
      await context.close()
    })

test('the same without JavaScript', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 900 }, javaScriptEnabled: false })
  await settle(await context.newPage(), 'fr', async () => {})
  await context.close()
})
