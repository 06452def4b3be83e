/** Passkeys, with the virtual authenticator of Chromium: added, used to sign in, taken away; and a device that cannot open a vault. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { bringIn, type Lang, passphrase, platform, say, signUp } from './attic.ts'

const words = {
  fr: {
    title: 'Clés d’accès (passkeys)',
    name: 'Son nom',
    add: 'Ajouter une clé d’accès',
    added: /elle ouvre maintenant votre grenier/,
    enter: 'Se connecter avec une clé d’accès',
    held: '3 opérations',
    change: 'Renommer ou retirer : Téléphone',
    rename: 'Renommer',
    renamed: 'C’est renommé.',
    again: 'Renommer ou retirer : Clé du tiroir',
    remove: 'Retirer cette clé d’accès',
    current: 'Ce n’est pas votre phrase secrète actuelle.',
    removed: /elle n’ouvre plus rien ici/,
    refused: /n’ouvre aucun grenier ici/,
    noPrf: /il lui manque l’extension PRF/,
    none: 'Vous n’avez pas encore de clé d’accès.',
    already: /a déjà une clé d’accès/,
    noScript: /demande JavaScript/,
  },
  en: {
    title: 'Passkeys',
    name: 'Its name',
    add: 'Add a passkey',
    added: /it now opens your attic/,
    enter: 'Sign in with a passkey',
    held: '3 operations',
    change: 'Rename or remove: Téléphone',
    rename: 'Rename',
    renamed: 'Renamed.',
    again: 'Rename or remove: Clé du tiroir',
    remove: 'Remove this passkey',
    current: 'This is not your present passphrase.',
    removed: /it opens nothing here any more/,
    refused: /opens no attic here/,
    noPrf: /it lacks the PRF extension/,
    none: 'You have no passkey yet.',
    already: /already has a passkey/,
    noScript: /needs JavaScript/,
  },
} as const
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4']

async function check(page: Page): Promise<void> {
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

/** A device that holds passkeys, its person always there and verified. */
async function withAuthenticator(page: Page, hasPrf: boolean): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

async function add(page: Page, lang: Lang, secret = passphrase): Promise<void> {
  const form = page.locator('#add')
  await form.getByLabel(words[lang].name).fill('Téléphone')
  await form.getByLabel(say(lang).passphrase, { exact: true }).fill(secret)
  await form.getByRole('button', { name: words[lang].add }).click()
}

async function remove(page: Page, lang: Lang, secret: string): Promise<void> {
  await page.getByLabel(say(lang).passphrase, { exact: true }).fill(secret)
  await page.getByRole('button', { name: words[lang].remove }).click()
}

for (const lang of ['fr', 'en'] as const) {
  const w = words[lang]
  const locale = lang === 'fr' ? 'fr-FR' : 'en-GB'

  test(`a passkey alone opens the attic, until it is taken away (${lang})`, async ({ browser }) => {
    test.setTimeout(120_000)
    const page = await (await browser.newContext({ locale, viewport: { width: 390, height: 844 } })).newPage()
    await withAuthenticator(page, true)
    await signUp(page, lang)
    await bringIn(page, lang, 'mars-et-avril.qif')
    await page.goto(`${platform()}/settings`)
    await page.getByRole('link', { name: w.title }).click()
    await expect(page.getByText(w.none)).toBeVisible()
    await check(page)
    await add(page, lang, 'ce n’est pas la bonne')
    await expect(page.locator('#add').getByRole('status')).toHaveText(w.current)
    await check(page)
    await add(page, lang)
    await expect(page.getByText(w.added)).toBeVisible()
    await check(page)
    await add(page, lang)
    await expect(page.locator('#add').getByRole('status')).toContainText(w.already)

    await page.context().clearCookies()
    await page.goto(`${platform()}/${lang}/sign-in`)
    await check(page)
    await page.getByRole('button', { name: w.enter }).click()
    await expect(page).toHaveURL(`${platform()}/home`)
    await page.goto(`${platform()}/records?kind=bank.transaction`)
    await expect(page.getByText(w.held).first()).toBeVisible()

    await page.goto(`${platform()}/settings/passkeys`)
    await page.getByRole('link', { name: w.change }).click()
    await check(page)
    await page.getByLabel(w.name).fill('Clé du tiroir')
    await page.getByRole('button', { name: w.rename }).click()
    await expect(page.getByText(w.renamed)).toBeVisible()
    await page.getByRole('link', { name: w.again }).click()
    await remove(page, lang, 'ce n’est pas la bonne')
    await expect(page.getByRole('alert')).toContainText(w.current)
    await check(page)
    await remove(page, lang, passphrase)
    await expect(page.getByText(w.removed)).toBeVisible()

    await page.context().clearCookies()
    await page.goto(`${platform()}/${lang}/sign-in`)
    await page.getByRole('button', { name: w.enter }).click()
    await expect(page.getByRole('status')).toHaveText(w.refused)
    await check(page)
  })

  test(`a device that computes nothing is told so, and nothing is added (${lang})`, async ({ browser }) => {
    const page = await (await browser.newContext({ locale })).newPage()
    await withAuthenticator(page, false)
    await signUp(page, lang)
    await page.goto(`${platform()}/settings/passkeys`)
    await add(page, lang)
    await expect(page.locator('#add').getByRole('status')).toContainText(w.noPrf)
    await check(page)
    await page.reload()
    await expect(page.getByText(w.none)).toBeVisible()
  })

  test(`without JavaScript, the pages say that a passkey needs it (${lang})`, async ({ browser }) => {
    const page = await (await browser.newContext({ locale, javaScriptEnabled: false })).newPage()
    await page.goto(`${platform()}/${lang}/sign-in`)
    await expect(page.getByText(w.noScript)).toBeVisible()
    await expect(page.getByRole('button', { name: w.enter })).toBeHidden()
    await signUp(page, lang)
    await page.goto(`${platform()}/settings/passkeys`)
    await expect(page.getByText(w.noScript)).toBeVisible()
    await expect(page.getByRole('button', { name: w.add })).toBeHidden()
  })
}
