/**
 * Finding one person's records: how right (on labelled sets, where GRENIER_LINKAGE_SETS names their folder) and how fast (on generated
 * lists, up to GRENIER_LINKAGE_PERSONS people, 80,000 by default). One shipped configuration everywhere.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dedupe, defaults, generateNetwork, openDuckdb, readCsvText, scorePairs } from '#pool'
import { createKernel } from '../src/pool/private/kernel.ts'

const print = (line: string): void => void process.stdout.write(`${line}\n`)
const share = (value: number): string => value.toFixed(4)
const folder = mkdtempSync(join(tmpdir(), 'grenier-bench-linkage-'))

interface LabelledSet {
  readonly name: string
  readonly file: string
  /** Columns taken away, to see what the rest says. */
  readonly without?: string
  readonly truthOf: (row: readonly string[], headers: readonly string[]) => string
}
const entity = (row: readonly string[]): string => /\d+/.exec(row[0] ?? '')?.[0] ?? ''
const column = (name: string) => (row: readonly string[], headers: readonly string[]) => row[headers.indexOf(name)] ?? ''
const sets: readonly LabelledSet[] = [
  { name: 'fake_1000', file: 'fake_1000.csv', truthOf: column('cluster') },
  { name: 'febrl1', file: 'febrl1.csv', truthOf: entity },
  { name: 'febrl1 without soc_sec_id', file: 'febrl1.csv', without: 'soc_sec_id', truthOf: entity },
  { name: 'febrl2', file: 'febrl2.csv', truthOf: entity },
  { name: 'febrl2 without soc_sec_id', file: 'febrl2.csv', without: 'soc_sec_id', truthOf: entity },
  { name: 'restaurants', file: 'restaurants.csv', truthOf: column('unique_id') },
]

async function link(file: string) {
  const database = await openDuckdb({ memory: defaults.memory })
  const began = performance.now()
  const result = await dedupe(database, {
    files: [file],
    map: [],
    threshold: defaults.threshold,
    candidatesPerRecord: defaults.candidatesPerRecord,
    thisYear: 2026,
  })
  if (!result.ok) throw new Error(`${file}: ${result.error.type}`)
  const rows = (await database.rows(`select l, r from scored where w >= ${defaults.threshold}`)) as readonly (readonly [number, number])[]
  database.close()
  return { ...result.value, accepted: rows, seconds: (performance.now() - began) / 1_000 }
}

async function measureSet({ name, file, without, truthOf }: LabelledSet, from: string): Promise<void> {
  const [headers = [], ...rows] = readCsvText(readFileSync(join(from, file), 'utf8').replaceAll(/, +/g, ',')).map((row) =>
    row.map((cell) => cell.trim()),
  )
  const kept = headers.flatMap((header, at) => (header === without ? [] : [at]))
  const copy = join(folder, `${name.replaceAll(' ', '-')}.csv`)
  writeFileSync(
    copy,
    [headers, ...rows].map((row) => `${kept.map((at) => JSON.stringify(row[at] ?? '').replaceAll('\\"', '""')).join(',')}\n`).join(''),
  )
  const truth = rows.map((row) => truthOf(row, headers))
  const { cluster, accepted, seconds, candidates } = await link(copy)
  const clustered = scorePairs([...cluster], truth)
  const right = accepted.filter(([l, r]) => truth[l] === truth[r]).length
  const pairs = { precision: right / Math.max(1, accepted.length), recall: right / Math.max(1, clustered.truePairs) }
  print(
    `${name}: pairs P ${share(pairs.precision)} R ${share(pairs.recall)}; clustered P ${share(clustered.precision)} R ${share(clustered.recall)} F1 ${share(clustered.f1)}; ${candidates} candidates, ${seconds.toFixed(1)} s`,
  )
  rmSync(copy)
}

async function measureGrowth(persons: number): Promise<void> {
  const { files, records } = generateNetwork({ persons, members: 1, seed: 1, folder: join(folder, String(persons)) })
  const truth = readCsvText(readFileSync(files[0]!, 'utf8')).slice(1).map((row) => row.at(-1)) // prettier-ignore
  const cpu = process.cpuUsage()
  const { cluster, candidates, seconds } = await link(files[0]!)
  const { user, system } = process.cpuUsage(cpu)
  const { precision, recall, f1 } = scorePairs([...cluster], truth)
  print(
    `${records} generated records: ${seconds.toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s of processor), ${candidates} candidates, ` +
      `${(process.resourceUsage().maxRSS / 1e6).toFixed(2)} GB at most; P ${share(precision)} R ${share(recall)} F1 ${share(f1)}`,
  )
  rmSync(join(folder, String(persons)), { recursive: true })
}

async function measureKernel(): Promise<void> {
  const kernel = await createKernel()
  const encodings = new Uint8Array(kernel.capacity * 128)
  for (let at = 0; at < encodings.length; at += 65_536) crypto.getRandomValues(encodings.subarray(at, at + 65_536))
  kernel.load(encodings)
  const rates = [1, 2, 3, 4, 5].map(() => {
    const began = performance.now()
    for (let row = 0; row < 10_000; row += 1) kernel.scan(encodings.subarray(0, 128), 600)
    return (10_000 * kernel.capacity) / (performance.now() - began) / 1_000
  })
  print(`comparisons of encodings, one thread: ${rates.toSorted((a, b) => a - b)[2]!.toFixed(0)} million a second`)
}

/** Splink with its own documented settings for these columns, where this machine's Python has it. */
function measurePeer(from: string): void {
  const python = process.env['GRENIER_LINKAGE_PYTHON'] ?? 'python3'
  if (spawnSync(python, ['-c', 'import splink, pandas']).status !== 0)
    return print('Splink: skipped, this Python has not splink and pandas')
  const { stdout, stderr, status } = spawnSync(python, [join(import.meta.dirname, 'peers', 'linkage-splink.py'), from], {
    encoding: 'utf8',
  })
  print(status === 0 ? stdout.trim() : `Splink: skipped, ${stderr.trim().split('\n').at(-1)}`)
}

try {
  const from = process.env['GRENIER_LINKAGE_SETS']
  if (from === undefined || !existsSync(from)) print('labelled sets: skipped, GRENIER_LINKAGE_SETS names no folder')
  else {
    for (const set of sets) await measureSet(set, from)
    measurePeer(from)
  }
  await measureKernel()
  const most = Number(process.env['GRENIER_LINKAGE_PERSONS'] ?? 80_000)
  for (const persons of [8_000, 80_000, 800_000, 4_000_000]) if (persons <= most) await measureGrowth(persons)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
