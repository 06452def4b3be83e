import assert from 'node:assert/strict'
import test from 'node:test'
import { answerOf } from './drop-send.ts'

test('a refusal keeps the type the server gave', () => {
  assert.deepEqual(answerOf(422, '{"error":{"type":"NothingKept","message":"x"}}'), { type: 'NothingKept' })
  assert.deepEqual(answerOf(413, '{"error":{"type":"UploadTooLarge","message":"x"}}'), { type: 'UploadTooLarge' })
})

test('a refusal leads to the page that says why, inside this site only', () => {
  const refused = (location: string) => JSON.stringify({ error: { type: 'NothingKept', details: { location } } })
  assert.deepEqual(answerOf(422, refused('/imports/jobs/b1')), { type: 'NothingKept', location: '/imports/jobs/b1' })
  assert.deepEqual(answerOf(422, refused('//elsewhere.invalid/')), { type: 'NothingKept' })
})

test('an answer that is not ours is a failure', () => {
  assert.deepEqual(answerOf(502, '<html>'), { type: 'failed' })
  assert.deepEqual(answerOf(200, 'null'), { type: 'failed' })
  assert.deepEqual(answerOf(0, ''), { type: 'failed' })
})

test('a location is followed inside this site only', () => {
  assert.deepEqual(answerOf(201, '{"location":"/imports/b1"}'), { type: 'Done', location: '/imports/b1' })
  assert.deepEqual(answerOf(202, '{"location":"/imports/jobs/b1"}'), { type: 'Done', location: '/imports/jobs/b1' })
  assert.deepEqual(answerOf(201, '{"location":"//elsewhere.invalid/"}'), { type: 'failed' })
  assert.deepEqual(answerOf(201, '{"location":"https://elsewhere.invalid/"}'), { type: 'failed' })
})
