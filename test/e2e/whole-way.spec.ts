/**
 * A person's whole way in one journey: sign up, keep the code, bring a statement, forget the passphrase, recover, choose
 * another, close a session elsewhere, erase the attic later, keep it, erase it at once. Each page with axe, in both schemes.
 */
import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Browser, type Page, test } from '@playwright/test'
import { bringIn, confirmKit, type Lang, newAddress, passphrase, platform, readKit, say, tryPerson } from './attic.ts'

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
    sessions: 'Sessions ouvertes',
    here: 'cet appareil',
    end: 'Fermer cette session',
    erase: 'Effacer mon grenier',
    wrong: /La phrase secrète n’est pas la bonne/,
    now: /Tout de suite/,
    banner: /Ce grenier sera effacé le/,
    keep: 'Garder mon grenier',
    kept: /Votre grenier est gardé/,
    certificate: 'Certificat d’effacement',
    download: 'Télécharger le certificat',
    at: 'Effacer tout de suite',
    refused: /L’adresse ou la phrase secrète/,
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
    sessions: 'Open sessions',
    here: 'this device',
    end: 'Close this session',
    erase: 'Erase my attic',
    wrong: /The passphrase is not right/,
    now: /At once/,
    banner: /This attic will be erased on/,
    keep: 'Keep my attic',
    kept: /Your attic is kept/,
    certificate: 'Certificate of erasure',
    download: 'Download the certificate',
    at: 'Erase at once',
    refused: /The address or the passphrase/,
  },
} as const
const next = 'cinq paniers de prunes bleues'
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4']

async function look(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)
    expect(found, `${page.url()} ${colorScheme}`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null })
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(wider, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0)
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

async function signIn(page: Page, lang: Lang, email: string): Promise<void> {
  await page.goto(`${platform()}/${lang}/sign-in`)
  await page.getByLabel(say(lang).email).fill(email)
  await page.getByLabel(say(lang).passphrase, { exact: true }).fill(passphrase)
  await page.getByRole('button', { name: say(lang).signIn, exact: true }).click()
}

async function eraseWith(page: Page, lang: Lang, secret: string, now: boolean): Promise<void> {
  if (now) await page.getByRole('radio', { name: words[lang].now }).check()
  await page.getByLabel(say(lang).passphrase, { exact: true }).fill(secret)
  await page.locator('main').getByRole('button', { name: words[lang].erase }).click()
}

/** Signs up, leaves without confirming the code, comes back for another, brings a statement; answers address and code. */
async function begin(page: Page, lang: Lang): Promise<{ email: string; code: string }> {
  const w = words[lang]
  const email = await signUpUnconfirmed(page, lang)
  const kit = (await readKit(page)).join('-')
  await look(page)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: w.file }).click()
  expect(readFileSync(await (await download).path(), 'utf8')).toContain(kit)

  // The page is left without confirming: the attic leads back, and asks who comes.
  await page.goto(`${platform()}/home`)
  await expect(page.getByText(w.first)).toBeVisible()
  await look(page)
  await page.goto(`${platform()}/imports`)
  await page.getByRole('link', { name: w.go }).click()
  await look(page)
  await page.getByLabel(say(lang).passphrase, { exact: true }).fill(passphrase)
  await page.getByRole('button', { name: w.show }).click()
  await page.locator('input[name=first]').fill('AAAA')
  await page.locator('input[name=second]').fill('AAAA')
  await page.getByRole('button', { name: say(lang).confirm }).click()
  await expect(page.getByText(w.differ).first()).toBeVisible()
  await look(page)
  const code = await confirmKit(page, lang)
  expect(code).not.toBe(kit)
  await bringIn(page, lang, 'mars.qif')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(w.brought)
  return { email, code }
}

/** Forgets, opens with the code, chooses a passphrase, confirms the new code, then goes back to the first passphrase. */
async function recover(page: Page, lang: Lang, email: string, code: string): Promise<void> {
  const w = words[lang]
  await page.context().clearCookies()
  await page.goto(`${platform()}/${lang}/sign-in`)
  await page.getByRole('link', { name: w.lost }).click()
  await page.getByLabel(say(lang).email).fill(email)
  await page.getByLabel(w.code, { exact: true }).fill(`${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`)
  await choose(page, lang, 'azertyuiopqs')
  await page.getByRole('button', { name: w.recover }).click()
  await expect(page.getByText(w.slip).first()).toBeVisible()
  await look(page)
  await page.getByLabel(w.code, { exact: true }).fill(code.toLowerCase())
  await choose(page, lang, 'azertyuiopqs')
  await page.getByRole('button', { name: w.recover }).click()
  await expect(page.getByText(w.weak).first()).toBeVisible()
  await choose(page, lang, next)
  await page.getByRole('button', { name: w.recover }).click()
  await look(page)
  await confirmKit(page, lang)
  await expect(page.getByText(w.held).first()).toBeVisible()

  await page.goto(`${platform()}/settings`)
  await page.getByRole('link', { name: w.change }).click()
  await page.getByLabel(w.current).fill(next)
  await choose(page, lang, passphrase)
  await look(page)
  await page.getByRole('button', { name: w.submit, exact: true }).click()
  await expect(page.getByText(w.saved)).toBeVisible()
  await page.getByRole('link', { name: w.replace }).click()
  await expect(page.getByRole('button', { name: w.show })).toBeVisible()
}

/** Closes the session of another browser. */
async function closeElsewhere(page: Page, lang: Lang, email: string, browser: Browser): Promise<void> {
  const w = words[lang]
  const other = await (await browser.newContext({ userAgent: firefox })).newPage()
  await signIn(other, lang, email)
  await expect(other).toHaveURL(`${platform()}/home`)
  await page.goto(`${platform()}/settings`)
  await page.getByRole('link', { name: w.sessions }).click()
  await expect(page.getByText(w.here)).toBeVisible()
  await expect(page.getByText('Firefox, Linux')).toBeVisible()
  await look(page)
  await page.getByRole('button', { name: w.end }).click()
  await expect(page.getByRole('status')).toBeVisible()
  await expect(page.getByRole('button', { name: w.end })).toHaveCount(0)
  await look(page)
  await other.goto(`${platform()}/home`)
  await expect(other).toHaveURL(`${platform()}/${lang}/sign-in`)
  await other.context().close()
}

/** Asks for the attic to be erased in a week, keeps it, erases it at once, and takes the certificate. */
async function leave(page: Page, lang: Lang, email: string): Promise<void> {
  const w = words[lang]
  await page.goto(`${platform()}/settings`)
  await page.getByRole('link', { name: w.erase }).click()
  await look(page)
  await eraseWith(page, lang, 'ce n’est pas la bonne', true)
  await expect(page.getByRole('alert')).toContainText(w.wrong)
  await look(page)
  await eraseWith(page, lang, passphrase, false)
  await expect(page.getByRole('complementary')).toContainText(w.banner)
  await look(page)
  await page.context().clearCookies()
  await signIn(page, lang, email)
  await expect(page.getByRole('complementary')).toContainText(w.banner)
  await page.getByRole('complementary').getByRole('link').click()
  await page.getByRole('button', { name: w.keep }).click()
  await expect(page.getByRole('status')).toContainText(w.kept)
  await expect(page.getByText(w.banner)).toHaveCount(0)
  await eraseWith(page, lang, passphrase, true)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(w.certificate)
  await look(page)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: w.download }).click()
  expect((await download).suggestedFilename()).toMatch(/^grenier-erasure-[\w-]{22}\.json$/)
  await signIn(page, lang, email)
  await expect(page.getByRole('alert')).toContainText(w.refused)
}

for (const [lang, locale, viewport] of [
  ['fr', 'fr-FR', { width: 1280, height: 800 }],
  ['en', 'en-GB', { width: 390, height: 844 }],
] as const) {
  test.describe(locale, () => {
    test.use({ locale, viewport })

    test(`from the first page to the certificate of erasure (${lang}, ${viewport.width} px)`, async ({ page, browser }) => {
      test.setTimeout(180_000)
      const { email, code } = await begin(page, lang)
      await recover(page, lang, email, code)
      await closeElsewhere(page, lang, email, browser)
      await leave(page, lang, email)
    })

    test(`a trial attic is erased in one click (${lang})`, async ({ page }) => {
      await tryPerson(page, 'Camille', lang)
      await page.goto(`${platform()}/settings/erase`)
      await page.getByRole('button', { name: words[lang].at }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(words[lang].certificate)
      await page.goto(`${platform()}/home`)
      await expect(page).toHaveURL(`${platform()}/${lang}/sign-in`)
    })
  })
}

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
