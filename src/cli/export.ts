/** `grenier export verify`: whether an export is whole and unchanged, offline. */
import { open, readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type ExportProblem, type Package, readPackage } from '#gate'
import { createIntake } from '#intake'
import { isSealedFile, openWithPassphrase, SealedFileRefused } from '#lib/age-passphrase'
import type { ArchiveSource } from '#lib/pure/archive'
import { type Command, type ExitCode, type Io, refuseUsage } from './command.ts'
import { withScratch } from './scratch.ts'
import { printable } from './terminal.ts'

export const exportFile: Command = {
  name: 'export',
  summary: 'checks a file that an attic left in, offline',
  help: `Usage: grenier export verify ZIP [options]

Checks every hash, every row, every count of an export, and computes its digest again from what it holds.
Any change, removal, addition or cut is found. Nothing is sent or kept.

  --passphrase-file FILE  file that holds the passphrase of a sealed export (.age), and nothing else
  --json                 prints one JSON document instead

Exit code 0 when the file is whole and unchanged; 1 when it is not; 2 for wrong usage.
`,
  async run(args, io) {
    const read = argumentsOf(args)
    if (typeof read === 'string') return refuseUsage(io, 'export', read)
    const checked = await verifyFile(read)
    if (typeof checked === 'string') {
      await io.stderr(`grenier export: ${printable(read.path)} ${checked}\n`)
      return 1
    }
    return await tell(io, read, checked)
  },
}

interface Asked {
  readonly path: string
  readonly json: boolean
  readonly passphraseFile: string | undefined
}

function argumentsOf(args: readonly string[]): Asked | string {
  let parsed
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, 'passphrase-file': { type: 'string' } },
    })
  } catch (error) {
    return (error as Error).message.split('\n')[0] ?? ''
  }
  const [what, path, ...more] = parsed.positionals
  if (what !== 'verify') return 'it does one thing: export verify ZIP.'
  if (path === undefined || more.length > 0) return 'name one file.'
  return { path, json: parsed.values.json, passphraseFile: parsed.values['passphrase-file'] }
}

type Checked = Awaited<ReturnType<typeof readPackage>>

/** What was found, or why nothing could be looked at. */
async function verifyFile({ path, passphraseFile }: Asked): Promise<Checked | string> {
  const file = await open(path, 'r').catch(() => undefined)
  if (file === undefined) return 'cannot be opened.'
  try {
    const { size } = await file.stat()
    const source: ArchiveSource = {
      size,
      async read(offset, length) {
        const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)))
        const { bytesRead } = await file.read(bytes, 0, bytes.length, offset)
        return bytes.subarray(0, bytesRead)
      },
    }
    if (!isSealedFile(await source.read(0, 64))) return await readPackage(source)
    const passphrase = passphraseFile === undefined ? undefined : await readFile(passphraseFile, 'utf8').catch(() => undefined)
    if (passphrase === undefined) return 'is sealed: give --passphrase-file FILE.'
    return await verifySealed(source, passphrase.replace(/\r?\n$/, ''))
  } finally {
    await file.close()
  }
}

/** Opened into a spool: a file encrypted under a key of its own, gone at the end. */
async function verifySealed(source: ArchiveSource, passphrase: string): Promise<Checked | string> {
  return await withScratch(async (folder) => {
    const most = { fileBytes: Number.MAX_SAFE_INTEGER, uploadBytes: Number.MAX_SAFE_INTEGER, files: 1 }
    const upload = await createIntake({ folder }).receive(most)
    try {
      await upload.add('', openWithPassphrase(piecesOf(source), passphrase))
      return await readPackage(upload.source(0))
    } catch (error) {
      if (!(error instanceof SealedFileRefused)) throw error
      if (error.what === 'passphrase') return 'does not open with this passphrase.'
      return { ok: false, error: { type: 'BadExport', problems: [{ code: error.what === 'cut' ? 'cut' : 'not-export' }] } }
    } finally {
      await upload.release()
    }
  })
}

async function* piecesOf(source: ArchiveSource): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < source.size; at += pieceBytes) yield await source.read(at, pieceBytes)
}
const pieceBytes = 2 ** 20

async function tell(io: Io, { path, json }: Asked, checked: Checked): Promise<ExitCode> {
  if (!checked.ok) {
    const { problems } = checked.error
    if (json) await io.stdout(`${JSON.stringify({ file: path, ok: false, problems }, null, 2)}\n`)
    else for (const problem of problems) await io.stderr(`${printable(path)}: ${sentenceOf(problem)}\n`)
    return 1
  }
  await io.stdout(json ? `${JSON.stringify({ file: path, ok: true, ...aboutOf(checked.value) }, null, 2)}\n` : textOf(checked.value))
  return 0
}

const aboutOf = ({ manifest: { whole, at, digest, records, chapters, files } }: Package) => ({
  whole,
  at,
  digest: digest ?? null,
  records,
  chapters,
  files: files.length + 1,
})

function textOf({ manifest: { whole, at, digest, records, files } }: Package): string {
  const count = Object.values(records).reduce((sum, one) => sum + one, 0)
  const lines = [
    `✓ ${files.length + 1} files, whole and unchanged. ${whole ? 'A whole attic' : 'A part of an attic'}, taken on ${at}.`,
    ...Object.entries(records).map(([kind, held]) => `  ${kind}: ${held}`),
    `  records: ${count}`,
    ...(digest === undefined ? [] : [`  digest: ${digest}`]),
  ]
  return `${lines.join('\n')}\n`
}

const sentences: { readonly [C in ExportProblem['code']]: string } = {
  'not-export': 'this is not an export of Grenier.',
  version: 'this export was made by a later version of Grenier.',
  cut: 'the end is missing: the download stopped early.',
  altered: 'it was changed.',
  missing: 'it is missing.',
  extra: 'it was added.',
  'too-large': 'it is larger than is read.',
  row: 'a row does not follow its kind.',
  record: 'a record is not what its rows make.',
  count: 'the counts do not agree.',
  ledger: 'the ledger does not hold.',
  original: 'a file kept as it was given is not there, or not as long as is said.',
  digest: 'the digest is not that of what it holds.',
  part: 'this is a part of an attic.',
}

const sentenceOf = ({ code, path }: ExportProblem): string =>
  path === undefined ? sentences[code] : `${printable(path)}: ${sentences[code]}`
