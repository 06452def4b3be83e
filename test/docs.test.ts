/** Documents are held to the code: a folder, a setting, a connector or a service without its words fails here. */
import assert from 'node:assert/strict'
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import test from 'node:test'
import { connectors } from '#connectors'
import { services } from '#services'
import { secretEnv, settings } from '../src/cli/settings.ts'

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

test('every connector has its folder, README and fixtures, and every folder its line in the list', () => {
  const names = connectors.map(({ name }) => name)
  assert.deepEqual(folders('src/connectors').toSorted(), names.toSorted())
  for (const name of names) {
    assert.ok(existsSync(join(root, 'src/connectors', name, 'README.md')), `${name} has no README`)
    assert.ok(readdirSync(join(root, 'src/connectors', name, 'fixtures')).length >= 8, `${name} has too few fixtures`)
  }
})

test('every service has its folder, README and both languages, and every folder its line in the list', () => {
  const names = services.map(({ name }) => name)
  assert.deepEqual(folders('src/services').toSorted(), names.toSorted())
  for (const { name, text } of services) {
    assert.ok(existsSync(join(root, 'src/services', name, 'README.md')), `${name} has no README`)
    assert.ok(text.fr.purpose.length > 0 && text.en.purpose.length > 0)
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

test('links between documents lead somewhere', () => {
  const files = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'docs/contracts.md', 'docs/settings.md']
  const dead = files.flatMap((file) =>
    [...read(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
      .map((match) => match[1] ?? '')
      .filter((link) => !existsSync(resolve(root, file, '..', link)))
      .map((link) => `${file} → ${link}`),
  )
  assert.deepEqual(dead, [])
})
