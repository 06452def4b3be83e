/** Energy and carbon: a load curve is brought, read by span, opened to its readings, priced and changed; without JavaScript, on a phone and a desk, with axe. */
import { type Browser, expect, type Page, test } from '@playwright/test'
import { platform, say, tryPerson } from './attic.ts'
import { expectAccessible } from './axe.ts'

const words = {
  fr: {
    found: /sur \d+ jours relevés/,
    week: 'Semaine',
    table: 'Le même en tableau',
    offer: 'Votre offre',
    fixed: 'Abonnement par an',
    price: 'Prix du kWh (heures pleines)',
    save: 'Enregistrer',
    mine: 'L’offre que vous avez saisie',
    before: 'Un appareil : kWh par an aujourd’hui',
    compute: 'Calculer',
    saves: /de moins par an/,
    base: /W, d’après \d+\snuits/,
  },
  en: {
    found: /over \d+ known days/,
    week: 'Week',
    table: 'The same as a table',
    offer: 'Your offer',
    fixed: 'Fixed part, a year',
    price: 'Price of a kWh (peak hours)',
    save: 'Save',
    mine: 'The offer that you typed',
    before: 'An appliance: kWh a year today',
    compute: 'Work out',
    saves: /less a year/,
    base: /W, from \d+\snights/,
  },
} as const

/** Ninety days by the hour, three of them left out, one far above the others. */
function loadCurve(): string {
  const head =
    'Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape metier;Unite;Pas en minutes'
  const lines = [
    head,
    '09100000000009;Courbe de charge;01/06/2026;30/08/2026;Energie active;Consommation;Comptage Brut;W;60',
    'Horodate;Valeur',
  ]
  for (let day = 0; day < 90; day += 1) {
    if (day % 31 === 17) continue
    for (let hour = 1; hour <= 24; hour += 1) {
      const end = new Date(Date.UTC(2026, 5, 1 + day, hour)).toISOString().slice(0, 19)
      const watts = 90 + (hour > 18 && hour < 23 ? 500 : hour > 7 ? 150 : 0) + ((day * 7 + hour) % 11) + (day === 85 && hour > 9 ? 2400 : 0)
      lines.push(`${end}+02:00;${watts}`)
    }
  }
  return `${lines.join('\n')}\n`
}

async function check(page: Page): Promise<void> {
  // A face that comes late moves words.
  await page.evaluate(async () => void (await document.fonts.ready))
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
}

const curve = { name: 'courbe.csv', mimeType: 'text/csv', buffer: Buffer.from(loadCurve()) }

async function bring(page: Page, lang: 'fr' | 'en', file = curve): Promise<void> {
  await page.goto(`${platform()}/imports`)
  const w = say(lang)
  await page.getByLabel(w.choose).setInputFiles(file)
  await page.getByRole('button', { name: w.send }).click()
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(w.imports)
  // Files are read in the background.
  await expect(async () => {
    await page.goto(`${platform()}/answers/energy`)
    await expect(page.locator('#use')).toBeVisible({ timeout: 500 })
  }).toPass()
}

async function windows(browser: Browser, lang: 'fr' | 'en', colorScheme: 'light' | 'dark', width: number) {
  const first = await browser.newContext()
  const start = await first.newPage()
  await tryPerson(start, lang === 'fr' ? 'Camille' : 'Noé', lang)
  await bring(start, lang)
  const given = { colorScheme, viewport: { width, height: 900 }, storageState: await first.storageState() }
  const contexts = [first, await browser.newContext({ ...given, javaScriptEnabled: false }), await browser.newContext(given)]
  const page = (await contexts[1]?.newPage()) as Page
  const checked = (await contexts[2]?.newPage()) as Page
  return {
    page,
    checked,
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
  test(`${lang}, ${colorScheme}, ${width}: a load curve is read, opened, priced and changed`, async ({ browser }) => {
    test.slow()
    const { page, checked, go, close } = await windows(browser, lang, colorScheme, width)
    await go('/answers/energy')
    await expect(page.getByRole('heading', { level: 1, name: t.found })).toBeVisible()
    await expect(page.getByText(t.base)).toBeVisible()
    await expect(page.locator('#exceptional li')).toHaveCount(1)
    await checked.screenshot({ path: `test-results/energy-${lang}-${colorScheme}-${width}.png`, fullPage: true })

    await page.getByRole('link', { name: t.week, exact: true }).click()
    await expect(page.locator('#use svg[role=img]:visible')).toHaveCount(1)
    await go('/answers/energy?by=day')
    await checked.screenshot({ path: `test-results/energy-day-${lang}-${colorScheme}-${width}.png`, fullPage: true })

    await page.goto(`${platform()}/answers/energy`)
    await page.locator('#exceptional a').click()
    await expect(page.getByRole('heading', { level: 1, name: '2026-08-25' })).toBeVisible()

    await page.goto(`${platform()}/answers/energy`)
    await page.getByText(t.offer, { exact: true }).click()
    await page.getByLabel(t.fixed).fill('120,50')
    await page.getByLabel(t.price, { exact: true }).fill('0,18')
    await page.getByRole('button', { name: t.save, exact: true }).click()
    await expect(page.getByText(t.mine, { exact: true })).toBeVisible()

    await page.getByLabel(t.before).fill('400')
    await page.getByRole('button', { name: t.compute }).click()
    await expect(page.getByText(t.saves)).toBeVisible()
    await go(`/answers/energy${new URL(page.url()).search}`)
    await checked.screenshot({ path: `test-results/energy-changed-${lang}-${colorScheme}-${width}.png`, fullPage: true })
    await close()
  })
}

for (const [lang, colorScheme, width] of [
  ['en', 'light', 390],
  ['fr', 'dark', 1280],
] as const)
  test(`${lang}, ${colorScheme}, ${width}: a footprint is read with its range, a line opened, with its file`, async ({ browser }) => {
    test.slow()
    const first = await browser.newContext({ colorScheme, viewport: { width, height: 900 } })
    const page = await first.newPage()
    await tryPerson(page, lang === 'fr' ? 'Camille' : 'Noé', lang)
    await page.goto(`${platform()}/answers/carbon`)
    await expect(page.locator('#left-out li').first()).toBeVisible()
    await check(page)
    await page.screenshot({ path: `test-results/carbon-without-meter-${lang}-${colorScheme}-${width}.png`, fullPage: true })
    await bring(page, lang)
    await page.goto(`${platform()}/answers/carbon`)
    await expect(page.getByRole('heading', { level: 1, name: /kg/ })).toBeVisible()
    await expect(page.locator('#lines svg[role=img]:visible')).toHaveCount(1)
    await check(page)
    await page.screenshot({ path: `test-results/carbon-${lang}-${colorScheme}-${width}.png`, fullPage: true })
    await page.locator('#lines details summary').click()
    await expect(page.locator('#lines a[download]')).toHaveAttribute('href', '/answers/carbon/tables/lines.csv')
    await page.locator('#lines table a').first().click()
    await expect(page.locator('#main table a, #main li a').first()).toBeVisible()
    await first.close()
  })

/** A year of gas by the day with the temperature of each, as GRDF gives it: 4 kWh, and 3 for each degree below 18. */
function gasByDay(): string {
  const head =
    'Date de relevé;Index de début (m3);Index de fin (m3);Volume consommé (m3);Energie consommée (kWh);Coefficient de conversion;Température locale (°C);Qualification du relevé'
  const lines = ['N° PCE :;01234567890123', head]
  for (let at = 0; at < 365; at += 1) {
    const day = new Date(Date.UTC(2025, 8, 1 + at)).toISOString().slice(0, 10).split('-').toReversed().join('/')
    const degrees = Math.round(120 - 90 * Math.cos(((at - 135) / 365) * 2 * Math.PI) + (at % 5)) / 10
    const kWh = Math.round(4 + 3 * Math.max(0, 18 - degrees) + ((at * 7) % 5))
    lines.push(`${day};;;;${kWh};11,04;${String(degrees).replace('.', ',')};Mesuré`)
  }
  return `${lines.join('\n')}\n`
}

for (const [lang, colorScheme, width] of [
  ['fr', 'light', 390],
  ['en', 'dark', 1280],
] as const)
  test(`${lang}, ${colorScheme}, ${width}: what the cold adds to a year of gas is told from its own file`, async ({ browser }) => {
    test.slow()
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } })
    const page = await context.newPage()
    await tryPerson(page, 'Camille', lang)
    await bring(page, lang, { name: 'gaz.csv', mimeType: 'text/csv', buffer: Buffer.from(gasByDay()) })
    await page.goto(`${platform()}/answers/energy?degrees=1`)
    await expect(page.locator('#cold')).toContainText('18')
    await expect(page.locator('#what-if li')).toHaveCount(1)
    await check(page)
    await page.screenshot({ path: `test-results/gas-${lang}-${colorScheme}-${width}.png`, fullPage: true })
    for (const by of ['week', 'year']) {
      await page.goto(`${platform()}/answers/energy?by=${by}`)
      await check(page)
      await page.locator('#use').screenshot({ path: `test-results/gas-${by}-${lang}-${colorScheme}-${width}.png` })
    }
    await context.close()
  })
