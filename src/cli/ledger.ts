/** `grenier ledger verify`: whether a ledger's file is whole and unchanged, and goes on from one kept before; offline. */
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { type LedgerFileProblem, type ReadLedgerFile, readLedgerFile, type Standing, standingOf } from '#gate'
import { type Command, type ExitCode, type Io, refuseUsage } from './command.ts'
import { printable } from './terminal.ts'

export const ledgerFile: Command = {
  name: 'ledger',
  summary: 'checks a ledger that a person took from her attic, offline',
  help: `Usage: grenier ledger verify FILE [options]

Checks every line of a ledger's file and the signature of its checkpoint. Any edit, removal, change of order or cut is found.
FILE may be a checkpoint alone: then its signature is checked. Nothing is sent or kept.

  --since OLDER   a file or checkpoint kept from before: FILE must go on from it, with nothing rewritten
  --keys KEYS     the keys that the platform publishes (/.well-known/grenier-keys.json): FILE and OLDER must be signed by one of them
  --json          prints one JSON document instead

Exit code 0 when all holds; 1 when it does not; 2 for wrong usage.
`,
  async run(args, io) {
    const asked = argumentsOf(args)
    if (typeof asked === 'string') return refuseUsage(io, 'ledger', asked)
    const found = await verify(asked)
    if ('unreadable' in found) {
      await io.stderr(`grenier ledger: ${printable(found.unreadable)} ${found.why}\n`)
      return 1
    }
    return await tell(io, asked, found)
  },
}

interface Asked {
  readonly path: string
  readonly since: string | undefined
  readonly keys: string | undefined
  readonly json: boolean
}

function argumentsOf(args: readonly string[]): Asked | string {
  let parsed
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, since: { type: 'string' }, keys: { type: 'string' } },
    })
  } catch (error) {
    return (error as Error).message.split('\n')[0] ?? ''
  }
  const [what, path, ...more] = parsed.positionals
  if (what !== 'verify') return 'it does one thing: ledger verify FILE.'
  if (path === undefined || more.length > 0) return 'name one file.'
  return { path, json: parsed.values.json, since: parsed.values.since, keys: parsed.values.keys }
}

interface Found {
  readonly file: string
  readonly problem?: LedgerFileProblem
  readonly read?: ReadLedgerFile
  readonly standing?: Standing
}
interface Unreadable {
  readonly unreadable: string
  readonly why: string
}

async function verify({ path, since, keys }: Asked): Promise<Found | Unreadable> {
  const known = keys === undefined ? undefined : await keysOf(keys)
  if (known === null) return { unreadable: keys ?? '', why: 'holds no published keys.' }
  const read = await readPath(path, known)
  if (!('ok' in read)) return read
  if (!read.ok) return { file: path, problem: read.error }
  if (since === undefined) return { file: path, read: read.value }
  const old = await readPath(since, known)
  if (!('ok' in old)) return old
  if (!old.ok) return { file: since, problem: old.error }
  const { checkpoint, hashes } = read.value
  // A checkpoint alone says nothing of what came before it, unless it is the same.
  if (hashes.length === 0 && checkpoint.entries > 0 && checkpoint.head !== old.value.checkpoint.head)
    return { unreadable: path, why: 'is a checkpoint alone: --since needs the ledger itself.' }
  const standing: Standing = hashes.length === 0 ? { is: 'same', since: 0 } : standingOf(hashes, old.value.checkpoint)
  return { file: path, read: read.value, standing }
}

async function readPath(path: string, keys: ReadonlySet<string> | undefined): ReturnTypeOrUnreadable {
  try {
    return await readLedgerFile(createReadStream(path, { encoding: 'utf8' }) as AsyncIterable<string>, keys)
  } catch {
    return { unreadable: path, why: 'cannot be opened.' }
  }
}
type ReturnTypeOrUnreadable = Promise<Awaited<ReturnType<typeof readLedgerFile>> | Unreadable>

const published = z.object({ keys: z.array(z.object({ kid: z.string() })) })
async function keysOf(path: string): Promise<ReadonlySet<string> | null> {
  try {
    return new Set(published.parse(JSON.parse(await readFile(path, 'utf8'))).keys.map(({ kid }) => kid))
  } catch {
    return null
  }
}

async function tell(io: Io, { json }: Asked, { file, problem, read, standing }: Found): Promise<ExitCode> {
  const isWell = problem === undefined && (standing === undefined || standing.is === 'same' || standing.is === 'continued')
  if (json) {
    const { code, line } = problem ?? {}
    const about = read && { ...read.checkpoint, key: read.key }
    const document = {
      file,
      ok: isWell,
      ...(code && { problem: { code, ...(line && { line }) } }),
      ...about,
      ...(standing && { standing }),
    }
    await io.stdout(`${JSON.stringify(document, null, 2)}\n`)
  } else if (problem !== undefined) {
    await io.stderr(`${printable(file)}${problem.line === undefined ? '' : `:${problem.line}`}: ${problems[problem.code]}\n`)
  } else if (read !== undefined) {
    const { entries, platform, at } = read.checkpoint
    const lines = [
      `✓ ${entries} entries, whole and unchanged, as ${printable(platform)} signed on ${at}.`,
      ...(read.before > 0 ? [`  entries from before: ${read.before}`] : []),
      `  key: ${read.key}`,
    ]
    if (isWell) await io.stdout(`${lines.join('\n')}\n`)
    if (standing !== undefined) await (isWell ? io.stdout : io.stderr)(`${isWell ? '✓ ' : ''}${standings[standing.is]}\n`)
  }
  return isWell ? 0 : 1
}

const problems: { readonly [C in LedgerFileProblem['code']]: string } = {
  'not-ledger': 'this is not a ledger of Grenier.',
  version: 'this ledger was written by a later version of Grenier.',
  entry: 'this line is not an entry, or is not where it should be.',
  altered: 'this line was changed, or one before it was changed, moved or taken out.',
  cut: 'entries or the checkpoint are missing.',
  extra: 'something was added after the checkpoint.',
  signature: 'the checkpoint was changed since it was signed.',
  key: 'it is not signed by one of these keys.',
}
const standings: { readonly [I in Standing['is']]: string } = {
  same: 'it is the ledger kept before, word for word.',
  continued: 'it goes on from the ledger kept before; nothing was rewritten.',
  rewritten: 'what the ledger kept before says was rewritten since.',
  shorter: 'entries of the ledger kept before are missing.',
  other: 'it is another ledger, or its beginning was rewritten.',
}
