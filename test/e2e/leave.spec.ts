/** An attic taken away from one platform and brought into another with one file: in both languages, with axe, without JavaScript. */
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { openArchive } from '#lib/pure/archive'
import { type Launched, launch } from './launch.ts'
import { bringIn, passphrase, platform, signUp } from './attic.ts'
import { expectAccessible } from './axe.ts'

const words = {
  fr: {
    leave: 'Emporter mes données',
    download: 'Télécharger',
    come: 'J’arrive d’un autre Grenier',
    file: 'Le fichier emporté',
    bring: 'Faire entrer',
    done: 'Tout est arrivé',
    search: 'Chercher dans cette page',
    secret: 'Phrase secrète',
  },
  en: {
    leave: 'Take my data away',
    download: 'Download',
    come: 'I come from another Grenier',
    file: 'The file you took away',
    bring: 'Bring it in',
    done: 'Everything has arrived',
    search: 'Search this page',
    secret: 'Passphrase',
  },
} as const

async function takeOut(archive: string, name: string, to: string): Promise<void> {
  const bytes = readFileSync(archive)
  const source = { size: bytes.length, read: (at: number, length: number) => Promise.resolve(bytes.subarray(at, at + length)) }
  const opened = await openArchive(source, { entries: 1_000, entryBytes: 2 ** 30, totalBytes: 2 ** 30 })
  const entry = opened.ok ? opened.value.entries.find((one) => one.name === name) : undefined
  if (entry === undefined) throw new Error(`the file holds no ${name}`)
  writeFileSync(to, Buffer.concat(await Array.fromAsync(entry.read())))
}

const digest = (page: Page) => page.locator('code.digest').first().innerText()

let other: Launched
test.beforeAll(async () => {
  other = await launch()
})
test.afterAll(() => other.stop())

for (const lang of ['fr', 'en'] as const) {
  const t = words[lang]
  test(`${lang}: an attic moves from one platform to another with one file, and both show the same digest`, async ({ browser }, info) => {
    const scheme = lang === 'fr' ? ('light' as const) : ('dark' as const)
    const inside = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: scheme })
    const page = await inside.newPage()
    await signUp(page, lang)
    await bringIn(page, lang, 'mars.qif')
    // The rest without JavaScript.
    const plain = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 800 },
      colorScheme: scheme,
      storageState: await inside.storageState(),
    })
    const quiet = await plain.newPage()
    await quiet.goto(`${platform()}/settings`)
    await quiet.getByRole('link', { name: t.leave }).click()
    await quiet.getByLabel(t.secret, { exact: true }).fill(passphrase)
    const downloading = quiet.waitForEvent('download')
    await quiet.getByRole('button', { name: t.download }).click()
    const path = info.outputPath('grenier.zip')
    await (await downloading).saveAs(path)
    await page.goto(`${platform()}/leave`)
    const left = await digest(page)
    await expectAccessible(page)
    await page.setViewportSize({ width: 390, height: 800 })
    await expectAccessible(page)

    // The page inside works from a folder, with the other language beside.
    const index = info.outputPath('index.html')
    await takeOut(path, 'index.html', index)
    await page.goto(`file://${index}`)
    await expect(page.getByText(left).locator('visible=true')).toBeVisible()
    await page.getByLabel(lang === 'fr' ? 'Français' : 'English').check()
    await expectAccessible(page)
    const row = page.getByRole('row', { name: /SALAIRE/ }).locator('visible=true')
    await expect(row).toBeVisible()
    await page.getByLabel(t.search).locator('visible=true').fill('loyer')
    await expect(row).toHaveCount(0)

    const there = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 800 }, colorScheme: scheme })
    const comer = await there.newPage()
    await signUp(comer, lang, undefined, other.url)
    await comer.goto(`${other.url}/home`)
    await comer.locator('main').getByRole('link', { name: t.come }).click()
    await comer
      .getByLabel(t.file)
      .setInputFiles({ name: 'grenier.zip', mimeType: 'application/zip', buffer: readFileSync(path).subarray(0, -9) })
    await comer.getByRole('button', { name: t.bring }).click()
    await expect(comer.getByRole('alert').or(comer.locator('.notice.berry'))).toBeVisible()
    await comer.getByLabel(t.file).setInputFiles(path)
    await comer.getByRole('button', { name: t.bring }).click()
    await expect(comer.getByRole('heading', { name: t.done })).toBeVisible()
    expect(await digest(comer)).toBe(left)
    await comer.goto(`${other.url}/records`)
    await expect(comer.getByText('VIR SALAIRE ATELIER NORD')).toBeVisible()
    const seen = await browser.newContext({
      viewport: { width: 390, height: 800 },
      colorScheme: scheme,
      storageState: await there.storageState(),
    })
    const sighted = await seen.newPage()
    for (const path of ['/arrive', '/leave', '/ledger', '/imports']) {
      await sighted.goto(other.url + path)
      await expectAccessible(sighted)
    }
    for (const context of [inside, plain, there, seen]) await context.close()
  })
}
