#!/usr/bin/env node
// Runs on any Node ≥ 18: installs what is missing (all its output on stderr), then re-executes under Node 26.
// Plain JavaScript without a dependency: nothing else can be counted on here.
import { spawn, spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { constants as osConstants } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const neededMajor = 26
const isWindows = process.platform === 'win32'
const devCommands = new Set(['test', 'check', 'format', 'corpus', 'bench', 'ci'])
const [command = '', ...rest] = process.argv.slice(2)
const isDevCommand = devCommands.has(command)

if (!isInstalled() || !findNode()) install()
const node = findNode()
if (node) run(node)
else fail(`no Node ${neededMajor} was found for ${process.platform} ${process.arch}. Install Node ${neededMajor} and try again.`)

/** True when node_modules holds every package of the lock file at its version (development tools only if asked). */
function isInstalled() {
  const wanted = readJson('package-lock.json')?.packages
  if (!wanted) return hasDependencies()
  const found = readJson('node_modules/.package-lock.json')?.packages
  if (!found) return false
  return Object.entries(wanted).every(([path, { version, dev, devOptional, optional }]) => {
    if (path === '' || optional || devOptional || (dev && !isDevCommand)) return true
    return found[path]?.version === version
  })
}

/** Without a lock file (installed as someone's dependency), its packages lie in its own node_modules or beside it. */
function hasDependencies() {
  const names = Object.keys(readJson('package.json')?.dependencies ?? {})
  return names.every((name) => packageFolder(name) !== undefined)
}

function packageFolder(name) {
  return [join(root, 'node_modules', name), join(root, '..', name)].find((path) => existsSync(join(path, 'package.json')))
}

/** The Node that came with the installation, or this one if it is recent enough. */
function findNode() {
  const { platform, arch } = process
  const file = isWindows ? 'node.exe' : 'node'
  for (const name of [`node-bin-${platform}-${arch}`, `node-${platform}-${arch}`, `node-win-${arch}`]) {
    const folder = packageFolder(name)
    const path = folder && join(folder, 'bin', file)
    if (path && existsSync(path)) return path
  }
  return isRecent() ? process.execPath : undefined
}

function isRecent() {
  return Number(process.versions.node.split('.')[0]) >= neededMajor
}

/** Installs once, alone: two installations in one folder would break each other. */
function install() {
  const lock = takeLock()
  try {
    // Another launcher may have done it while this one waited.
    if (!isInstalled() || !findNode()) runNpm()
  } finally {
    rmSync(lock, { force: true })
  }
}

function runNpm() {
  process.stderr.write('grenier: installing what it needs, once…\n')
  const dev = isDevCommand || existsSync(join(root, 'node_modules', 'typescript')) ? '--include=dev' : '--omit=dev'
  // Not `npm ci`: it refuses a lock that lacks another platform's optional packages, and empties node_modules under a running
  // server. Versions and integrity come from the lock all the same, which `--no-save` leaves as it is.
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error', dev, '--include=optional']
  const result = spawnSync(isWindows ? 'npm.cmd' : 'npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: isWindows })
  if (result.status === 0) return
  rmSync(lockPath(), { force: true })
  if (result.error?.code === 'ENOENT')
    fail(`npm was not found. Install Node.js with npm, then try again, or run npm install in ${root} yourself.`)
  if (result.signal) fail(`the installation was interrupted (${result.signal}).`)
  fail('the installation failed; its messages are above. Nothing was started.')
}

function lockPath() {
  return join(root, '.cache', 'install.lock')
}

/** Waits for its turn. A lock whose process is gone is taken over. */
function takeLock() {
  const path = lockPath()
  try {
    accessSync(root, constants.W_OK)
    mkdirSync(dirname(path), { recursive: true })
  } catch {
    fail(`its packages are not installed and ${root} cannot be written. Run npm install there with the rights to, then try again.`)
  }
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' })
      return path
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (isHeld(path)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 250)
    else rmSync(path, { force: true })
  }
}

function isHeld(path) {
  try {
    process.kill(Number(readFileSync(path, 'utf8')) || process.ppid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Runs the command under `node` and ends as it does: same exit code, or same signal. */
function run(node) {
  const entry = isDevCommand ? join(root, 'tools', `${command}.ts`) : join(root, 'cli.ts')
  const args = isDevCommand ? rest : process.argv.slice(2)
  const child = spawn(node, ['--import', pathToFileURL(join(root, 'tools', 'tsx.ts')).href, entry, ...args], {
    stdio: 'inherit',
    env: { ...process.env, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'compile') },
  })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    // A Node made for glibc does not start on musl: the machine's own may do.
    if (node !== process.execPath && isRecent()) run(process.execPath)
    else fail(`${node} does not start (${error.code}). Install Node ${neededMajor} and try again.`)
  })
  child.on('exit', (code, signal) => (signal ? endBySignal(signal) : process.exit(code ?? 1)))
}

function endBySignal(signal) {
  process.removeAllListeners(signal)
  if (!isWindows) process.kill(process.pid, signal)
  process.exitCode = 128 + (osConstants.signals[signal] ?? 0)
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8'))
  } catch {
    return undefined
  }
}

function fail(message) {
  process.stderr.write(`grenier: ${message}\n`)
  process.exit(1)
}
