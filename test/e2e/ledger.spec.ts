/** A person keeps a checkpoint of her ledger, and later holds the ledger against it: a phone without JavaScript, a desk with it. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { bringIn, platform, signUp } from './attic.ts'

const words = {
  fr: {
    keep: 'Télécharger le repère',
    kept: 'Repère ou registre gardé',
    check: 'Comparer',
    well: /Rien n’a été réécrit.*2 entrées de plus/,
    what: 'Quelles lignes',
    mine: 'Vos propres actes',
    show: 'Afficher',
    read: /Le service Budget a lu/,
  },
  en: {
    keep: 'Download the checkpoint',
    kept: 'Checkpoint or ledger that you kept',
    check: 'Compare',
    well: /Nothing was rewritten.*2 more entries/,
    what: 'Which lines',
    mine: 'Your own acts',
    show: 'Show',
    read: /The Budget service read/,
  },
} as const

for (const [lang, colorScheme, width, javaScriptEnabled] of [
  ['fr', 'dark', 390, false],
  ['en', 'light', 1280, true],
] as const) {
  test(`${lang}, ${width} px: the ledger goes on from the checkpoint kept`, async ({ browser }) => {
    test.setTimeout(90_000)
    const t = words[lang]
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 850 }, javaScriptEnabled })
    const page = await context.newPage()
    await signUp(page, lang)
    await bringIn(page, lang, 'mars.qif')
    await page.goto(`${platform()}/ledger`)
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: t.keep }).click()])
    expect(download.suggestedFilename()).toBe('grenier-checkpoint.json')
    const kept = await download.path()

    await page.goto(`${platform()}/answers/budget`)
    await page.goto(`${platform()}/ledger`)
    await expect(page.getByText(t.read)).toBeVisible()
    await page.getByLabel(t.kept).setInputFiles(kept)
    await page.getByRole('button', { name: t.check, exact: true }).click()
    await expect(page.getByText(t.well)).toBeVisible()
    if (javaScriptEnabled) {
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa', 'best-practice', 'RGAAv4']).analyze()
      expect(violations.map(({ id }) => id)).toEqual([])
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)

    await page.goto(`${platform()}/ledger`)
    await page.getByLabel(t.what).selectOption(t.mine)
    await page.getByRole('button', { name: t.show, exact: true }).click()
    await expect(page).toHaveURL(/what=mine/)
    await expect(page.getByText(t.read)).toHaveCount(0)
    await context.close()
  })
}
