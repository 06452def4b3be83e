/** Where data come from, what is missing, what is told: without JavaScript, by keyboard, with axe, in both languages and schemes. */
import { expect, type Page, test } from '@playwright/test'
import { passphrase, platform, say, signUp } from './attic.ts'
import { expectAccessible } from './axe.ts'

const words = {
  fr: {
    waits: 'Ce qui attend votre mot',
    gap: /1.mois à compléter/,
    quiet: 'Rien ne s’est passé en février 2026',
    back: 'Remettre février 2026 à attendre',
    quietOnes: /1.mois sans rien/,
    rename: 'Renommer',
    name: 'Nom que vous lui donnez',
    close: 'C’est clos, ne plus rien attendre',
    closed: /Vous avez dit que c’est clos/,
    reopen: 'Ce n’est pas clos',
    table: 'Le même en tableau',
    news: /Nouvelles/,
    place: /navigateur nouveau/,
    readAll: 'Tout marquer comme lu',
    saved: 'C’est noté.',
    save: 'Enregistrer',
  },
  en: {
    waits: 'What waits for your word',
    gap: /1.month to complete/,
    quiet: 'Nothing happened in February 2026',
    back: 'Expect February 2026 again',
    quietOnes: /1.month without anything/,
    rename: 'Rename',
    name: 'The name you give it',
    close: 'It is closed, expect nothing more',
    closed: /You said it is closed/,
    reopen: 'It is not closed',
    table: 'The same as a table',
    news: /News/,
    place: /new browser/,
    readAll: 'Mark all as read',
    saved: 'Noted.',
    save: 'Save',
  },
} as const

const month = (n: string): string =>
  `!Account\nN00020407281\nTBank\n^\n!Type:Bank\n${Array.from({ length: 28 }, (_, day) => `D${String(day + 1).padStart(2, '0')}/${n}/2026\nT-1.00\nPCafe\n^\n`).join('')}`

async function check(page: Page): Promise<void> {
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), page.url()).toBe(true)
}

/** By keyboard alone: reached, then pressed. */
async function press(page: Page, name: string | RegExp, role: 'button' | 'link' = 'button'): Promise<void> {
  const target = page.getByRole(role, { name }).first()
  await target.focus()
  await expect(target).toBeFocused()
  await page.keyboard.press('Enter')
}

for (const [lang, colorScheme, width, javaScriptEnabled] of [
  ['fr', 'light', 390, false],
  ['en', 'dark', 1280, true],
] as const) {
  test(`${lang}, ${colorScheme}, ${width} px: a gap is explained, a source closed, a new browser told`, async ({ browser }) => {
    const t = words[lang]
    const context = await browser.newContext({ colorScheme, javaScriptEnabled, viewport: { width, height: 844 } })
    const page = await context.newPage()
    // A page without scripts is looked at by a browser that has them, with the same cookies.
    const eye = javaScriptEnabled ? page : await (await browser.newContext({ colorScheme, viewport: { width, height: 844 } })).newPage()
    const look = async () => {
      if (eye !== page) {
        await eye.context().addCookies(await context.cookies())
        await eye.goto(page.url())
      }
      await check(eye)
    }
    const email = await signUp(page, lang)
    await page.goto(`${platform()}/imports`)
    await page
      .getByLabel(say(lang).choose)
      .setInputFiles(['01', '03'].map((n) => ({ name: `${n}.qif`, mimeType: 'application/octet-stream', buffer: Buffer.from(month(n)) })))
    await page.getByRole('button', { name: say(lang).send }).click()
    await expect(page).toHaveURL(/\/imports\/[\w-]{22}$/)

    await page.goto(`${platform()}/home`)
    await expect(page.getByRole('heading', { name: t.waits })).toBeVisible()
    await look()
    await page.goto(`${platform()}/sources`)
    await expect(page.locator('.board')).toContainText(t.gap)
    await look()
    await page.locator('.board a.name').first().click()
    await expect(page).toHaveURL(/\/sources\/[\w-]{22}$/)
    await page.getByText(t.table).click()
    await look()
    await press(page, t.quiet)
    await page.getByText(t.quietOnes).click()
    await press(page, t.back)
    await expect(page.getByRole('button', { name: t.quiet })).toBeVisible()
    await page.getByLabel(t.name).fill('Compte des vacances')
    await press(page, t.rename)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Compte des vacances')
    await press(page, t.close)
    await expect(page.getByText(t.closed)).toBeVisible()
    await look()
    await press(page, t.reopen)

    const other = await (await browser.newContext()).newPage()
    await other.goto(`${platform()}/${lang}/sign-in`)
    await other.getByLabel(say(lang).email).fill(email)
    await other.getByLabel(say(lang).passphrase, { exact: true }).fill(passphrase)
    await other.getByRole('button', { name: say(lang).signIn, exact: true }).click()
    await expect(other).toHaveURL(`${platform()}/home`)

    await page.goto(`${platform()}/home`)
    await press(page, t.news, 'link')
    await expect(page.getByText(t.place).first()).toBeVisible()
    await look()
    await press(page, t.readAll)
    await expect(page.getByRole('button', { name: t.readAll })).toHaveCount(0)
    await press(page, t.save)
    await expect(page.getByText(t.saved)).toBeVisible()
    await look()
  })
}
