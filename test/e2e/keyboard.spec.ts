/** What is held is seen, corrected, deleted and taken away by keyboard alone, with axe: a phone without JavaScript, a desk with it. */
import { expect, type Locator, type Page, test } from '@playwright/test'
import { platform, say, signUp } from './attic.ts'
import { expectAccessible } from './axe.ts'

const words = {
  fr: {
    gap: /1.mois à compléter/,
    search: 'Chercher',
    words: 'marché',
    correct: 'Corriger',
    see: 'Voir le résultat',
    save: 'Enregistrer la correction',
    undo: 'Annuler',
    undone: 'C’est annulé',
    remove: 'Supprimer',
    forGood: 'Supprimer pour toujours',
    several: 'Agir sur plusieurs',
    aside: 'Écarter',
    asideAll: 'Écarter 3 données',
    all: /Tout ce que cette liste compte/,
    back: 'Rétablir celle-ci',
    removeAll: 'Supprimer tout ce qui vient d’ici',
    removeAllForGood: /^Supprimer .* pour toujours$/,
    removed: /supprimées pour toujours/,
    letBack: 'Les laisser revenir au prochain import',
    mayBack: 'Un prochain import pourra les ramener',
    take: 'Emporter cette liste',
    found: 'Ce que votre recherche trouve',
  },
  en: {
    gap: /1.month to complete/,
    search: 'Search',
    words: 'marché',
    correct: 'Correct',
    see: 'See the result',
    save: 'Save the correction',
    undo: 'Undo',
    undone: 'It is undone',
    remove: 'Delete',
    forGood: 'Delete for good',
    several: 'Act on several',
    aside: 'Set aside',
    asideAll: 'Set 3 records aside',
    all: /All that this list counts/,
    back: 'Bring this one back',
    removeAll: 'Delete all that comes from here',
    removeAllForGood: /^Delete .* for good$/,
    removed: /records deleted for good/,
    letBack: 'Let them come back at the next import',
    mayBack: 'A later import may bring them back',
    take: 'Take this list away',
    found: 'What your search finds',
  },
} as const

const month = (n: string, label: string): string =>
  `!Account\nN00020407281\nTBank\n^\n!Type:Bank\n${Array.from({ length: 28 }, (_, day) => `D${String(day + 1).padStart(2, '0')}/${n}/2026\nT-1.00\nP${day < 2 ? 'Marché couvert' : label}\n^\n`).join('')}`

async function check(page: Page): Promise<void> {
  await page.evaluate(() => scrollTo(0, innerWidth < 700 ? document.documentElement.scrollHeight : 0))
  await expectAccessible(page)
  const tooWide = await page.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter(
        (element) =>
          element.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && element.closest('.scroll') === null,
      )
      .map((element) => `${element.tagName}.${element.className}`),
  )
  if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth))
    expect(tooWide, page.url()).toEqual([])
}

/** Of acts that open many records, on a busy machine. */
const patient = { timeout: 20_000 }

/** Goes there from key to key, as one who has no mouse: a page that loses or holds the focus fails here. */
async function reach(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible(patient)
  for (let presses = 0; presses < 150; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the Tab key does not lead to ${target}`)
}

/** Reached, seen to be there, then pressed. */
async function press(page: Page, name: string | RegExp, role: 'button' | 'link' = 'button'): Promise<void> {
  const target = page.getByRole(role, { name, exact: typeof name === 'string' }).first()
  await reach(page, target)
  expect(await target.evaluate((element) => getComputedStyle(element).outlineStyle), `${name} shows its focus`).not.toBe('none')
  await page.keyboard.press('Enter')
}

for (const [lang, colorScheme, width, scripts] of [
  ['fr', 'light', 390, false],
  ['en', 'dark', 1280, true],
] as const) {
  test(`${lang}, ${width} px, ${scripts ? 'with' : 'without'} JavaScript: seen, corrected, deleted, taken away`, async ({ browser }) => {
    test.setTimeout(150_000)
    const t = words[lang]
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 850 } })
    const page = await context.newPage()
    // None of the platform’s scripts runs on the phone; axe does.
    if (!scripts) await page.route(/\.js$/, (route) => route.abort())
    await signUp(page, lang)
    await page.goto(`${platform()}/imports`)
    await page
      .getByLabel(say(lang).choose)
      .setInputFiles(
        ['01', '03'].map((n) => ({ name: `${n}.qif`, mimeType: 'application/octet-stream', buffer: Buffer.from(month(n, 'Cafe')) })),
      )
    await press(page, say(lang).send)
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(say(lang).imports)
    // A page without scripts does not follow its import by itself.
    await expect(async () => {
      await page.goto(page.url())
      await expect(page).toHaveURL(/\/imports\/[\w-]{22}$/, { timeout: 1_000 })
    }).toPass({ timeout: 40_000 })

    await page.goto(`${platform()}/home`)
    await expect(page.getByText(t.gap).first()).toBeVisible()
    await page.goto(`${platform()}/sources`)
    await reach(page, page.locator('.board a.name').first())
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/sources\/[\w-]{22}$/)
    const address = page.url()
    await check(page)

    await page.goto(`${platform()}/records?kind=bank.transaction`)
    if (scripts) {
      // Its script comes after the page.
      await expect(async () => {
        await page.keyboard.press('/')
        await expect(page.locator('#text')).toBeFocused({ timeout: 500 })
      }).toPass()
    } else await reach(page, page.locator('#text'))
    await page.keyboard.type(t.words)
    await page.keyboard.press('Enter')
    await expect(page.locator('td.what a')).toHaveCount(4)
    expect(page.url()).not.toContain('march')
    await check(page)
    await reach(page, page.locator('td.what a').first())
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/records\/bank\.transaction\//)
    if (scripts) {
      await page.keyboard.press('?')
      await page.keyboard.press('Escape')
    }
    const record = page.url()
    await press(page, t.correct)
    await reach(page, page.locator('#label'))
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('Marché des quais')
    await press(page, t.see)
    await press(page, t.save)
    await press(page, t.undo)
    await expect(page.getByText(t.undone).first()).toBeVisible()
    await page.goto(record)
    await press(page, t.remove)
    await press(page, t.forGood)
    await expect(page).toHaveURL(/\/corrections\?done=/, patient)
    expect((await page.request.get(record)).status()).toBe(404)

    await page.goto(`${platform()}/records?kind=bank.transaction`)
    await reach(page, page.locator('#text'))
    await page.keyboard.type(t.words)
    await page.keyboard.press('Enter')
    await expect(page.locator('td.what a')).toHaveCount(3)
    await reach(page, page.getByText(t.several))
    await page.keyboard.press('Enter')
    await reach(page, page.getByLabel(t.all))
    await page.keyboard.press('Space')
    await reach(page, page.locator('.selection').getByRole('button', { name: t.aside }))
    await page.keyboard.press('Enter')
    await press(page, t.asideAll)
    await expect(page).toHaveURL(/\/corrections\?done=/, patient)
    await page.goto(`${platform()}/corrections?act=mark`)
    await check(page)
    const answered = page.waitForEvent('load')
    await press(page, t.back)
    await answered
    await page.goto(`${platform()}/records?kind=bank.transaction`)
    await press(page, t.take)
    await expect(page.getByText(t.found)).toBeVisible()
    await check(page)
    await reach(page, page.getByLabel(say(lang).passphrase, { exact: true }).first())

    await page.goto(address)
    await press(page, t.removeAll, 'link')
    await expect(page).toHaveURL(/\/remove$/)
    await expect(page.getByRole('button', { name: t.removeAllForGood })).toBeVisible(patient)
    await check(page)
    await press(page, t.removeAllForGood)
    await expect(page.getByText(t.removed).first()).toBeVisible(patient)
    await check(page)
    await press(page, t.letBack)
    await expect(page.getByText(t.mayBack).first()).toBeVisible()
    expect((await page.request.get(address)).status()).toBe(404)
    await page.goto(`${platform()}/leave`)
    await check(page)
    await context.close()
  })
}
