/** Answers: a switch, a correction taken back, a plan, shares, what if, a floor; without JavaScript, on a phone and a desk, with axe. */
import { type Browser, expect, type Page, test } from '@playwright/test'
import { platform, tryPerson } from './attic.ts'
import { expectAccessible } from './axe.ts'

const words = {
  fr: {
    switches: 'Ce que ce service lit',
    off: 'Couper : Soldes',
    on: 'Autoriser : Soldes',
    back: /reviennent chaque année/,
    change: 'Changer de poste dans le budget',
    save: 'Changer',
    all: 'toutes celles dont le libellé contient ces mots',
    saved: 'C’est noté',
    undo: 'Reprendre ce que j’ai dit',
    first: 'Prénom 1',
    share: 'Part 1, en %',
    keep: 'Enregistrer',
    part: /la part de Léo/,
    compute: 'Calculer',
    left: /Il vous (?:resterait|manquerait)/,
    price: 'Prix',
    rate: 'Taux du prêt',
    fees: 'Frais d’achat',
    floor: 'Ne pas passer sous',
    drawn: 'Argent disponible, 12 mois',
    table: 'Le même en tableau',
  },
  en: {
    switches: 'What this service reads',
    off: 'Switch off: Balances',
    on: 'Allow: Balances',
    back: /come back every year/,
    change: 'Change its post in the budget',
    save: 'Change',
    all: 'all those whose label holds these words',
    saved: 'Noted',
    undo: 'Take back what I said',
    first: 'First name 1',
    share: 'Share 1, in %',
    keep: 'Save',
    part: /Léo’s share/,
    compute: 'Work out',
    left: /You would (?:have|lack)/,
    price: 'Price',
    rate: 'Loan rate',
    fees: 'Purchase fees',
    floor: 'Not to go below',
    drawn: 'Money available, 12 months',
    table: 'The same as a table',
  },
} as const

async function check(page: Page): Promise<void> {
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
}
/** The typography of each language puts its own spaces before colons. */
const name = (text: string): RegExp => new RegExp(text.replaceAll(' ', '\\s').replace(/\\s?:/, '\\s?:').replaceAll('(', '\\('))

/** Two windows of one attic: one without scripts, where the journey is made, and one where axe looks at the same pages. */
async function windows(browser: Browser, lang: 'fr' | 'en', colorScheme: 'light' | 'dark', width: number) {
  const first = await browser.newContext()
  await tryPerson(await first.newPage(), lang === 'fr' ? 'Camille' : 'Noé', lang)
  const given = { colorScheme, viewport: { width, height: 900 }, storageState: await first.storageState() }
  const contexts = [first, await browser.newContext({ ...given, javaScriptEnabled: false }), await browser.newContext(given)]
  const page = (await contexts[1]?.newPage()) as Page
  const checked = (await contexts[2]?.newPage()) as Page
  return {
    page,
    async go(path: string): Promise<void> {
      await page.goto(platform() + path)
      await checked.goto(platform() + path)
      await check(checked)
    },
    close: () => Promise.all(contexts.map((context) => context.close())),
  }
}

for (const [lang, colorScheme, width] of [
  ['fr', 'light', 1280],
  ['en', 'dark', 390],
] as const) {
  const t = words[lang]
  test(`${lang}, ${colorScheme}, ${width}: what services read is switched, what they learn is taken back`, async ({ browser }) => {
    const { page, go, close } = await windows(browser, lang, colorScheme, width)
    await go('/answers')
    await page.locator('#budget summary').click()
    await page
      .locator('#budget')
      .getByRole('button', { name: name(t.off) })
      .click()
    await expect(page.locator('#budget').getByRole('button', { name: name(t.on) })).toBeVisible()
    await page
      .locator('#budget')
      .getByRole('button', { name: name(t.on) })
      .click()

    await go('/answers/budget/recurrences')
    await expect(page.getByRole('heading', { level: 1, name: t.back })).toBeVisible()
    await page.locator('a.opens').first().click()
    await page.locator('#main table a, #main li a').first().click()
    await page.getByRole('link', { name: t.change }).click()
    await page.getByLabel(t.all).check()
    await page.getByRole('button', { name: t.save, exact: true }).click()
    await expect(page.getByText(t.saved)).toBeVisible()
    await go('/answers/budget/taught')
    await page.goBack()
    await page.getByRole('button', { name: t.undo }).click()
    await expect(page.getByRole('button', { name: t.undo })).toBeHidden()
    await close()
  })

  test(`${lang}, ${colorScheme}, ${width}: a plan, years, shares, what if`, async ({ browser }) => {
    const { page, go, close } = await windows(browser, lang, colorScheme, width)
    await go('/answers/budget/plan')
    await go('/answers/budget/years')
    await go('/answers/budget/household')
    for (const [place, who] of ['Moi', 'Léo'].entries()) {
      await page.locator(`#name-${place}`).fill(who)
      await page.locator(`#share-${place}`).fill(place === 0 ? '60' : '40')
    }
    await page.locator('input[value=groceries]').check()
    await page.getByRole('button', { name: t.keep }).click()
    await expect(page.getByRole('heading', { level: 1, name: t.part })).toBeVisible()
    await go('/answers/budget/household')

    await go('/answers/budget/what-if')
    await page.locator('#price').fill('200000')
    await page.locator('#rate').fill('3.5')
    await page.locator('#home').getByRole('button', { name: t.compute }).click()
    await expect(page.getByRole('heading', { level: 1, name: t.left })).toBeVisible()
    await expect(page.getByRole('heading', { name: t.fees })).toBeVisible()
    expect(page.url()).not.toContain('200000')
    await close()
  })

  test(`${lang}, ${colorScheme}, ${width}: a forecast and its floor`, async ({ browser }) => {
    const { page, go, close } = await windows(browser, lang, colorScheme, width)
    await go('/answers/forecast')
    await page.getByLabel(t.floor).fill('500')
    await page.getByRole('button', { name: t.keep }).click()
    await go('/answers/forecast?span=3')
    await page.goto(`${platform()}/answers/forecast`)
    await expect(page.getByRole('img', { name: t.drawn })).toBeVisible()
    await expect(page.getByText(t.table).first()).toBeVisible()
    await close()
  })
}
