/** Runs the steps of a check one after the other, prints each one's seconds, stops at the first that fails. */
import { spawn } from 'node:child_process'
import { accessSync, constants, globSync, statfsSync } from 'node:fs'
import { freemem } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

const testFiles = (...patterns: string[]): readonly string[] => globSync(patterns, { cwd: root }).toSorted()
/** Tests that start processes of their own: `test/process`, `test/cli`, `*.process.test.ts` beside their code, and all of `src/http`, where an import starts the sandbox. */
export const processTests = testFiles('src/**/*.process.test.ts', 'src/http/**/*.test.ts', 'test/process/*.test.ts', 'test/cli/*.test.ts')
/** Properties over whole vaults and over every connector, real costs of sealing, the build: too long to run before each push. */
export const longTests = testFiles('{src,test}/**/*.long.test.ts')
/** All others, fast enough to run before each push. */
export const fastTests = testFiles('src/**/*.test.ts', 'test/*.test.ts', 'test/sealed/*.test.ts', 'tools/**/*.test.ts').filter(
  (file) => !processTests.includes(file) && !longTests.includes(file),
)

/** One file in two, then the others. */
const halvesOf = (files: readonly string[]): readonly (readonly string[])[] => [0, 1].map((half) => files.filter((_, i) => i % 2 === half))

export interface Step {
  readonly name: string
  readonly run: () => Promise<number>
}

/**
 * Puts what tests write (databases above all, which wait for the disk at each commit) in memory, where the system offers 4 GB of it:
 * they kill processes, never the machine, so nothing they show depends on a disk.
 */
export function scratchInMemory(): void {
  const shared = '/dev/shm'
  try {
    accessSync(shared, constants.W_OK)
    const { bavail, bsize } = statfsSync(shared)
    if (Math.min(bavail * bsize, freemem()) >= 4 * 2 ** 30) process.env['TMPDIR'] = shared
  } catch {
    // No such folder: the system's own.
  }
}

/** Files in two processes side by side, which take half the time on two cores. */
export const inHalves = async (files: readonly string[]): Promise<number> =>
  Math.max(...(await Promise.all(halvesOf(files).map((half) => nodeTests(half)))))

/** A child under this Node, in the project's folder; its exit code. */
export function node(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
  return command(process.execPath, args, env)
}

/** Any command, its output shown; its exit code (1 when ended by a signal). */
export function command(file: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
  return new Promise((done, fail) => {
    const child = spawn(file, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env })
    child.on('error', fail)
    child.on('exit', (code) => done(code ?? 1))
  })
}

/** A tool of `node_modules`, under this Node. */
export const tool = (path: string, ...args: string[]): Promise<number> => node([join(root, 'node_modules', path), ...args])

/** Tests under one process: fast, and so without global state. `isolated` gives each file a process of its own. */
export function nodeTests(files: readonly string[], options: { isolated?: boolean; env?: NodeJS.ProcessEnv } = {}): Promise<number> {
  const isolation = options.isolated ? 'process' : 'none'
  const args = [
    '--import',
    './tools/tsx.ts',
    '--import',
    './tools/whole-tests.ts',
    '--import',
    './tools/seeded.ts',
    '--test',
    `--test-isolation=${isolation}`,
    '--test-timeout=120000',
    '--test-reporter=dot',
    '--test-reporter-destination=stdout',
  ]
  return node([...args, '--test-reporter=./tools/summary.ts', '--test-reporter-destination=stdout', ...files], {
    ...process.env,
    ...options.env,
  })
}

/** Runs the steps; answers the exit code of the first that fails, else 0. */
export async function runSteps(title: string, steps: readonly Step[]): Promise<number> {
  const start = performance.now()
  for (const { name, run } of steps) {
    const began = performance.now()
    const code = await run()
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    process.stdout.write(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)\n`)
    if (code !== 0) return code
  }
  process.stdout.write(`✓ ${title} in ${((performance.now() - start) / 1000).toFixed(1)} s\n`)
  return 0
}
