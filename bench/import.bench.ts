/**
 * Import of 20,000 bank operations: from the request to the answer, that is spooled, parsed in the sandbox, checked,
 * sealed, committed and matched with what was there. Beside it, Actual (its documented API, on operations it is given
 * already parsed, without sealing), under the machine's own Node; skipped with a reason where it cannot be installed.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { createTestApp, signedUp, upload } from '#test/app'

const operations = 20_000
const runs = 5

const print = (line: string): void => void process.stdout.write(`${line}\n`)
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** Two years of an account as OFX 1.x: about 27 operations a day. */
function ofxOf(count: number): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const day = new Date(Date.UTC(2024, 0, 1) + Math.floor((index * 730) / count) * 86_400_000)
      .toISOString()
      .slice(0, 10)
      .replaceAll('-', '')
    const cents = (((index * 7919) % 20_000) + 1) / 100
    return `<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>${day}<TRNAMT>-${cents.toFixed(2)}<FITID>${index}<NAME>CB MARCHAND ${index % 400} LYON</STMTTRN>`
  })
  return `OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n\n<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20260101<LANGUAGE>FRA</SONRS></SIGNONMSGSRSV1><BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>00000<ACCTID>00000123456<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST><DTSTART>20240101<DTEND>20251231\n${rows.join('\n')}\n</BANKTRANLIST><LEDGERBAL><BALAMT>0.00<DTASOF>20251231</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n`
}

async function ours(): Promise<{ first: number; again: number }> {
  const app = await createTestApp()
  try {
    const browser = await signedUp(app)
    const file = ofxOf(operations)
    const time = async (): Promise<number> => {
      const began = performance.now()
      const answer = await browser.post('/api/v1/imports', upload({ 'compte.ofx': file }))
      if (answer.status !== 201) throw new Error(`the import answered ${answer.status}`)
      return performance.now() - began
    }
    return { first: await time(), again: await time() }
  } finally {
    await app.destroy()
  }
}

/** One run of the peer: milliseconds, or why not. */
function peer(folder: string): { milliseconds: number } | { reason: string } {
  const result = spawnSync('node', [join(import.meta.dirname, 'peers/actual/import.mjs'), folder, String(operations)], {
    encoding: 'utf8',
    timeout: 300_000,
  })
  const line = result.stdout?.split('\n').find((text) => text.startsWith('milliseconds '))
  return line
    ? { milliseconds: Number(line.split(' ')[1]) }
    : { reason: (result.stderr || 'no answer').trim().split('\n').at(-1) ?? 'no answer' }
}

/** Installs the peer once, in a folder of its own outside the project. */
function installPeer(): { folder: string } | { reason: string } {
  const folder = join(tmpdir(), 'grenier-bench-actual')
  const ready = join(folder, 'node_modules/better-sqlite3/build/Release/better_sqlite3.node')
  if (!existsSync(ready)) {
    const steps = [
      ['init', '-y'],
      ['install', '@actual-app/api@26.9.0'],
      ['rebuild', 'better-sqlite3'],
    ]
    spawnSync('mkdir', ['-p', folder])
    for (const args of steps) spawnSync('npm', args, { cwd: folder, timeout: 300_000 })
  }
  return existsSync(ready) ? { folder } : { reason: 'its database module could not be built here' }
}

print(`machine: ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`)
const times = []
for (let index = 0; index < runs; index++) times.push(await ours())
print(`grenier: ${operations} operations, from the request to the answer: median ${Math.round(median(times.map(({ first }) => first)))} ms`)
print(`grenier: the same file again, all already there: median ${Math.round(median(times.map(({ again }) => again)))} ms`)
const installed = installPeer()
if ('reason' in installed) print(`actual: skipped: ${installed.reason}`)
else {
  const measured = Array.from({ length: 3 }, () => peer(installed.folder))
  const failed = measured.find((entry) => 'reason' in entry)
  if (failed && 'reason' in failed) print(`actual: skipped: ${failed.reason}`)
  else
    print(
      `actual: ${operations} operations already parsed, importTransactions: median ${Math.round(median(measured.map((entry) => ('milliseconds' in entry ? entry.milliseconds : 0))))} ms`,
    )
}
