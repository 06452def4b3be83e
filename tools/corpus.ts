/**
 * Reads every file under a folder through the connectors and prints what each gave: `npm run corpus -- DIR`; with `--matching DIR`,
 * runs cases of matching (`matching-cases.ts`).
 * For developers, on files that stay outside the project. Exit 1 when a connector throws.
 */
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { chooseConnector, headBytes, type Source, sourceOfBytes } from '#connectors'
import { isProblem, kinds as kindRules, type Item } from '#model'
import { runMatchingCases } from './matching-cases.ts'

interface Row {
  readonly file: string
  readonly connector: string
  readonly kinds: string
  readonly period: string
  readonly problems: string
  readonly threw: boolean
}

function filesUnder(folder: string): string[] {
  if (statSync(folder).isFile()) return [folder]
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
}

async function rowOf(path: string, file: string): Promise<Row> {
  const source = sourceOfFile(path)
  const kinds = new Map<string, number>()
  const problems = new Map<string, number>()
  const days: string[] = []
  let connector = '-'
  try {
    const best = await chooseConnector({ ...source, name: file })
    if (best === undefined) return { file, connector, kinds: '', period: '', problems: '', threw: false }
    connector = `${best.connector.name} ${best.confidence}`
    for await (const found of best.connector.parse(source, { currency: 'EUR', dayFirst: true })) {
      if (isProblem(found)) {
        add(problems, found.fatal ? `${found.code}!` : found.code)
      } else {
        add(kinds, found.item.kind)
        if (!kindRules[found.item.kind].schema.safeParse(found.item).success) add(problems, 'invalid-item!')
        days.push(...dayOf(found.item))
      }
    }
    return {
      file,
      connector,
      kinds: counts(kinds),
      period: periodOf(days),
      problems: counts(problems),
      threw: problems.has('invalid-item!'),
    }
  } catch (error) {
    return { file, connector, kinds: counts(kinds), period: '', problems: `threw ${String(error)}`, threw: true }
  }
}

const add = (map: Map<string, number>, key: string): Map<string, number> => map.set(key, (map.get(key) ?? 0) + 1)

const counts = (map: ReadonlyMap<string, number>): string => [...map].map(([key, count]) => `${key} ×${count}`).join(', ')

const dayOf = (item: Item): string[] => ('day' in item && item.day !== undefined ? [item.day] : [])

function periodOf(days: readonly string[]): string {
  const sorted = days.toSorted()
  return sorted.length === 0 ? '' : `${sorted[0]}…${sorted.at(-1)}`
}

/** Reads by pieces, so that a large file is no reason to run out of memory. */
function sourceOfFile(path: string): Source {
  const { size } = statSync(path)
  const read = (offset: number, length: number): Uint8Array => {
    const descriptor = openSync(path, 'r')
    try {
      const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)))
      return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, offset))
    } finally {
      closeSync(descriptor)
    }
  }
  if (size === 0) return sourceOfBytes(path, new Uint8Array())
  return {
    name: path,
    size,
    read: async (offset, length) => read(offset, length),
    async *stream(from = 0) {
      for (let at = from; at < size; at += headBytes) yield read(at, headBytes)
    },
  }
}

function tableOf(rows: readonly Row[]): string {
  const columns = ['file', 'connector', 'kinds', 'period', 'problems'] as const
  const heading = Object.fromEntries(columns.map((column) => [column, column])) as unknown as Row
  const lines = [heading, ...rows]
  const widths = columns.map((column) => Math.max(...lines.map((row) => row[column].length)))
  return lines
    .map((row) =>
      columns
        .map((column, index) => row[column].padEnd(widths[index]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function summaryOf(rows: readonly Row[]): string {
  const read = rows.filter((row) => row.connector !== '-').length
  const threw = rows.filter((row) => row.threw).length
  return `${rows.length} files, ${read} recognised, ${rows.filter((row) => row.problems !== '').length} with problems, ${threw} failed`
}

const [root, cases] = process.argv.slice(2)
if (root === undefined || (root === '--matching' && cases === undefined)) {
  process.stderr.write('usage: npm run corpus -- [--matching] DIR\n')
  process.exitCode = 2
} else if (root === '--matching') {
  if (!(await runMatchingCases(cases ?? ''))) process.exitCode = 1
} else {
  const rows: Row[] = []
  for (const path of filesUnder(root)) rows.push(await rowOf(path, relative(root, path)))
  process.stdout.write(`${tableOf(rows)}\n${summaryOf(rows)}\n`)
  if (rows.some((row) => row.threw)) process.exitCode = 1
}
