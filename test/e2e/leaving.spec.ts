/** Leaving: a session ended from another device, an attic erased later, then at once; each page with axe. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { passphrase, platform, say, signUp, tryPerson, type Lang } from './attic.ts'

const words = {
  fr: {
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
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4']

async function check(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)
    expect(found, `${page.url()} ${colorScheme}`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null })
}

async function signIn(page: Page, lang: Lang, email: string): Promise<void> {
  await page.goto(`${platform()}/${lang}/sign-in`)
  await page.getByLabel(say(lang).email).fill(email)
  await page.getByLabel(say(lang).passphrase, { exact: true }).fill(passphrase)
  await page.getByRole('button', { name: say(lang).signIn, exact: true }).click()
}

async function eraseWith(page: Page, lang: Lang, secret: string, now: boolean): Promise<void> {
  const w = words[lang]
  if (now) await page.getByRole('radio', { name: w.now }).check()
  await page.getByLabel(say(lang).passphrase, { exact: true }).fill(secret)
  await page.locator('main').getByRole('button', { name: w.erase }).click()
}

for (const lang of ['fr', 'en'] as const) {
  const w = words[lang]
  const locale = lang === 'fr' ? 'fr-FR' : 'en-GB'

  test(`a session is ended from another browser (${lang})`, async ({ browser }) => {
    const first = await (await browser.newContext({ locale, viewport: { width: 390, height: 844 } })).newPage()
    const second = await (await browser.newContext({ locale, userAgent: firefox })).newPage()
    const email = await signUp(first, lang)
    await signIn(second, lang, email)
    await expect(second).toHaveURL(`${platform()}/home`)
    await first.goto(`${platform()}/settings`)
    await first.getByRole('link', { name: w.sessions }).click()
    await expect(first.getByText(w.here)).toBeVisible()
    await expect(first.getByText('Firefox, Linux')).toBeVisible()
    await check(first)
    await first.getByRole('button', { name: w.end }).click()
    await expect(first.getByRole('status')).toBeVisible()
    await expect(first.getByRole('button', { name: w.end })).toHaveCount(0)
    await check(first)
    await second.goto(`${platform()}/home`)
    await expect(second).toHaveURL(`${platform()}/${lang}/sign-in`)
  })

  test(`an attic is erased in a week, kept after all, then erased at once (${lang})`, async ({ browser }) => {
    const page = await (await browser.newContext({ locale, viewport: { width: 390, height: 844 } })).newPage()
    const email = await signUp(page, lang)
    await page.goto(`${platform()}/settings`)
    await page.getByRole('link', { name: w.erase }).click()
    await check(page)
    await eraseWith(page, lang, 'ce n’est pas la bonne', true)
    await expect(page.getByRole('alert')).toContainText(w.wrong)
    await check(page)
    await eraseWith(page, lang, passphrase, false)
    await expect(page.getByRole('complementary')).toContainText(w.banner)
    await check(page)
    await page.context().clearCookies()
    await signIn(page, lang, email)
    await expect(page.getByRole('complementary')).toContainText(w.banner)
    await page.getByRole('complementary').getByRole('link').click()
    await page.getByRole('button', { name: w.keep }).click()
    await expect(page.getByRole('status')).toContainText(w.kept)
    await expect(page.getByText(w.banner)).toHaveCount(0)
    await eraseWith(page, lang, passphrase, true)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(w.certificate)
    await check(page)
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: w.download }).click()
    expect((await download).suggestedFilename()).toMatch(/^grenier-erasure-[\w-]{22}\.json$/)
    await signIn(page, lang, email)
    await expect(page.getByRole('alert')).toContainText(w.refused)
  })

  test(`a trial attic is erased in one click (${lang})`, async ({ browser }) => {
    const page = await (await browser.newContext({ locale })).newPage()
    await tryPerson(page, 'Camille', lang)
    await page.goto(`${platform()}/settings/erase`)
    await check(page)
    await page.getByRole('button', { name: w.at }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(w.certificate)
    await page.goto(`${platform()}/home`)
    await expect(page).toHaveURL(`${platform()}/${lang}/sign-in`)
  })
}
