/** A passphrase forgotten: sign up, keep the code, bring a statement, forget, recover, choose another passphrase. */
import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { bringIn, confirmKit, type Lang, newAddress, passphrase, platform, readKit, say } from './attic.ts'

const words = {
  fr: {
    code: 'Code de secours',
    next: 'Nouvelle phrase secrète',
    recover: 'Ouvrir et changer de phrase',
    lost: 'Ouvrez avec votre code de secours',
    file: 'Télécharger un fichier texte',
    first: 'D’abord, votre code de secours',
    go: 'Voir mon code de secours',
    show: 'Montrer le code',
    slip: 'Il y a une faute de frappe dans ce code',
    differ: 'Ces deux groupes ne sont pas ceux du code',
    weak: 'les touches se suivent sur le clavier',
    brought: '4 opérations',
    held: '4 opérations',
    change: 'Changer de phrase secrète',
    current: 'Phrase secrète actuelle',
    submit: 'Changer de phrase',
    saved: 'C’est enregistré.',
    replace: 'Faire un nouveau code de secours',
  },
  en: {
    code: 'Recovery code',
    next: 'New passphrase',
    recover: 'Open and change the passphrase',
    lost: 'Open with your recovery code',
    file: 'Download a text file',
    first: 'First, your recovery code',
    go: 'See my recovery code',
    show: 'Show the code',
    slip: 'There is a slip in this code',
    differ: 'These two groups are not those of the code',
    weak: 'its keys follow each other on the keyboard',
    brought: '4 new operations',
    held: '4 operations',
    change: 'Change my passphrase',
    current: 'Present passphrase',
    submit: 'Change the passphrase',
    saved: 'Saved.',
    replace: 'Make a new recovery code',
  },
} as const
const next = 'cinq paniers de prunes bleues'

async function hasNoFault(page: Page): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4']
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`),
    page.url(),
  ).toEqual([])
}

/** Fills the form that chooses a passphrase, after what the page asks besides. */
async function choose(page: Page, lang: Lang, chosen: string): Promise<void> {
  await page.getByLabel(words[lang].next, { exact: true }).fill(chosen)
  await page.getByLabel(say(lang).again).fill(chosen)
}

async function signUpUnconfirmed(page: Page, lang: Lang): Promise<string> {
  const email = newAddress()
  await page.goto(`${platform()}/${lang}/sign-up`)
  await page.getByLabel(say(lang).email).fill(email)
  await page.getByLabel(say(lang).passphrase, { exact: true }).fill(passphrase)
  await page.getByLabel(say(lang).again).fill(passphrase)
  await page.getByRole('button', { name: say(lang).signUp }).click()
  await readKit(page)
  return email
}

async function wholeWay(page: Page, lang: Lang, look: () => Promise<void>): Promise<void> {
  const w = words[lang]
  const email = await signUpUnconfirmed(page, lang)
  const kit = (await readKit(page)).join('-')
  await look()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: w.file }).click()
  expect(readFileSync(await (await download).path(), 'utf8')).toContain(kit)

  // The page is left without confirming: the attic leads back, and asks who comes.
  await page.goto(`${platform()}/home`)
  await expect(page.getByText(w.first)).toBeVisible()
  await look()
  await page.goto(`${platform()}/imports`)
  await page.getByRole('link', { name: w.go }).click()
  await look()
  await page.getByLabel(say(lang).passphrase, { exact: true }).fill(passphrase)
  await page.getByRole('button', { name: w.show }).click()
  await page.locator('input[name=first]').fill('AAAA')
  await page.locator('input[name=second]').fill('AAAA')
  await page.getByRole('button', { name: say(lang).confirm }).click()
  await expect(page.getByText(w.differ).first()).toBeVisible()
  await look()
  const code = await confirmKit(page, lang)
  expect(code).not.toBe(kit)
  await bringIn(page, lang, 'mars.qif')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(w.brought)

  await page.context().clearCookies()
  await page.goto(`${platform()}/${lang}/sign-in`)
  await page.getByRole('link', { name: w.lost }).click()
  await page.getByLabel(say(lang).email).fill(email)
  await page.getByLabel(w.code, { exact: true }).fill(`${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`)
  await choose(page, lang, 'azertyuiopqs')
  await page.getByRole('button', { name: w.recover }).click()
  await expect(page.getByText(w.slip).first()).toBeVisible()
  await look()
  await page.getByLabel(w.code, { exact: true }).fill(code.toLowerCase())
  await choose(page, lang, 'azertyuiopqs')
  await page.getByRole('button', { name: w.recover }).click()
  await expect(page.getByText(w.weak).first()).toBeVisible()
  await choose(page, lang, next)
  await page.getByRole('button', { name: w.recover }).click()
  await look()
  await confirmKit(page, lang)
  await expect(page.getByText(w.held).first()).toBeVisible()

  await page.goto(`${platform()}/settings`)
  await page.getByRole('link', { name: w.change }).click()
  await page.getByLabel(w.current).fill(next)
  await choose(page, lang, passphrase)
  await look()
  await page.getByRole('button', { name: w.submit, exact: true }).click()
  await expect(page.getByText(w.saved)).toBeVisible()
  await page.getByRole('link', { name: w.replace }).click()
  await expect(page.getByRole('button', { name: w.show })).toBeVisible()
}

test('the whole way in French, without a fault', async ({ page }) => {
  test.setTimeout(120_000)
  await wholeWay(page, 'fr', () => hasNoFault(page))
})

test.describe('in English, in the dark, on a phone', () => {
  test.use({ locale: 'en-GB', colorScheme: 'dark', viewport: { width: 390, height: 844 } })
  test('the whole way, without a fault', async ({ page }) => {
    test.setTimeout(120_000)
    await wholeWay(page, 'en', async () => {
      await hasNoFault(page)
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      expect(wider, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0)
    })
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('the code is shown, kept as a file and confirmed', async ({ page }) => {
    await signUpUnconfirmed(page, 'fr')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: words.fr.file }).click()
    expect(readFileSync(await (await download).path(), 'utf8')).toContain((await readKit(page)).join('-'))
    await confirmKit(page, 'fr')
  })
})
