import assert from 'node:assert/strict'
import test from 'node:test'
import { problemCodes } from '#model'
import { pages } from '#web'
import { text } from '../i18n/index.ts'
import * as invented from './invented.ts'

const { frameOf } = invented
const langs = ['fr', 'en'] as const
type Lang = (typeof langs)[number]

/** Every state of every signed-in page. */
const states = (lang: Lang): { readonly [state: string]: string } => ({
  'home, first visit': pages.home(frameOf(lang, null), invented.homeEmpty),
  'home, held': pages.home(frameOf(lang), invented.home),
  'home, nothing waits': pages.home(frameOf(lang), { ...invented.home, waiting: invented.homeEmpty.waiting, kinds: [], recent: [] }),
  'sources, none': pages.sources(frameOf(lang), { sources: [] }),
  sources: pages.sources(frameOf(lang), { sources: invented.sources }),
  ...Object.fromEntries(
    invented.sources.map((source) => [
      `source ${source.key}`,
      pages.source(frameOf(lang), {
        source: { ...source, account: 'A', overlaps: 2, files: invented.fed },
        balance: { state: 'known', on: '2026-10-01', amount: -1, currency: 'EUR', rests: '2026-09-30', operations: 1 },
        done: true,
      }),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(invented.removals).map(([name, removal]) => [`remove all, ${name}`, pages.removeAll(frameOf(lang), removal)]),
  ),
  'imports, none': pages.imports(frameOf(lang), { batches: [], running: [], setAside: [], limits: invented.limits }),
  'imports, refused': pages.imports(frameOf(lang), {
    batches: invented.batches,
    running: [],
    setAside: [],
    limits: invented.limits,
    refusal: { type: 'TooManyFiles' },
  }),
  batch: pages.batch(frameOf(lang), invented.batch),
  'batch, undone': pages.batch(frameOf(lang), undone),
  'batch, nothing kept': pages.batch(frameOf(lang), invented.batchRefused),
  records: pages.records(frameOf(lang), invented.records),
  'records, none': pages.records(frameOf(lang), { ...invented.records, records: [], total: 0, sums: [], next: null }),
  'records, figure': pages.records(frameOf(lang), figure),
  ...Object.fromEntries(
    invented.otherRecords.map((record) => [
      record.kind,
      pages.records(frameOf(lang), { ...invented.records, kind: record.kind, records: [record], total: 1 }),
    ]),
  ),
  record: pages.record(frameOf(lang), invented.record),
  ...Object.fromEntries(
    invented.otherRecords.map((record) => [
      `one ${record.kind}`,
      pages.record(frameOf(lang), {
        record,
        sources: [{ ...record.source, at: '' }],
        accountName: null,
        before: null,
        after: null,
        readers: [],
        series: {
          kind: record.kind,
          unit: 'EUR',
          isMoney: true,
          points: [
            { id: 'x', day: '2026-01-31', value: -1_050 },
            { id: record.id, day: '2026-03-31', value: 2_300 },
          ],
        },
      }),
    ]),
  ),
  budget: pages.budget(frameOf(lang), invented.budget),
  'budget, partial month': pages.budget(frameOf(lang), { ...invented.budget, month: '2026-11' }),
  'budget, none': pages.budget(frameOf(lang), invented.noBudget),
  ledger: pages.ledger(frameOf(lang), { entries: invented.entries }),
  'ledger, empty': pages.ledger(frameOf(lang), { entries: [] }),
  settings: pages.settings(frameOf(lang), { ...invented.settings, lang }),
})

const undone = { ...invented.batch, batch: invented.batch.batch && { ...invented.batch.batch, state: 'undone' as const } }
const figure = {
  ...invented.records,
  figure: { title: 'Courses · octobre 2026', rule: 'le libellé nomme une épicerie (3)', back: '/answers/budget?month=2026-10' },
  opened: { month: '2026-10', category: 'groceries', direction: 'out', currency: 'EUR' },
}

for (const lang of langs) {
  for (const [state, html] of Object.entries(states(lang))) {
    test(`${state} (${lang}) is one whole page without inline style or script, with one title and no id twice`, () => {
      assert.match(html, new RegExp(`^<!doctype html><html lang="${lang}">`))
      assert.equal(html.match(/<h1[ >]/g)?.length, 1)
      assert.doesNotMatch(html, /\sstyle=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+=/)
      assert.doesNotMatch(html, /undefined|NaN|\[object/)
      const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1])
      assert.deepEqual(ids, [...new Set(ids)])
    })
  }
}

const visible = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/[\s\u00a0\u202f]+/g, ' ')
    .replaceAll('&#39;', '’')

test('a search is asked by POST, and its next page carries the same words', () => {
  const html = pages.records(frameOf('fr'), { ...invented.records, query: { text: 'loyer', account: 'A1' } })
  assert.match(html, /<form method="post" action="\/records"[^>]*role="search"/)
  const next = html.slice(html.indexOf('class="row pages"'))
  for (const [name, value] of [
    ['text', 'loyer'],
    ['account', 'A1'],
    ['cursor', 'next-cursor'],
    ['kind', 'bank.transaction'],
  ]) {
    assert.match(next, new RegExp(`name="${name}" value="${value}"`))
  }
  assert.doesNotMatch(html, /href="[^"]*(loyer|A1)/)
})

test('a figure stays opened on its next pages, and leads back to itself', () => {
  const html = pages.records(frameOf('fr'), figure)
  assert.match(html, /href="\/answers\/budget\?month=2026-10"/)
  assert.match(html, /name="category" value="groceries"/)
  assert.match(visible(html), /Pourquoi elles sont ici Le libellé nomme une épicerie/)
})

test('each post of the budget opens to its own operations', () => {
  const html = pages.budget(frameOf('fr'), invented.budget)
  for (const { category, direction } of invented.budget.posts) {
    assert.ok(html.includes(`/records?month=2026-10&amp;category=${category}&amp;direction=${direction}&amp;currency=EUR`))
  }
  assert.ok(html.includes('/records?month=2026-10&amp;category=transfers&amp;currency=EUR'))
})

test('an amount that comes in has its plus written, not only its colour', () => {
  assert.match(visible(pages.records(frameOf('fr'), invented.records)), /\+2 280,00 €/)
})

test('a source says in words until when it is known and whether it is late, and why on its page', () => {
  const words = visible(states('fr')['home, held'] ?? '')
  assert.match(words, /Compte courant ··0197 1 204 opérations, jusqu’au 14 oct\. 2026 ● à demander/)
  assert.match(words, /Eau de Lys .{0,60} ! en retard/)
  const page = visible(states('fr')['source abcdefghijklmnopqrstu0'] ?? '')
  assert.match(page, /La suite devrait exister depuis le 14 novembre 2026/)
  assert.match(page, /mai 2026 en partie \(3 jours manquent\)/)
})

test('every problem has its sentence in both languages, and shows on the page with its line and its text', () => {
  for (const lang of langs) {
    assert.deepEqual(Object.keys(text(lang).problems).toSorted(), [...problemCodes].toSorted())
    for (const code of problemCodes) {
      const file = {
        name: 'a.ofx',
        size: 1,
        connector: 'ofx',
        kinds: {},
        problems: [{ code, line: 1_402, text: 'lu ainsi', message: 'x' }],
        moreProblems: 0,
      }
      const words = visible(pages.batch(frameOf(lang), { batch: invented.batch.batch, files: [file] }))
      assert.ok(words.includes(visible(text(lang).problems[code])), code)
      assert.match(words, lang === 'fr' ? /Ligne 1 402 lu ainsi/ : /Line 1,402 lu ainsi/)
    }
  }
})

test('nothing kept is said plainly, and offers no undo', () => {
  const html = pages.batch(frameOf('fr'), invented.batchRefused)
  assert.match(visible(html), /Rien n’a été gardé/)
  assert.doesNotMatch(html, /\/undo|\/redo/)
})

test('an import is undone by POST, an undone one is brought back by POST', () => {
  assert.match(pages.batch(frameOf('fr'), invented.batch), /<form method="post" action="\/imports\/batch-2\/undo"/)
  assert.match(pages.batch(frameOf('fr'), undone), /<form method="post" action="\/imports\/batch-2\/redo"/)
})

test('what files and banks wrote is text, never markup', () => {
  const html = pages.records(frameOf('fr'), {
    ...invented.records,
    records: invented.operations.map((record) => ({ ...record, label: '<img src=x onerror=alert(1)>' })),
  })
  assert.doesNotMatch(html, /<img/)
})

test('operations of one direction have one total; of both, what came in and what went out before it', () => {
  const words = (came: number, left: number): string =>
    visible(
      pages.records(frameOf('fr'), { ...invented.records, sums: [{ currency: 'EUR', amount: came - left, in: came, out: left }] }),
    ).replaceAll(/\s/g, ' ')
  assert.match(words(0, 32_546), /Au total −325,46 €/)
  assert.doesNotMatch(words(0, 32_546), /entrés/)
  assert.match(words(200_000, 50_000), /2 000,00 € entrés, 500,00 € sortis\. Soit \+1 500,00 €/)
})

test('an empty file is said to be empty, and nothing else', () => {
  const file = {
    name: 'vide.ofx',
    size: 0,
    connector: null,
    kinds: {},
    problems: [{ code: 'empty-file', message: 'empty', fatal: true }],
    moreProblems: 0,
  } as const
  const words = visible(pages.batch(frameOf('fr'), { batch: null, files: [file] }))
  assert.match(words, /Ce fichier est vide/)
  assert.doesNotMatch(words, /pas encore ce fichier/)
})

test('an account goes by the same name in its list, on its own page and at home', () => {
  const record = {
    id: 'a',
    kind: 'bank.account',
    schema: 1,
    account: '00012045701',
    type: 'checking',
    currency: 'EUR',
    source: { connector: 'ofx', origin: 'a.ofx', batch: 'b' },
  } as const
  const accounts = [{ account: '00012045701', name: 'Compte courant ··5701' }]
  const list = pages.records(frameOf('fr'), { ...invented.records, kind: 'bank.account', accounts, records: [record] })
  assert.match(list, /<a class="name"[^>]*>Compte courant ··5701</)
  const own = pages.record(frameOf('fr'), {
    record,
    sources: [],
    accountName: 'Compte courant ··5701',
    before: null,
    after: null,
    readers: [],
  })
  assert.match(own, /<h1>Compte courant ··5701<\/h1>/)
})
