/** Where one went: a track and a Timeline come in, are seen on a map and in order, and leave as GPX; without a tile, with axe. */
import { expect, type Page, test } from '@playwright/test'
import { passphrase, platform, say, signUp } from './attic.ts'
import { expectAccessible } from './axe.ts'

const words = {
  fr: {
    positions: 'Positions',
    drawn: 'Là où vous êtes passé',
    list: 'Positions et trajets de cette liste',
    places: 'Lieux et trajets',
    table: 'Le même en tableau',
    lasting: /Lyon/,
    computed: 'calculé',
    metro: /Métro/,
    day: '2 mai 2026',
    timeline: '1er mai 2026',
    part: 'Une partie',
    format: 'Forme du fichier',
    take: 'Télécharger',
    current: 'Phrase secrète',
  },
  en: {
    positions: 'Positions',
    drawn: 'Where you have been',
    list: 'Positions and journeys of this list',
    places: 'Places and journeys',
    table: 'The same as a table',
    lasting: /Lyon/,
    computed: 'computed',
    metro: /Metro/,
    day: '2 May 2026',
    timeline: '1 May 2026',
    part: 'A part',
    format: 'Form of the file',
    take: 'Download',
    current: 'Passphrase',
  },
} as const

async function check(page: Page): Promise<void> {
  await expectAccessible(page)
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${page.url()} is wider than the screen`).toBe(true)
}

/** A morning at home, a walk, a café; each minute a point. */
function walk(): string {
  const point = (minute: number): string => {
    const walked = Math.min(60, Math.max(0, minute - 30))
    const at = new Date(Date.UTC(2026, 4, 2, 6, minute)).toISOString()
    return `<trkpt lat="${(45.76 + walked * 0.0004).toFixed(5)}" lon="${(4.835 + Math.sin(walked / 9) * 0.004).toFixed(5)}"><time>${at}</time></trkpt>`
  }
  return `<?xml version="1.0"?><gpx version="1.1" creator="balade"><trk><trkseg>${Array.from({ length: 130 }, (_, minute) => point(minute)).join('')}</trkseg></trk></gpx>`
}

const timeline = JSON.stringify({
  semanticSegments: [
    {
      startTime: '2026-05-01T08:00:00.000+02:00',
      endTime: '2026-05-01T09:30:00.000+02:00',
      visit: { topCandidate: { placeId: 'x', semanticType: 'HOME', placeLocation: { latLng: '45.7600000°, 4.8350000°' } } },
    },
    {
      startTime: '2026-05-01T09:30:00.000+02:00',
      endTime: '2026-05-01T09:50:00.000+02:00',
      activity: {
        start: { latLng: '45.7600000°, 4.8350000°' },
        end: { latLng: '45.7500000°, 4.8600000°' },
        distanceMeters: 2150,
        topCandidate: { type: 'IN_SUBWAY' },
      },
    },
    {
      startTime: '2026-05-01T09:50:00.000+02:00',
      endTime: '2026-05-01T18:00:00.000+02:00',
      visit: { topCandidate: { placeId: 'y', semanticType: 'INFERRED_WORK', placeLocation: { latLng: '45.7500000°, 4.8600000°' } } },
    },
  ],
})

for (const [lang, width, colorScheme] of [
  ['fr', 390, 'dark'],
  ['en', 1280, 'light'],
] as const)
  test(`${lang}, ${width} px: a track and a Timeline become days on a map, and leave as GPX`, async ({ browser }) => {
    const t = words[lang]
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, timezoneId: 'Europe/Paris' })
    const page = await context.newPage()
    await signUp(page, lang)
    await page.goto(`${platform()}/places`)
    await check(page)
    await page.goto(`${platform()}/imports`)
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles([
        { name: 'matin.gpx', mimeType: 'application/gpx+xml', buffer: Buffer.from(walk()) },
        { name: 'Timeline.json', mimeType: 'application/json', buffer: Buffer.from(timeline) },
      ])
    const send = page.getByRole('button', { name: say(lang).send })
    if (await send.isVisible()) await send.click()
    await expect(page).toHaveURL(/\/imports\/[^/]{16,}/, { timeout: 20_000 })

    const tiles: string[] = []
    page.on('request', (request) => void (request.url().startsWith(platform()) || tiles.push(request.url())))
    await page.goto(`${platform()}/records?kind=mobility.position`)
    await expect(page.getByRole('img', { name: t.list })).toBeVisible()
    await check(page)
    await page.goto(`${platform()}/places`)
    await expect(page.getByRole('img', { name: t.drawn })).toBeVisible()
    await page.getByText(t.table).first().click()
    await check(page)

    const quiet = await browser.newContext({
      javaScriptEnabled: false,
      storageState: await context.storageState(),
      viewport: { width, height: 900 },
      colorScheme,
    })
    const plain = await quiet.newPage()
    await plain.goto(`${platform()}/places`)
    await plain.getByRole('link', { name: t.day, exact: true }).click()
    await expect(plain.getByText(t.computed, { exact: true })).toHaveCount(3)
    await plain.getByRole('link', { name: new RegExp(t.timeline) }).click()
    await expect(plain.getByRole('link', { name: t.metro })).toBeVisible()
    await plain.getByRole('link', { name: t.metro }).click()
    await expect(plain.locator('#map svg').first()).toBeAttached()
    await quiet.close()

    await page.goto(`${platform()}/places?day=2026-05-02`)
    await check(page)
    await page.goto(`${platform()}/leave`)
    await page.getByRole('radio', { name: t.part }).check()
    await page.getByLabel(t.format).selectOption('gpx')
    await page.getByLabel(t.current, { exact: true }).fill(passphrase)
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: t.take }).click()])
    expect(download.suggestedFilename()).toMatch(/\.gpx$/)
    const chunks = await Array.fromAsync(await download.createReadStream())
    expect(Buffer.concat(chunks).toString()).toContain('<trkpt lat="45.76" lon="4.835">')
    expect(tiles).toEqual([])
    await context.close()
  })
