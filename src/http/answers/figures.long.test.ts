/** The answers of the two invented people, walked as a reader would: every figure opens to records, every chart has its table and its file. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { links } from '#routes'
import { type Browser, createTestApp, type TestApp } from '#test/app'

let app: TestApp
before(async () => {
  app = await createTestApp({ demo: true })
})
after(() => app.destroy())

const paths = [
  links.budget(),
  links.budgetBack(),
  links.budgetPlan(),
  links.budgetYears(),
  links.budgetHousehold(),
  links.forecast(),
  links.statement(),
  links.care(),
  links.suppliers(),
  links.map(),
]

const read = async (browser: Browser, path: string): Promise<string> => {
  const answer = await browser.get(path)
  assert.equal(answer.status, 200, path)
  return await answer.text()
}
const hrefs = (html: string): readonly string[] =>
  [...html.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))

for (const person of ['camille', 'noe'])
  test(`every figure of ${person} opens to records, and every chart has its table and its file`, async () => {
    const browser = app.browser()
    assert.equal((await browser.post('/fr/try', { person })).status, 303)
    const figures = new Set<string>()
    const files = new Set<string>()
    const look = (path: string, html: string): void => {
      for (const href of hrefs(html)) if (/^\/records\?.*(figure|month)=/.test(href)) figures.add(href)
      for (const file of filesOfCharts(path, html)) files.add(file)
    }
    for (const path of paths) look(path, await read(browser, path))
    const boards = hrefs(await read(browser, links.suppliers())).filter((href) => /^\/answers\/suppliers\/[\w-]{22}$/.test(href))
    for (const board of [...new Set(boards)].slice(0, 3)) look(board, await read(browser, board))
    for (const figure of someOfEach([...figures])) await opens(browser, figure)
    for (const file of files) assert.ok((await read(browser, file)).trim().split('\r\n').length > 1, file)
  })

/** The services' own tests open them all: here, the first and the last of each sort. */
const someOfEach = (figures: readonly string[]): readonly string[] =>
  [...Map.groupBy(figures, (figure) => figure.replaceAll(/[\w-]{22}|\d{4}-\d{2}/g, '').split('%2F')[0])].flatMap(([, own]) => [
    ...new Set([own[0] ?? '', own.at(-1) ?? '']),
  ])

/** Of each chart, the file under the table that follows it, in the same card. */
function filesOfCharts(path: string, html: string): readonly string[] {
  return [...html.matchAll(/<svg[^>]*>\s*<title[^>]*>([^<]*)/g)].map((chart) => {
    const [own = ''] = html.slice(chart.index).split('</section>')
    const [, twin = ''] = /<details class="twin">(.*?)<\/details>/s.exec(own) ?? []
    assert.ok(twin.includes('<table'), `${path}: no table after ${chart[1]}`)
    const file = hrefs(twin).find((href) => href.endsWith('.csv'))
    assert.ok(file !== undefined, `${path}: no file after ${chart[1]}`)
    return file
  })
}

async function opens(browser: Browser, figure: string): Promise<void> {
  const html = await read(browser, figure)
  assert.match(html, /\/records\/[\w.]+\/[\w-]{22}/, figure)
}
