/**
 * Given by `--import` to the test runner: fails the run when a test file did not load to its end. Without isolation,
 * Node drops silently what a file throws once it has registered a test, and with it the tests that follow.
 */
import { registerHooks } from 'node:module'

const begun = new Set<string>()
const ended = new Set<string>()
Object.assign(globalThis, { testFileLoaded: (url: string) => ended.add(url) })

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    if (!url.endsWith('.test.ts') || loaded.source === undefined || loaded.source === null) return loaded
    begun.add(url)
    const source = typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source)
    return { ...loaded, source: `${source}\n;(globalThis as any).testFileLoaded(import.meta.url)\n` }
  },
})

process.on('exit', () => {
  for (const url of begun.difference(ended)) {
    process.stderr.write(`✗ ${url} threw while loading: tests of it are missing\n`)
    process.exitCode = 1
  }
})
