/** Files read on the device: the same counts as the golden results of every connector, and nothing sent, with axe. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Request, test } from '@playwright/test'
import { chooseConnector, sourceOfBytes } from '#connectors'
import { isProblem } from '#model'
import { zipOf } from '#test/zip'
import { platform } from './attic.ts'

const root = join(import.meta.dirname, '../../src/connectors')
const goodOf = (name: string): string[] => {
  const found = readdirSync(join(root, name, 'fixtures'))
  // What a child bears and a page need not: a broken PDF costs seconds.
  return found.filter((file) => found.includes(`${file}.json`) && !/cut|empty|malformed|locked/.test(file))
}
const folders = readdirSync(root, { withFileTypes: true }).filter(
  (one) => one.isDirectory() && readdirSync(join(root, one.name)).includes('fixtures'),
)

/** Records that an import reads in a file. */
async function countOf(name: string, file: string): Promise<number> {
  const source = sourceOfBytes(file, new Uint8Array(readFileSync(join(root, name, 'fixtures', file))))
  const best = await chooseConnector(source)
  const found = await Array.fromAsync(best?.connector.parse(source, { currency: 'EUR', dayFirst: true }) ?? [])
  return found.some((one) => isProblem(one) && one.fatal) ? 0 : found.filter((one) => !isProblem(one)).length
}

test('every connector reads in a browser what it reads in an import', async ({ browser }) => {
  test.setTimeout(150_000)
  const page = await browser.newPage({ locale: 'fr-FR' })
  const files = folders.flatMap(({ name }) => goodOf(name).map((file) => ({ name, file })))
  expect(files.length).toBeGreaterThan(100)
  const policy: string[] = []
  page.on('console', (message) => policy.push(message.text()))
  await page.goto(`${platform()}/en/inspect`)
  await page.setInputFiles(
    'input[type=file]',
    files.map(({ name, file }) => join(root, name, 'fixtures', file)),
  )
  await expect(page.getByRole('status')).toHaveText('Reading is done.', { timeout: 60_000 })
  const cards = await page.locator('[data-inspected] > article').evaluateAll((all) =>
    all.map((card) => {
      const holds = [...card.querySelectorAll('dt')].find((term) => term.textContent === 'Holds')?.nextElementSibling?.textContent ?? ''
      return {
        file: card.querySelector('h3')?.textContent,
        count: [...holds.matchAll(/\d[\d,]*/g)].reduce((sum, [n]) => sum + Number(n.replaceAll(',', '')), 0),
      }
    }),
  )
  expect(cards).toEqual(await Promise.all(files.map(async ({ name, file }) => ({ file, count: await countOf(name, file) }))))
  expect(policy).toEqual([])
})

for (const lang of ['fr', 'en'] as const) {
  test(`${lang}: a file is read with the network cut, and an archive member by member`, async ({ page, context }) => {
    const sent: string[] = []
    page.on('request', (request: Request) => {
      if (request.method() !== 'GET' || !/\/(?:assets\/|(?:fr|en)\/inspect$)/.test(new URL(request.url()).pathname))
        sent.push(request.url())
    })
    await page.goto(`${platform()}/${lang}/inspect`)
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4'])
      .analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    const ofx = join(root, 'ofx/fixtures/good-bank-1.02.ofx')
    await page.setInputFiles('input[type=file]', ofx)
    const cards = page.locator('[data-inspected] > article')
    await expect(cards).toHaveCount(1)
    await expect(page.getByRole('status')).toHaveText(/terminée|done/)
    await context.setOffline(true)
    const pdf = new Uint8Array(readFileSync(join(root, 'pdf/fixtures/good-telecom-bill.pdf')))
    const archive = zipOf([
      { name: 'bill.pdf', content: pdf },
      { name: 'photo.jpg', content: new Uint8Array([255, 216, 255]) },
      { name: 'statement.ofx', content: new Uint8Array(readFileSync(ofx)) },
    ])
    await page.setInputFiles('input[type=file]', [
      { name: 'mine.zip', mimeType: 'application/zip', buffer: Buffer.from(archive) },
      { name: 'notes.bin', mimeType: 'application/octet-stream', buffer: Buffer.from([0, 1, 2, 3]) },
    ])
    await expect(page.locator('[data-inspected] > article > header h3')).toHaveText([
      'mine.zip',
      'mine.zip!bill.pdf',
      'mine.zip!statement.ofx',
      'notes.bin',
    ])
    await expect(cards.last()).toContainText(lang === 'fr' ? 'non lu' : 'not read')
    expect(sent).toEqual([])
  })
}
