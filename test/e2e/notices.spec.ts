/** A person chooses what she is told by mail, is told, reads it here, and is told no more: a phone without JavaScript, a desk with it. */
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, expect, test } from '@playwright/test'
import { createTestSmtp } from '../helpers/smtp.ts'
import { type Lang, newAddressMark, passphrase, say, signUp } from './attic.ts'
import { launch } from './launch.ts'

const words = {
  fr: {
    none: 'Aucune nouvelle',
    place: 'Ouverture depuis un navigateur nouveau',
    mail: 'Ici et par courriel',
    here: 'Ici seulement',
    save: 'Enregistrer',
    saved: 'C’est noté.',
    told: 'Votre grenier a été ouvert depuis un navigateur nouveau',
    readAll: 'Tout marquer comme lu',
    fresh: 'non lue',
    subject: /^Subject: =\?UTF-8\?.*|^Subject: Grenier : ouverture/m,
  },
  en: {
    none: 'No news',
    place: 'Opened from a new browser',
    mail: 'Here and by mail',
    here: 'Here only',
    save: 'Save',
    saved: 'Noted.',
    told: 'Your attic was opened from a new browser',
    readAll: 'Mark all as read',
    fresh: 'unread',
    subject: /^Subject: Grenier: opened from a new browser/m,
  },
} as const

/** Opens the attic from a browser that was never there. */
async function openElsewhere(browser: Browser, url: string, lang: Lang, email: string): Promise<void> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${url}/${lang}/sign-in`)
  await page.getByLabel(say(lang).email).fill(email)
  await page.getByLabel(say(lang).passphrase, { exact: true }).fill(passphrase)
  await page.getByRole('button', { name: say(lang).signIn, exact: true }).click()
  await expect(page).toHaveURL(`${url}/home`)
  await context.close()
}

for (const [lang, colorScheme, width, javaScriptEnabled] of [
  ['fr', 'light', 390, false],
  ['en', 'dark', 1280, true],
] as const) {
  test(`${lang}, ${width} px, ${javaScriptEnabled ? 'with' : 'without'} JavaScript: a mail is chosen, sent, and no more wanted`, async ({
    browser,
  }) => {
    test.setTimeout(120_000)
    const t = words[lang]
    const smtp = await createTestSmtp()
    const { url, stop } = await launch({ GRENIER_SMTP_URL: smtp.url, GRENIER_MAIL_FROM: 'grenier@mail.test' })
    try {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 850 }, javaScriptEnabled })
      const page = await context.newPage()
      const email = await signUp(page, lang, undefined, url)
      await page.goto(`${url}/news`)
      await expect(page.getByText(t.none)).toBeVisible()
      await page.getByLabel(t.place).selectOption(t.mail)
      await page.getByRole('button', { name: t.save }).click()
      await expect(page.getByText(t.saved)).toBeVisible()
      await expect(page.getByLabel(t.place).locator('option:checked')).toHaveText(t.mail)
      if (javaScriptEnabled) {
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag22aa', 'best-practice', 'RGAAv4'])
          .analyze()
        expect(violations.map(({ id }) => id)).toEqual([])
      }

      await openElsewhere(browser, url, lang, email)
      await expect.poll(() => smtp.mails.length, { timeout: 30_000 }).toBe(1)
      const [mail = ''] = smtp.mails
      expect(mail).toMatch(t.subject)
      expect(mail).toContain(`${url}/news`)
      expect(mail.replace(/^To: .*$/m, '')).not.toContain(newAddressMark)

      await page.goto(`${url}/news`)
      await expect(page.getByText(t.told)).toBeVisible()
      await expect(page.getByText(t.fresh, { exact: true })).toBeVisible()
      await page.getByRole('button', { name: t.readAll }).click()
      await expect(page.getByText(t.fresh, { exact: true })).toHaveCount(0)

      await page.getByLabel(t.place).selectOption(t.here)
      await page.getByRole('button', { name: t.save }).click()
      await expect(page.getByText(t.saved)).toBeVisible()
      await openElsewhere(browser, url, lang, email)
      await page.goto(`${url}/news`)
      await expect(page.getByText(t.told)).toHaveCount(2)
      expect(smtp.mails).toHaveLength(1)
      await context.close()
    } finally {
      await smtp.close()
      await stop()
    }
  })
}
