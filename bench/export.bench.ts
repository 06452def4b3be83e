/**
 * What taking an attic away costs: seconds, bytes, and how far the memory of the process rises above what it held before. Filled
 * by one process, taken away by another that has just started, so that nothing is left of the filling.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { createGate } from '#gate'
import { keepShortLivedYoung } from '#lib/young-heap'
import { openStore } from '#store'
import { plainWords } from '#test/exports'
import { buildBatch, buildOperation, peopleMigrations } from '#test/people'
import { createOpener, createVaults } from '#vault'

const passphrase = 'une phrase de passe inventée'
const records = 100_000
const print = (line: string): void => void process.stdout.write(`${line}\n`)

async function platform(folder: string) {
  const opened = await openStore({ dataDir: folder, migrations: peopleMigrations })
  if (!opened.ok) throw new Error('the store does not open')
  const now = () => Temporal.Now.instant()
  const opener = createOpener()
  const vaults = createVaults({ store: opened.value, now, opener: opener.open, weakPassphrasesForTests: { memoryKib: 1_024, passes: 1 } })
  const gate = createGate({ store: opened.value, vaults, now })
  return { gate, close: async () => (await opener.close(), await opened.value.close()) }
}

async function fill(folder: string): Promise<string> {
  const { gate, close } = await platform(folder)
  const session = await gate.create(passphrase)
  if (!session.ok) throw new Error('no attic')
  const operation = (n: number) =>
    buildOperation({
      day: `${2017 + (n % 10)}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`,
      amount: -(1 + ((n * 7919) % 20_000)),
      label: `CB MARCHAND ${(n * 31) % 4_000} LYON`,
      reference: `R${n}`,
    })
  for (let from = 0; from < records; from += 10_000) {
    const written = await gate.write(session.value, buildBatch([Array.from({ length: 10_000 }, (_, i) => operation(from + i))]))
    if (!written.ok) throw new Error('not kept')
  }
  await close()
  return session.value.key.vaultId
}

async function take(folder: string, vaultId: string): Promise<void> {
  keepShortLivedYoung()
  const { gate, close } = await platform(folder)
  const session = await gate.unlock(vaultId, passphrase)
  if (!session.ok) throw new Error('not unlocked')
  const attic = await gate.open(session.value)
  if (!attic.ok) throw new Error('not opened')
  await attic.value.list({ kind: 'bank.transaction', limit: 1_000 })
  const idle = process.memoryUsage.rss()
  let [peak, bytes] = [idle, 0]
  const began = performance.now()
  const leaving = await attic.value.export(plainWords)
  if (!leaving.ok) throw new Error('no export')
  for await (const piece of leaving.value) {
    bytes += piece.length
    peak = Math.max(peak, process.memoryUsage.rss())
  }
  const seconds = (performance.now() - began) / 1_000
  const megabytes = (size: number) => Math.round(size / 1e6)
  print(
    `${records} records: ${seconds.toFixed(1)} s, ${megabytes(bytes)} MB, ${megabytes(idle)} MB idle, ${megabytes(peak - idle)} MB above (target 150)`,
  )
  await close()
}

const [mode, folder, vaultId] = process.argv.slice(2)
if (mode === 'take' && folder !== undefined && vaultId !== undefined) await take(folder, vaultId)
else {
  const made = mkdtempSync(join(tmpdir(), 'grenier-bench-'))
  try {
    print(`${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}`)
    const held = await fill(join(made, 'data'))
    const file = process.argv[1] ?? ''
    spawnSync(process.execPath, [...process.execArgv, file, 'take', join(made, 'data'), held], { stdio: 'inherit' })
  } finally {
    rmSync(made, { recursive: true, force: true })
  }
}
