/** Finds a browser for the journeys: the one that is there, else Debian's package when root, else Playwright's own download. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { root } from './steps.ts'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Path of a Chromium; says on stdout which. Throws when none can be had, saying what to do. */
export function findChromium(): string {
  const found = lookFor()
  if (found) return say(found, 'found')
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    run('apt-get', 'update')
    run('apt-get', 'install', '-y', '--no-install-recommends', 'chromium')
    const installed = lookFor()
    if (installed) return say(installed, "installed from Debian's package")
  }
  run(process.execPath, `${root}/node_modules/@playwright/test/cli.js`, 'install', 'chromium')
  const path = chromium.executablePath()
  if (existsSync(path)) return say(path, 'downloaded by Playwright')
  throw new Error('No Chromium was found: install the package "chromium" of your system, or set GRENIER_CHROMIUM to its path.')
}

const lookFor = (): string | undefined => [process.env.GRENIER_CHROMIUM, ...places].find((path) => path && existsSync(path))

function say(path: string, how: string): string {
  process.stdout.write(`browser: ${path} (${how})\n`)
  return path
}

function run(file: string, ...args: string[]): void {
  spawnSync(file, args, { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
}
