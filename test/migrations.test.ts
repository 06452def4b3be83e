/** Migrations against the project's own history: what a commit froze is in its place for ever, and new ones come after. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import test from 'node:test'

const root = resolve(import.meta.dirname, '..')
const file = 'src/store/frozen.json'
const git = (...args: string[]): string => spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout ?? ''
const entriesOf = (text: string): [string, unknown][] => Object.entries(JSON.parse(text) as object)
const commits = git('log', '--format=%H', '--diff-filter=AM', '--', file).split('\n').filter(Boolean)

test('no frozen migration was edited, removed or back-dated since any commit', { skip: commits.length === 0 && 'no history here' }, () => {
  const now = entriesOf(readFileSync(join(root, file), 'utf8'))
  for (const commit of commits) {
    const then = entriesOf(git('show', `${commit}:${file}`))
    assert.deepEqual(now.slice(0, then.length), then, `${file} only grows at its end (${commit.slice(0, 8)})`)
  }
})
