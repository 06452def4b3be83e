/** What a newcomer copies from the documents works: each offline command, as it is written there, on the examples. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import test from 'node:test'

const root = resolve(import.meta.dirname, '../..')
const written = ['README.md', 'examples/README.md'].flatMap((file) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/^node bin\/grenier\.mjs (.+)$/gm)].map(([, words = '']) => words),
)
const commands = [...new Set(written)]

/** Runs one from the project's folder, patterns opened as a shell does. */
function grenier(words: string): { status: number | null; out: string; err: string } {
  const args = words.split(' ').flatMap((word) => (word.includes('*') ? globSync(word, { cwd: root }).toSorted() : [word]))
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin', 'grenier.mjs'), ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  return { status, out: stdout, err: stderr }
}

test('the commands of the documents run: exit 0, something on standard output', () => {
  assert.ok(commands.length >= 4)
  for (const words of commands) {
    const { status, out, err } = grenier(words)
    assert.equal(status, 0, `${words}\n${err}`)
    assert.notEqual(out, '', words)
  }
})

test('with --json they print one JSON document and nothing else, their problems on standard error', () => {
  const asked = commands.filter((words) => !words.startsWith('convert'))
  for (const words of asked) {
    const { status, out } = grenier(`${words} --json`)
    assert.equal(status, 0, words)
    assert.equal(typeof JSON.parse(out), 'object', words)
  }
})

test('convert prints one JSON object a line', () => {
  const lines = grenier('convert examples/noe/* --currency CAD').out.trimEnd().split('\n')
  assert.ok(lines.length > 100)
  for (const line of lines) assert.equal(typeof JSON.parse(line).kind, 'string')
})
