/** The table of permissions, whole, and the life of a grant. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { generateIdentity, recipientOf } from '#lib/age'
import { type Kind, kindNames, type Record } from '#model'
import { grantableFields } from '../need.ts'
import { purposes } from '../purposes.ts'
import { type Grant, grantActs, grantBatch, grantsOf, grantStates, stateAfter } from './grant.ts'
import { verdict } from './verdict.ts'

const grant: Grant = {
  id: 'AAAAAAAAAAAAAAAAAAAAAA',
  recipient: { type: 'link', name: 'Éloïse, conseillère' },
  purpose: 'advice',
  asked: { parts: { 'bank.transaction': { show: 'records', fields: { day: 'exact', amount: 'exact', label: 'exact' } } }, mask: true },
  view: {
    parts: {
      'bank.transaction': { show: 'records', fields: { day: 'month', amount: 'exact' } },
      invoice: { show: 'totals', by: 'month', of: ['total'] },
    },
    mask: true,
  },
  state: 'given',
  made: '2026-03-01T09:00:00.000Z',
  until: '2026-04-01T09:00:00.000Z',
  perDay: 5,
  terms: 'look',
  readers: 'recipient+gate',
  key: recipientOf(generateIdentity()),
}

test('every subject, purpose, kind, field, verb, state and time: only what the grant names is allowed', () => {
  // Said again here by hand, field by field: this is what the view above lets through.
  const named = new Set(['bank.transaction.day', 'bank.transaction.amount', 'invoice.total', 'invoice.count'])
  const subjects = [grant.id, 'BBBBBBBBBBBBBBBBBBBBBB']
  const verbs = ['read', 'write', 'share', '']
  const times = ['2026-03-31T00:00:00.000Z', grant.until]
  const all = kindNames.flatMap((kind) =>
    [...grantableFields(kind), 'raw', 'count', 'id', '__proto__'].map((field) => [kind, field] as const),
  )
  let [cells, allowed] = [0, 0]
  for (const state of grantStates)
    for (const now of times)
      for (const subject of subjects)
        for (const purpose of [...Object.keys(purposes), ''])
          for (const verb of verbs)
            for (const [kind, field] of all) {
              const isNamed = named.has(`${kind}.${field}`) && subject === grant.id && purpose === 'advice' && verb === 'read'
              const expected = isNamed && state === 'given' && now === times[0]
              const found = verdict({ ...grant, state }, { subject, purpose, kind, field, verb, now })
              if ((found === 'allowed') !== expected)
                assert.fail(`${state} ${now} ${subject} ${purpose} ${verb} ${kind}.${field}: ${found}`)
              cells += 1
              if (expected) allowed += 1
            }
  assert.equal(allowed, named.size)
  assert.ok(cells > 100_000)
})

test('a kind that is no kind is refused', () => {
  const asked = { subject: grant.id, purpose: 'advice', field: 'day', verb: 'read', now: grant.made }
  for (const kind of ['toString', '__proto__', 'setting', '']) assert.equal(verdict(grant, { ...asked, kind: kind as Kind }), 'kind')
})

test('each act leads where it should, and nothing follows an end', () => {
  const table = grantStates.map((state) => [state, ...grantActs.map((act) => stateAfter(state, act) ?? '-')].join(' '))
  // give narrow pause resume renew end
  assert.deepEqual(table, [
    'requested given requested - - - ended',
    'given - given paused - given ended',
    'paused - paused - given paused ended',
    'ended - - - - - -',
  ])
})

test('a grant is kept in as many settings as it takes, and read back', () => {
  const batch = grantBatch(grant)
  const settings = (batch?.records ?? []).map(({ item }) => item) as Record<'setting'>[]
  assert.ok(settings.length > 1 && settings.every(({ name, value }) => name.length <= 64 && value.length <= 500))
  assert.deepEqual(grantsOf(settings), [grant])
  assert.deepEqual(grantsOf(settings.toReversed()), [grant])
  const shorter = (grantBatch({ ...grant, asked: grant.view })?.records ?? []).map(({ item }) => item) as Record<'setting'>[]
  const after = new Map([...settings, ...shorter].map((setting) => [setting.name, setting]))
  assert.deepEqual(grantsOf([...after.values()]), [{ ...grant, asked: grant.view }], 'pieces of before are not read')
})

test('a grant that was cut, or says what no grant says, is as if it were not there', () => {
  const settings = (grantBatch(grant)?.records ?? []).map(({ item }) => item) as Record<'setting'>[]
  assert.deepEqual(grantsOf(settings.slice(1)), [])
  assert.deepEqual(grantsOf(settings.slice(0, -1)), [])
  for (const wrong of [{ state: 'open' }, { perDay: 0 }, { until: 'never' }, { view: { parts: {}, mask: true } }, { more: 1 }]) {
    const pieces = grantBatch({ ...grant, ...wrong } as unknown as Grant)?.records ?? []
    assert.deepEqual(grantsOf(pieces.map(({ item }) => item) as Record<'setting'>[]), [])
  }
})
