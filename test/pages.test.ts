/** A new page is looked at by the journeys of accessibility, or says here that it is none. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { patterns } from '#routes'
import { createTestApp } from '#test/app'
import { accountPages, atticPages, notPages, publicPages, reachedByActing } from './e2e/pages.ts'

test('every address of the platform is in the list of pages that are looked at, or of those that are none', () => {
  const listed = [publicPages, atticPages, accountPages].flatMap(Object.keys)
  assert.deepEqual([...listed, ...reachedByActing, ...notPages].toSorted(), Object.keys(patterns).toSorted())
})

test('what is said to be no page answers none', async (t) => {
  const app = await createTestApp()
  t.after(() => app.destroy())
  const browser = app.browser()
  for (const name of notPages) {
    const answer = await browser.get(patterns[name].replaceAll(/:[a-z]+/g, 'x').replace('*', 'x'))
    assert.ok(answer.status !== 200 || !answer.headers.get('content-type')?.startsWith('text/html'), name)
  }
})
