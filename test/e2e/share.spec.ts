/** A view of one's data, shared by a link: previewed, given, opened by somebody else, narrowed, seen in the ledger, withdrawn. */
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { platform, tryPerson } from './attic.ts'

const words = {
  fr: {
    operations: /^Opérations/,
    choose: 'Choisir les champs',
    day: 'Jour',
    month: 'Le mois seulement',
    amount: 'Montant',
    label: 'Libellé',
    name: 'Un nom pour vous y retrouver',
    preview: 'Voir ce qui partira',
    title: 'Ce qui partira',
    give: 'Donner le lien',
    link: 'Le lien',
    code: 'Le code',
    see: 'Voir ce partage',
    typed: 'Code',
    enter: 'Voir',
    wrong: 'Ce n’est pas le bon code',
    received: 'A reçu',
    refused: 'Refusé (mauvais code)',
    keep: 'Ne laisser que ce qui est coché',
    narrowed: 'Le partage est réduit',
    end: /^Mettre fin/,
    ended: 'Le partage est terminé',
    gone: 'Ce lien n’existe pas, ou n’existe plus',
    ledger: 'Léa, par un lien, a lu',
    over: 'Partages terminés',
  },
  en: {
    operations: /^Operations|^Transactions/,
    choose: 'Choose the fields',
    day: 'Day',
    month: 'The month only',
    amount: 'Amount',
    label: 'Label',
    name: 'A name to find it again',
    preview: 'See what will leave',
    title: 'What will leave',
    give: 'Give the link',
    link: 'The link',
    code: 'The code',
    see: 'See this share',
    typed: 'Code',
    enter: 'See',
    wrong: 'This is not the right code',
    received: 'Received',
    refused: 'Refused (wrong code)',
    keep: 'Leave only what is ticked',
    narrowed: 'The share is narrowed',
    end: /^End/,
    ended: 'The share is over',
    gone: 'This link does not exist, or no longer does',
    ledger: 'Léa, by a link, read',
    over: 'Shares that are over',
  },
} as const

async function check(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4'])
    .analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)
  expect(found, page.url()).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${page.url()} is wider than its screen`).toBe(true)
}

async function shareAndWithdraw(browser: Browser, page: Page, lang: 'fr' | 'en'): Promise<void> {
  const t = words[lang]
  await tryPerson(page, 'Camille', lang)
  await page.goto(`${platform()}/shares/new`)
  await check(page)
  await page.getByLabel(t.operations).check()
  await page.getByRole('button', { name: t.choose }).click()
  await page.getByLabel(t.day, { exact: true }).selectOption({ label: t.month })
  await page.getByLabel(t.amount, { exact: true }).check()
  await page.getByLabel(t.label, { exact: true }).check()
  await page.getByLabel(t.name).fill('Léa')
  await check(page)
  await page.getByRole('button', { name: t.preview }).click()
  await expect(page.getByRole('heading', { name: t.title })).toBeVisible()
  expect(await page.locator('#preview del').count()).toBeGreaterThan(0)
  await check(page)
  await page.getByRole('button', { name: t.give }).click()
  const url = await page.getByLabel(t.link, { exact: true }).inputValue()
  const code = await page.getByLabel(t.code, { exact: true }).inputValue()
  await check(page)
  await page.getByRole('link', { name: t.see }).click()

  // Somebody else: no account, another browser, no script.
  const elsewhere = await browser.newContext({ javaScriptEnabled: false, locale: lang === 'fr' ? 'fr-FR' : 'en-GB' })
  const guest = await elsewhere.newPage()
  const enter = async (typed: string) => {
    await guest.getByLabel(t.typed, { exact: true }).fill(typed)
    await guest.getByRole('button', { name: t.enter, exact: true }).click()
  }
  await guest.goto(url)
  await enter('AAAA-AAAA')
  await expect(guest.getByText(t.wrong)).toBeVisible()
  await enter(code)
  await expect(guest.getByRole('table')).toBeVisible()
  const download = guest.waitForEvent('download')
  await guest.getByRole('link', { name: 'CSV' }).click()
  expect((await download).suggestedFilename()).toBe('bank.transaction.csv')

  await page.reload()
  await expect(page.getByText(t.received).first()).toBeVisible()
  await expect(page.getByText(t.refused)).toBeVisible()
  await check(page)
  await page.locator('#narrow').getByLabel(t.label, { exact: true }).uncheck()
  await page.getByRole('button', { name: t.keep }).click()
  await expect(page.getByText(t.narrowed)).toBeVisible()
  await guest.goto(url)
  await expect(guest.getByRole('table')).toBeVisible()
  await expect(guest.getByRole('columnheader', { name: t.label, exact: true })).toHaveCount(0)
  await page.locator('#end').getByRole('button', { name: t.end }).click()
  await expect(page.getByText(t.ended).first()).toBeVisible()
  await guest.goto(url)
  await expect(guest.getByText(t.gone)).toBeVisible()
  await elsewhere.close()

  await page.goto(`${platform()}/ledger`)
  await expect(page.getByText(t.ledger).first()).toBeVisible()
  await page.goto(`${platform()}/shares`)
  await expect(page.getByRole('heading', { name: t.over })).toBeVisible()
  await check(page)
}

for (const lang of ['fr', 'en'] as const) {
  test(`a view is previewed, given, opened by another, narrowed, seen in the ledger and withdrawn (${lang})`, async ({ browser, page }) => {
    if (lang === 'fr') await page.setViewportSize({ width: 390, height: 844 })
    await shareAndWithdraw(browser, page, lang)
  })
}

test('the page of whoever has a link holds on a phone, in the dark and in both languages, with axe', async ({ browser, page }) => {
  await tryPerson(page, 'Camille', 'fr')
  await page.goto(`${platform()}/shares/new?kind=bank.transaction`)
  await page.getByLabel('Montant', { exact: true }).check()
  await page.getByLabel('Un nom pour vous y retrouver').fill('Léa')
  await page.getByRole('button', { name: 'Voir ce qui partira' }).click()
  await page.getByRole('button', { name: 'Donner le lien' }).click()
  const url = await page.getByLabel('Le lien', { exact: true }).inputValue()
  const code = await page.getByLabel('Le code', { exact: true }).inputValue()
  const elsewhere = await browser.newContext({ colorScheme: 'dark', viewport: { width: 390, height: 844 } })
  const guest = await elsewhere.newPage()
  for (const [address, label] of [
    [url, 'Voir'],
    [url.replace('/fr/', '/en/'), 'See'],
  ] as const) {
    await elsewhere.clearCookies()
    await guest.goto(address)
    await check(guest)
    await guest.getByLabel('Code', { exact: true }).fill(code)
    await guest.getByRole('button', { name: label, exact: true }).click()
    await expect(guest.getByRole('table')).toBeVisible()
    await check(guest)
  }
  await elsewhere.close()
})
