/** What Lighthouse holds without measuring time: bytes, movement, accessibility, good practice; scores of speed belong to the bench. */
import { expect, test } from '@playwright/test'
import { type Auditor, openAuditor, pageTypes } from '../../tools/lighthouse.ts'
import { platform, tryPerson } from './attic.ts'

/** Everything a first visit receives, fonts included. */
const mostBytes = 180_000
/** First-load JavaScript of a page to read. */
const mostScriptBytes = 20_000
const mostShift = 0.02

test.describe.configure({ mode: 'default' })

let auditor: Auditor
test.beforeAll(async () => {
  auditor = await openAuditor(process.env.GRENIER_CHROMIUM ?? '/usr/bin/chromium')
  await tryPerson(await auditor.context.newPage(), 'Camille')
})
test.afterAll(() => auditor.close())

for (const { name, path, signedIn } of pageTypes) {
  test(`${name}: light, still, accessible`, async () => {
    const { score, failed, bytes, scriptBytes, shift } = await auditor.audit(platform() + path)
    expect(bytes).toBeLessThanOrEqual(mostBytes)
    expect(scriptBytes).toBeLessThanOrEqual(mostScriptBytes)
    expect(shift).toBeLessThanOrEqual(mostShift)
    expect(failed('accessibility')).toEqual([])
    expect(score('accessibility')).toBe(100)
    expect(failed('best-practices')).toEqual([])
    expect(score('best-practices')).toBe(100)
    // Signed-in pages ask search engines to stay away, which Lighthouse counts against them.
    if (!signedIn) {
      expect(failed('seo')).toEqual([])
      expect(score('seo')).toBe(100)
    }
  })
}
