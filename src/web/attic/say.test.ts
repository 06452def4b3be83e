import assert from 'node:assert/strict'
import test from 'node:test'
import { type FormField, formFields, type Kind, kindNames, kinds, type Record } from '#model'
import { say, saidFields } from './say.ts'

const place = { id: 'AAAAAAAAAAAAAAAAAAAAAA', source: { connector: 'x', origin: 'x', batch: 'x' } }

/** A value that each type of field takes. */
const values: { readonly [T in FormField['type']]: (field: FormField) => unknown } = {
  text: ({ name }) => `Mot${name}`,
  long: ({ name }) => `Mot${name}`,
  day: ({ name }) => (/end|last/i.test(name) ? '2026-04-30' : '2026-03-02'),
  instant: () => '2026-03-02T19:15:00Z',
  amount: () => 1_250,
  currency: () => 'EUR',
  quantity: () => 12_500_000,
  count: () => 3,
  degrees: () => 457_640_000,
  choice: ({ values: [first] = [] }) => first,
  yes: () => true,
  list: () => ['Mot'],
  address: () => ({ city: 'Lyon' }),
}
const sampleOf = (kind: Kind, isKept: (field: FormField) => boolean): Record => {
  const fields = formFields(kind).filter(isKept)
  return {
    ...place,
    kind,
    schema: 1,
    ...Object.fromEntries(fields.map((field) => [field.name, values[field.type](field)])),
  } as unknown as Record
}
/** Kinds shown whole as a paper or a card, and those of the platform itself. */
const withoutSentence = new Set<Kind>(['invoice', 'receipt', 'contact', 'document', 'message', 'judgement', 'setting', 'amendment'])

test('every kind is said in a sentence of its own, in both languages, with what it has', () => {
  for (const kind of kindNames.filter((name) => !withoutSentence.has(name))) {
    const [whole, bare] = [sampleOf(kind, () => true), sampleOf(kind, ({ required }) => required)]
    assert.ok(kinds[kind].schema.safeParse(Object.fromEntries(Object.entries(bare).filter(([name]) => !(name in place)))).success, kind)
    for (const record of [whole, bare]) {
      const [fr, en] = [say(record, 'fr', 'Europe/Paris') ?? '', say(record, 'en', 'Europe/Paris') ?? '']
      assert.notEqual(fr, en, kind)
      for (const sentence of [fr, en]) {
        assert.match(sentence, /^[^a-z\s].+[^.,;:\s]\.$/u, `${kind}: ${sentence}`)
        assert.doesNotMatch(sentence, /undefined|NaN|null|\[object|, ,|\s\s/, kind)
      }
    }
  }
  for (const kind of withoutSentence)
    assert.equal(
      say(
        sampleOf(kind, () => true),
        'fr',
        'Europe/Paris',
      ),
      undefined,
    )
})

test('what a sentence takes from the list of fields, it says', () => {
  // Said with another field: a unit, a zone or a currency with its number, a last day with the first, an hour in the place of its day.
  const together = new Set(['zone', 'currency', 'lastDay', 'at', 'type'])
  for (const kind of kindNames) {
    const optional = formFields(kind).filter(({ name, required }) => !required && !together.has(name) && saidFields(kind).includes(name))
    for (const { name: field } of optional) {
      const [whole, without] = [sampleOf(kind, ({ name }) => name !== 'at'), sampleOf(kind, ({ name }) => name !== field && name !== 'at')]
      assert.notEqual(say(whole, 'fr', 'Europe/Paris'), say(without, 'fr', 'Europe/Paris'), `${kind} ${field}`)
    }
  }
})

test('what was heard, found, marked and measured reads as one would say it', () => {
  const of = (kind: Kind, fields: object) => ({ ...place, kind, schema: 1, day: '2026-03-02', ...fields }) as unknown as Record
  const play = of('media.play', { title: 'La Mer', type: 'music', at: '2026-03-02T19:15:00Z', author: 'Ana Roche', provider: 'Ondes' })
  assert.match(say(play, 'fr', 'Europe/Paris') ?? '', /^Écouté le 2 mars 2026 à 20:15, «\sLa Mer\s», de Ana Roche, sur Ondes\.$/u)
  assert.match(say(play, 'en', 'America/Toronto') ?? '', /^Listened to on 2 March 2026 at 14:15, “La Mer”, by Ana Roche, on Ondes\.$/)
  const sugar = of('health.observation', { name: 'Glycémie', quantity: 950_000, unit: 'g/L', by: 'Laboratoire des Lilas' })
  assert.equal(say(sugar, 'fr', 'UTC'), 'Glycémie\u00a0: 0,95\u00a0g/L, le 2 mars 2026, selon Laboratoire des Lilas.')
  const mark = of('education.mark', { school: 'Lycée du Port', title: 'Algèbre', quantity: 14_500_000, outOf: 20_000_000 })
  assert.equal(say(mark, 'en', 'UTC'), '“Algèbre”: 14.5 out of 20, on 2 March 2026, at Lycée du Port.')
  assert.equal(
    say(of('measurement', { name: 'Poids', quantity: 70_200_000, unit: 'kg' }), 'fr', 'UTC'),
    'Poids\u00a0: 70,2\u00a0kg, le 2 mars 2026.',
  )
})
