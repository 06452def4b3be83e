/**
 * Who may import whom. The table is the architecture: a module is entered by its door, imports only what its line
 * allows (arrows are not transitive, a type-only import counts as a crossing), and the table has no cycle.
 */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import test from 'node:test'

const root = resolve(import.meta.dirname, '..')
const all = [
  'lib',
  'model',
  'connectors',
  'facts',
  'intake',
  'store',
  'vault',
  'gate',
  'identity',
  'services',
  'credentials',
  'organisations',
  'programme',
  'pool',
  'observatory',
  'web',
  'routes',
  'content',
]

const allowed: Record<string, readonly string[]> = {
  lib: [],
  routes: [],
  content: ['lib', 'model'],
  model: ['lib'],
  connectors: ['lib', 'model'],
  facts: ['lib', 'model'],
  intake: ['lib', 'model', 'connectors'],
  store: ['lib'],
  vault: ['lib', 'model', 'store'],
  gate: ['lib', 'model', 'store', 'vault'],
  identity: ['lib', 'store'],
  services: ['lib', 'model', 'gate', 'content'],
  credentials: ['lib', 'model', 'gate'],
  organisations: ['lib', 'model', 'store', 'gate'],
  programme: ['lib', 'model', 'store', 'gate'],
  pool: ['lib', 'model', 'store', 'gate'],
  observatory: ['lib', 'store', 'pool'],
  web: ['lib', 'routes', 'model', 'content'],
  http: all.filter((name) => name !== 'vault'),
  cli: all.filter((name) => name !== 'vault' && name !== 'web'),
}
const typesOnly: Record<string, readonly string[]> = { web: ['model'] }
const doors = new Set([
  '#lib/*',
  '#model',
  '#connectors',
  '#intake',
  '#store',
  '#vault',
  '#gate',
  '#identity',
  '#pool',
  '#pool/encode',
  '#services',
  '#routes',
  '#web',
  '#http',
  '#app',
  '#content',
  '#test/*',
])
const pure = ['connectors', 'model', 'services', 'facts', 'lib/pure', 'pool/encode', 'pool/reading']

interface Import {
  readonly file: string
  readonly specifier: string
  readonly typeOnly: boolean
}

const sources = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter((file) => !file.endsWith('.test.ts'))
const importsOf = (file: string): Import[] => {
  const text = readFileSync(join(root, file), 'utf8')
  const statements = text.matchAll(
    /^\s*(?:import|export)\s+(type\s)?[^'"`;]*?from\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm,
  )
  return [...statements].map((match) => ({ file, specifier: match[2] ?? match[3] ?? match[4] ?? '', typeOnly: match[1] !== undefined }))
}
const imports = sources.flatMap(importsOf)
const moduleOf = (file: string): string => (file.startsWith('src/') ? (file.split('/')[1] ?? '').replace(/\.ts$/, '') : file)

/** The module an import leads to, or undefined for a package or a `node:` module. */
function target({ file, specifier }: Import): { module: string; byDoor: boolean } | undefined {
  if (specifier.startsWith('#')) return { module: specifier.slice(1).split('/')[0] ?? '', byDoor: true }
  if (!specifier.startsWith('.')) return undefined
  return { module: moduleOf(relative(root, resolve(root, dirname(file), specifier))), byDoor: false }
}

test('a module is entered by its door, never by a path', () => {
  const wrong = imports.filter((entry) => {
    const to = target(entry)
    return to !== undefined && !to.byDoor && to.module !== moduleOf(entry.file) && moduleOf(entry.file) !== 'app'
  })
  assert.deepEqual(
    wrong.map(({ file, specifier }) => `${file} → ${specifier}`),
    [],
  )
})

test('a module imports only what the table allows', () => {
  const wrong = imports.filter((entry) => {
    const from = moduleOf(entry.file)
    const to = target(entry)
    if (to === undefined || to.module === from || from === 'app') return false
    if (typesOnly[from]?.includes(to.module) && !entry.typeOnly) return true
    // Islands run in the browser, where connectors and facts do too.
    if (entry.file.startsWith('src/web/islands/') && (['connectors', 'facts'].includes(to.module) || entry.specifier === '#pool/encode'))
      return false
    return !allowed[from]?.includes(to.module)
  })
  assert.deepEqual(
    wrong.map(({ file, specifier }) => `${file} → ${specifier}`),
    [],
  )
})

test('a connector imports no other: what two share stands in a folder that is none', () => {
  // A file beside the folders, or the folder of the invoice: no connector.
  const isShared = (to: string) => to === 'invoicing' || (to.endsWith('.ts') && to !== 'index.ts')
  const wrong = imports.filter(({ file, specifier }) => {
    const [, folder] = /^src\/connectors\/([^/]+)\//.exec(file) ?? []
    const to = /^src\/connectors\/([^/]+)/.exec(
      specifier.startsWith('.') ? relative(root, resolve(root, dirname(file), specifier)) : '',
    )?.[1]
    return folder !== undefined && to !== undefined && to !== folder && !isShared(to)
  })
  assert.deepEqual(
    wrong.map(({ file, specifier }) => `${file} → ${specifier}`),
    [],
  )
})

test('a service imports no other: what some share stands in a folder that is none', () => {
  const wrong = imports.filter(({ file, specifier }) => {
    const [, folder] = /^src\/services\/([^/]+)\//.exec(file) ?? []
    const to = /^src\/services\/([^/]+)\//.exec(
      specifier.startsWith('.') ? relative(root, resolve(root, dirname(file), specifier)) : '',
    )?.[1]
    return folder !== undefined && to !== undefined && to !== folder && !['money', 'matching', 'meters'].includes(to)
  })
  assert.deepEqual(
    wrong.map(({ file, specifier }) => `${file} → ${specifier}`),
    [],
  )
})

test('every folder of src has its line in the table', () => {
  const modules = new Set(sources.map(moduleOf).filter((name) => name !== 'app'))
  assert.deepEqual(
    [...modules].filter((name) => !(name in allowed)),
    [],
  )
})

test('the table has no cycle', () => {
  const visit = (name: string, path: readonly string[]): void => {
    assert.ok(!path.includes(name), `cycle: ${[...path, name].join(' → ')}`)
    for (const next of allowed[name] ?? []) visit(next, [...path, name])
  }
  for (const name of Object.keys(allowed)) visit(name, [])
})

test('only the gate and the composition root import the vault', () => {
  const importers = new Set(
    imports.filter(({ specifier, file }) => specifier === '#vault' && !file.startsWith('src/vault/')).map(({ file }) => moduleOf(file)),
  )
  assert.deepEqual(
    [...importers].filter((name) => name !== 'gate' && name !== 'app'),
    [],
  )
})

test('connectors, model, services and lib/pure have no node module, network, process or dynamic import', () => {
  const words = /['"]node:|\bfetch\s*\(|\bWebSocket\b|\bprocess\.(?!\.\.)[a-z]|\bimport\s*\(|\bBuffer\b|\bTemporal\./
  const wrong = sources
    .filter((file) => pure.some((folder) => file.startsWith(`src/${folder}/`)))
    .flatMap((file) =>
      withoutComments(readFileSync(join(root, file), 'utf8'))
        .split('\n')
        .flatMap((line, index) => (words.test(line) ? [`${file}:${index + 1}`] : [])),
    )
  assert.deepEqual(wrong, [])
})

test('the doors of package.json are those of the table', () => {
  const { imports: entries } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { imports: Record<string, string> }
  assert.deepEqual(new Set(Object.keys(entries)), doors)
})

const withoutComments = (text: string): string =>
  text.replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ' ')).replaceAll(/(^|\s)\/\/.*$/gm, '$1')
