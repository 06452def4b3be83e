/** Documents are held to the code: a folder, a setting, a connector or a service without its words fails here. */
import assert from 'node:assert/strict'
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import test from 'node:test'
import { connectors } from '#connectors'
import { isPurpose, purposes, usualFormats } from '#gate'
import { patterns } from '#routes'
import { services } from '#services'
import { convert } from '../src/cli/convert.ts'
import { inspect } from '../src/cli/inspect.ts'
import { run } from '../src/cli/run.ts'
import { secretEnv, settings } from '../src/cli/settings.ts'
import { openApiDocument } from '../src/http/system/openapi.ts'
import { text } from '../src/web/i18n/index.ts'

const root = resolve(import.meta.dirname, '..')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const folders = (path: string): string[] =>
  readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)

test('every folder of src has its line in ARCHITECTURE.md', () => {
  const text = read('ARCHITECTURE.md')
  assert.deepEqual(
    folders('src').filter((name) => !text.includes(`\`src/${name}\``)),
    [],
  )
})

test('every setting is documented, with its place in the environment', () => {
  const text = read('docs/settings.md')
  assert.deepEqual(
    settings.filter(({ flag, env, about }) => !text.includes(`| \`--${flag}\` | \`${env}\` |`) || !text.includes(about)),
    [],
  )
  assert.ok(text.includes(secretEnv))
})

test('every environment variable the code reads is documented', () => {
  const text = read('docs/settings.md')
  const files = globSync('{src,tools,test,bench}/**/*.{ts,tsx}', { cwd: root })
  const names = new Set(files.flatMap((file) => read(file).match(/GRENIER_[A-Z_]+/g) ?? []))
  assert.deepEqual(
    [...names].filter((name) => !text.includes(name)),
    [],
  )
})

test('every command is in the contracts', () => {
  const text = read('docs/contracts.md')
  const commands = globSync('src/cli/*.ts', { cwd: root })
    .map((file) => /name: '([a-z]+)'/.exec(read(file))?.[1])
    .filter((name) => name !== undefined)
  assert.ok(commands.length >= 4)
  assert.deepEqual(
    commands.filter((name) => !text.includes(`\`${name}`)),
    [],
  )
})

test('every flag that a command offers is in the contracts', () => {
  const contracts = read('docs/contracts.md')
  for (const { name, help } of [inspect, convert, run]) {
    const flags = help.match(/(?<=^ {2})--[a-z-]+/gm) ?? []
    assert.ok(flags.length >= 4, name)
    assert.deepEqual(
      flags.filter((flag) => !contracts.includes(flag)),
      [],
      name,
    )
  }
})

test('every address of the API is in its description and in the contracts', () => {
  const contracts = read('docs/contracts.md')
  const addresses = Object.values(patterns)
    .filter((pattern) => pattern.startsWith('/api/'))
    .map((pattern) => pattern.replaceAll(/:(\w+)/g, '{$1}'))
  assert.deepEqual(Object.keys(openApiDocument.paths).toSorted(), addresses.filter((path) => path !== patterns.openapi).toSorted())
  for (const address of [...addresses, patterns.health, patterns.ready]) assert.ok(contracts.includes(address), address)
})

test('every connector has its folder, README and fixtures, and every folder its line in the list', () => {
  const names = connectors.map(({ name }) => name)
  // What two connectors share is no format; tables are read as their person says, and claim no file.
  const others = ['invoicing', 'table']
  assert.deepEqual(
    folders('src/connectors')
      .filter((folder) => !others.includes(folder))
      .toSorted(),
    names.toSorted(),
  )
  for (const name of names) {
    assert.ok(existsSync(join(root, 'src/connectors', name, 'README.md')), `${name} has no README`)
    assert.ok(readdirSync(join(root, 'src/connectors', name, 'fixtures')).length >= 8, `${name} has too few fixtures`)
  }
})

test('every service has its folder, README and both languages, and every folder its line in the list', () => {
  const names = services.map(({ name }) => name)
  // What several share is none.
  const others = ['matching', 'meters', 'money']
  assert.deepEqual(
    folders('src/services')
      .filter((folder) => !others.includes(folder))
      .toSorted(),
    names.toSorted(),
  )
  for (const { name, text: words } of services) {
    assert.ok(existsSync(join(root, 'src/services', name, 'README.md')), `${name} has no README`)
    assert.ok(words.fr.purpose.length > 0 && words.en.purpose.length > 0)
  }
})

test('every service is named and its purpose said in the ledger, in both languages', () => {
  for (const { name, need } of services) {
    assert.ok(isPurpose(need.purpose) && purposes[need.purpose].dpv.length > 0, name)
    for (const lang of ['fr', 'en'] as const) {
      const { actors, purposes: sentences } = text(lang).attic.ledger
      assert.ok(Object.hasOwn(actors, `service:${name}`) && Object.hasOwn(sentences, need.purpose), `${name} (${lang})`)
    }
  }
})

test('every promise names tests that exist', () => {
  const rows = [...read('docs/promises.md').matchAll(/`([^`]+\.(?:test|spec)\.ts)`: (.*?)(?= \||<br>|$)/gm)]
  assert.ok(rows.length >= 15)
  for (const [, file = '', titles = ''] of rows) {
    assert.ok(existsSync(join(root, file)), `${file} does not exist`)
    for (const title of titles.split(' · ')) assert.ok(read(file).includes(title), `${file} has no test “${title}”`)
  }
})

test('every decision says when to revisit it', () => {
  const files = readdirSync(join(root, 'decisions')).filter((file) => file.endsWith('.md'))
  assert.ok(files.length > 0)
  assert.deepEqual(
    files.filter((file) => !/^\d{3}-[a-z0-9-]+\.md$/.test(file) || !/## When to revisit/.test(read(`decisions/${file}`))),
    [],
  )
})

test('every usual format of an export is in the contracts, with its kinds', () => {
  const contracts = read('docs/contracts.md')
  for (const [format, kinds] of Object.entries(usualFormats)) {
    const said = format === 'csv' ? 'one kind' : kinds.map((kind) => `\`${kind}\``).join(', ')
    assert.ok(contracts.includes(`| \`${format}\` | ${said} |`), format)
  }
})

test('links between documents lead somewhere', () => {
  const files = [
    'README.md',
    'ARCHITECTURE.md',
    'CONTRIBUTING.md',
    'docs/contracts.md',
    'docs/promises.md',
    'docs/settings.md',
    'docs/operating.md',
  ]
  const dead = files.flatMap((file) =>
    [...read(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
      .map((match) => match[1] ?? '')
      .filter((link) => !existsSync(resolve(root, file, '..', link)))
      .map((link) => `${file} → ${link}`),
  )
  assert.deepEqual(dead, [])
})
