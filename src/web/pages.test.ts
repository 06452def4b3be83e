import assert from 'node:assert/strict'
import test from 'node:test'
import { patterns } from '#routes'
import { previews } from './ui/previews.ts'

const assets = {
  css: '/assets/look-1.css',
  js: '/assets/grenier-1.js',
  fonts: ['/assets/a.woff2', '/assets/b.woff2'],
  icon: '/assets/icon-1.svg',
}
const all = (['fr', 'en'] as const).flatMap((lang) =>
  Object.entries(previews(lang, assets)).map(([name, page]) => ({ lang, name, html: page() })),
)
const every = (check: (html: string, lang: 'fr' | 'en', name: string) => void) => () => {
  for (const { lang, name, html } of all) check(html, lang, name)
}
const matches = (html: string, pattern: RegExp): string[] => [...html.matchAll(pattern)].map((match) => match[1] ?? match[0])

test(
  'each page carries no inline style, script or foreign address',
  every((html, lang, name) => {
    assert.doesNotMatch(html, /\sstyle=|<style|javascript:|\son[a-z]+=/i, `${lang} ${name}`)
    assert.deepEqual(matches(html, /<script([^>]*)>/g), [` type="module" src="${assets.js}"`], `${lang} ${name}`)
    const foreign = matches(html, /(?:href|src|action)="(https?:[^"]*)"/g).filter(
      (address) => !address.startsWith('http://localhost:8480/'),
    )
    assert.deepEqual(foreign, [], `${lang} ${name}`)
  }),
)

test(
  'each page has its language, one title, one h1 and its landmarks',
  every((html, lang, name) => {
    assert.match(html, new RegExp(`^<!doctype html><html lang="${lang}">`), name)
    assert.equal(matches(html, /<h1[ >]/g).length, 1, `${lang} ${name}`)
    assert.match(html, /<title>[^<]{4,}<\/title>/, `${lang} ${name}`)
    for (const landmark of ['<header class="bar"', '<nav ', '<main id="main"', '<footer '])
      assert.ok(html.includes(landmark), `${lang} ${name}: ${landmark}`)
    assert.doesNotMatch(html, /\[object|undefined|NaN/, `${lang} ${name}`)
  }),
)

test(
  'headings skip no level, ids are unique, labels and descriptions name what exists',
  every((html, lang, name) => {
    const levels = matches(html, /<h([1-6])[ >]/g).map(Number)
    for (const [n, level] of levels.entries())
      assert.ok(level <= (levels[n - 1] ?? 0) + 1, `${lang} ${name}: h${level} after h${levels[n - 1]}`)
    const ids = matches(html, /\sid="([^"]*)"/g)
    assert.equal(new Set(ids).size, ids.length, `${lang} ${name}: ${ids.join(' ')}`)
    const named = matches(html, /\s(?:for|aria-labelledby|aria-describedby|popovertarget)="([^"]*)"/g).flatMap((list) => list.split(' '))
    for (const id of named) assert.ok(ids.includes(id), `${lang} ${name}: no #${id}`)
  }),
)

const routes = Object.values(patterns).map(
  (pattern) =>
    new RegExp(
      `^${pattern
        .replace(/:\w+\{\(\?:([^)]+)\)\}/g, '($1)')
        .replace(/:\w+/g, '[^/?]+')
        .replace('*', '.+')}$`,
    ),
)

test(
  'links and forms lead only to addresses that exist',
  every((html, lang, name) => {
    const pathOf = (address: string): string =>
      address
        .replace('http://localhost:8480', '')
        .replace(/[?#].*$/, '')
        .replaceAll('&amp;', '&')
    for (const address of matches(html, /(?:href|src|action)="([^"]*)"/g)) {
      if (address.startsWith('#')) assert.ok(html.includes(`id="${address.slice(1)}"`), `${lang} ${name}: ${address}`)
      else
        assert.ok(
          routes.some((route) => route.test(pathOf(address))),
          `${lang} ${name}: ${address}`,
        )
    }
  }),
)

test('anchors into other public pages exist there', () => {
  const html = (lang: 'fr' | 'en', name: string): string => all.find((page) => page.lang === lang && page.name === name)?.html ?? ''
  for (const { lang, name, html: page } of all) {
    for (const match of page.matchAll(/href="\/(?:fr|en)\/(formats|try|promises|run)#([\w-]+)"/g)) {
      assert.ok(html(lang, match[1] ?? '').includes(`id="${match[2]}"`), `${lang} ${name}: ${match[0]}`)
    }
  }
})

test(
  'public pages give a description, a canonical address and both languages; the others ask not to be indexed',
  every((html, lang, name) => {
    const isPublic = html.includes('<body class="public">')
    assert.equal(html.includes('rel="canonical"'), isPublic, `${lang} ${name}`)
    assert.equal(html.includes('content="noindex"'), !isPublic, `${lang} ${name}`)
    if (!isPublic) return
    assert.deepEqual(matches(html, /rel="alternate" hreflang="([^"]*)"/g), ['fr', 'en', 'x-default'])
    assert.match(html, /<meta name="description" content="[^"]{40,}"/)
    const other = lang === 'fr' ? 'en' : 'fr'
    assert.match(html, new RegExp(`<a href="/${other}[^"]*" lang="${other}" hreflang="${other}">`), `${lang} ${name}`)
  }),
)

test(
  'a form is a POST unless it only chooses what to look at; its inputs keep no secret',
  every((html, lang, name) => {
    for (const secret of matches(html, /<input([^>]*type="password"[^>]*)>/g)) assert.doesNotMatch(secret, /\svalue=/, `${lang} ${name}`)
    for (const form of matches(html, /<form([^>]*)>/g))
      assert.match(form, /method="post"|method="get" action="\/(?:answers\/budget|ledger|shares\/new)"/, `${lang} ${name}`)
  }),
)

test('islands asked for by a page are in the list of the entry', async () => {
  const { readFile } = await import('node:fs/promises')
  const entry = await readFile(new URL('islands/entry.ts', import.meta.url), 'utf8')
  const asked = new Set(all.flatMap(({ html }) => matches(html, /data-island="([^"]*)"/g)))
  assert.ok(asked.size > 0)
  for (const name of asked) assert.match(entry, new RegExp(`\\b'?${name}'?: \\(\\) => import`))
})

test('a refused form says what is wrong at the top and beside its field', () => {
  const { html } = all.find((page) => page.name === 'sign-up-refused' && page.lang === 'en') ?? { html: '' }
  assert.match(html, /role="alert".*href="#passphrase"/)
  assert.match(html, /aria-describedby="passphrase-error passphrase-hint"[^>]*aria-invalid="true"/)
  assert.match(html, /value="camille@exemple.test"/)
})
