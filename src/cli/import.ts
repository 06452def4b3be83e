/** `grenier import`: sends files to a running platform, with a token that can do nothing else. */
import { open } from 'node:fs/promises'
import { defaultLimits } from '#intake'
import { type Command, type ExitCode, type Io, refuseUsage } from './command.ts'
import { type FileRow, rowOf, tableOf } from './file-rows.ts'
import { createImportClient, type ImportClient, type Progress, type SentFile, type ServerRefused } from './import-client.ts'
import { readImportArguments, readTokenOf, tokenEnv } from './import-order.ts'
import type { LocalFile } from './multipart.ts'
import { whyUnreadable } from './read-files.ts'
import { printable, tellProblems } from './terminal.ts'

export const importFiles: Command = {
  name: 'import',
  summary: 'sends files to a running platform, with an import token',
  help: `Usage: grenier import FILE… --server URL [options]

Sends each file; the platform reads it, and keeps it sealed until its person's next visit. The token is made in her
settings: it adds files, and opens nothing. Prints what was read, its problems and the progress on standard error.

  --server URL           the platform, such as https://grenier.example.org
  --token-file FILE      file that holds the token and nothing else; without it, ${tokenEnv} of the environment
  --plain-http           allows http:// to another machine: the network then reads the token and the files
  --keep-originals       keeps the files themselves too, sealed, as they are
  --json                 prints one JSON document instead of a table, problems included

Exit code: 0 if every file was read, 1 if one was not or if the platform refused, 2 for wrong usage.
`,
  run: async (args, io) => {
    const read = readImportArguments(args)
    if (!read.ok) return refuseUsage(io, 'import', read.error.message)
    const { files, server, tokenFile, json, keepOriginals } = read.value
    const token = await readTokenOf(tokenFile, process.env[tokenEnv])
    if (!token.ok) return await refused(io, token.error.message)
    if (token.value.warning !== undefined) await io.stderr(`grenier import: ${token.value.warning}\n`)
    return await sendAll(io, createImportClient({ server, token: token.value.token, keepOriginals }), files, json)
  },
}

async function sendAll(io: Io, client: ImportClient, files: readonly string[], json: boolean): Promise<ExitCode> {
  const ready = await client.check()
  if (!ready.ok) return await refused(io, ready.error.message)
  const rows: FileRow[] = []
  let isWhole = true
  let stopped: ServerRefused | undefined
  for (let done = 0; done < files.length && stopped === undefined;) {
    const { taken, unreadable, next } = await openSome(files, done)
    try {
      done = next
      rows.push(...unreadable)
      isWhole &&= unreadable.length === 0
      if (taken.length === 0) continue
      const sent = await client.send(taken, progressOf(io, taken))
      if (sent.ok) {
        isWhole &&= sent.value.kept && sent.value.files.every((file) => isRead(file))
        rows.push(...rowsOf(taken, sent.value.files))
      } else stopped = sent.error
    } finally {
      await Promise.all(taken.map(({ handle }) => handle.close()))
    }
  }
  for (const row of rows) if (!json || row.problems.some(({ code }) => code === 'unreadable')) await tellProblems(io, row)
  await io.stdout(json ? `${JSON.stringify({ files: rows }, null, 2)}\n` : tableOf(rows))
  if (stopped !== undefined) return await refused(io, stopped.message)
  return isWhole ? 0 : 1
}

async function refused(io: Io, message: string): Promise<ExitCode> {
  await io.stderr(`grenier import: ${message}\n`)
  return 1
}

/** As many files, from that one, as one upload of a platform with the usual limits takes. */
async function openSome(
  files: readonly string[],
  from: number,
): Promise<{ readonly taken: LocalFile[]; readonly unreadable: FileRow[]; readonly next: number }> {
  const taken: LocalFile[] = []
  const unreadable: FileRow[] = []
  let bytes = 0
  let next = from
  for (; next < files.length && taken.length < mostFiles; next += 1) {
    const file = files[next] ?? ''
    const opened = await openFile(file)
    if ('message' in opened) unreadable.push(notOpened(file, opened.message))
    else if (taken.length > 0 && bytes + opened.size > defaultLimits.uploadBytes) {
      await opened.handle.close()
      break
    } else {
      taken.push(opened)
      bytes += opened.size
    }
  }
  return { taken, unreadable, next }
}

/** Each is held open while it is sent: fewer than a platform takes, and than a process may have. */
const mostFiles = Math.min(defaultLimits.files, 200)

async function openFile(file: string): Promise<LocalFile | { readonly message: string }> {
  try {
    const handle = await open(file, 'r')
    const stat = await handle.stat()
    if (stat.isFile()) return { file, handle, size: stat.size }
    await handle.close()
    return { message: stat.isDirectory() ? whyUnreadable('EISDIR') : 'this is not a plain file' }
  } catch (error) {
    return { message: whyUnreadable((error as NodeJS.ErrnoException).code ?? '') }
  }
}

const notOpened = (file: string, message: string): FileRow => ({
  file,
  connector: null,
  confidence: 0,
  kinds: {},
  from: null,
  to: null,
  problems: [{ code: 'unreadable', message }],
})

/** An archive has no connector of its own, its members do. */
const isRead = ({ problems }: SentFile): boolean => !problems.some(({ fatal }) => fatal === true)

/** The platform's rows, in their order, under the names given here: an archive is followed by its members, `archive!member`. */
function rowsOf(sent: readonly LocalFile[], files: readonly SentFile[]): FileRow[] {
  let at = -1
  let name = ''
  return files.map((row) => {
    const isMember = at >= 0 && row.file.startsWith(`${name}!`)
    if (!isMember) {
      at += 1
      name = row.file
    }
    const given = sent[at]?.file ?? name
    return rowOf({ ...row, file: isMember ? `${given}${row.file.slice(name.length)}` : given })
  })
}

function progressOf(io: Io, files: readonly LocalFile[]): Progress {
  const [first] = files
  const what = files.length === 1 ? printable(first?.file ?? '') : `${files.length} files`
  return {
    waits: async (seconds) => io.stderr(`${what}: the platform is busy, again in ${seconds} s\n`),
    reads: async (records) => io.stderr(`${what}: ${records} records read\n`),
  }
}
