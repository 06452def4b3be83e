/**
 * Imports, from the request to the answer: spooled, parsed in the sandbox, checked, sealed, committed and matched with what
 * was there. 20,000 bank operations; the same with 1,000 invoices (450 UBL, 450 CII, 100 Factur-X); a year of half-hours of
 * electricity; ten years of an account as CSV. Beside it, Actual (its documented API, on operations it is given
 * already parsed, without sealing), under the machine's own Node; skipped with a reason where it cannot be installed.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { createTestApp, signedUp, upload } from '#test/app'
import { pdfOf } from '#test/pdf'

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

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, '../src/connectors/einvoice/fixtures', name), 'utf8')

/** 1,000 invoices, each with a number of its own. */
function invoices(): { readonly [file: string]: string | Uint8Array<ArrayBuffer> } {
  const [cii, ubl] = [fixture('cii-basic-wl-two-rates.xml'), fixture('good-ubl-peppol.xml')]
  const numbered = (xml: string, n: number): string => xml.replace(/(<(?:ram|cbc):ID>)[^<]*(<)/, `$1BENCH-${n}$2`)
  const files: Record<string, string | Uint8Array<ArrayBuffer>> = {}
  for (let n = 0; n < 450; n += 1) files[`ubl-${n}.xml`] = numbered(ubl, n)
  for (let n = 0; n < 450; n += 1) files[`cii-${n}.xml`] = numbered(cii, 1_000 + n)
  for (let n = 0; n < 100; n += 1) {
    const attachments = [{ name: 'factur-x.xml', content: numbered(cii, 2_000 + n) }]
    files[`facture-${n}.pdf`] = Uint8Array.from(pdfOf({ pages: [[{ text: `Facture ${n}`, x: 50, y: 700 }]], attachments }))
  }
  return files
}

/** A year of an Enedis load curve: the stamp is the end of the half-hour, the value its mean watts. */
function halfHours(): string {
  const start = Temporal.ZonedDateTime.from('2025-01-01T00:00[Europe/Paris]')
  const rows = Array.from(
    { length: 17_520 },
    (_, i) => `${start.add({ minutes: 30 * (i + 1) }).toString({ timeZoneName: 'never' })};${200 + ((i * 37) % 900)}`,
  )
  const head =
    'Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape metier;Unite;Pas en minutes'
  return `\uFEFF${head}\n01234567890123;Courbe de charge;01/01/2025;01/01/2026;Energie active;Consommation;Comptage Brut;W;30\nHorodate;Valeur\n${rows.join('\n')}\n`
}

/** Ten years of an account: three operations a day. */
function bankCsv(): string {
  const start = Temporal.PlainDate.from('2016-01-01')
  const rows = Array.from({ length: 10_950 }, (_, i) => {
    const day = start
      .add({ days: Math.floor(i / 3) })
      .toString()
      .split('-')
      .toReversed()
      .join('/')
    return `${day};CB MARCHAND ${i % 400};-${1 + (i % 90)},${String(i % 100).padStart(2, '0')}`
  })
  return `Date;Libellé;Montant\n${rows.join('\n')}\n`
}

/** Milliseconds of each upload in turn, in one new attic. */
async function ours(...uploads: readonly { readonly [file: string]: string | Uint8Array<ArrayBuffer> }[]): Promise<readonly number[]> {
  const app = await createTestApp({ limits: { files: 2_000 } })
  try {
    const browser = await signedUp(app)
    const times: number[] = []
    for (const files of uploads) {
      const body = upload(files)
      const began = performance.now()
      const answer = await browser.post('/api/v1/imports', body)
      if (answer.status !== 201) throw new Error(`the import answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`)
      times.push(performance.now() - began)
    }
    return times
  } finally {
    await app.destroy()
  }
}

/** The median of some runs of one upload in an empty attic. */
async function medianOf(files: { readonly [file: string]: string | Uint8Array<ArrayBuffer> }): Promise<number> {
  const times: number[] = []
  for (let index = 0; index < runs; index += 1) times.push(...(await ours(files)))
  return median(times)
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
const file = { 'compte.ofx': ofxOf(operations) }
const times: (readonly number[])[] = []
for (let index = 0; index < runs; index += 1) times.push(await ours(file, file))
print(
  `grenier: ${operations} operations, from the request to the answer: median ${Math.round(median(times.map(([first]) => first ?? 0)))} ms`,
)
print(`grenier: the same file again, all already there: median ${Math.round(median(times.map(([, again]) => again ?? 0)))} ms`)
print(
  `grenier: ${operations} operations and 1,000 invoices (450 UBL, 450 CII, 100 Factur-X): median ${Math.round(await medianOf({ ...file, ...invoices() }))} ms`,
)
print(`grenier: a year of half-hours of electricity (17,520): median ${Math.round(await medianOf({ 'courbe.csv': halfHours() }))} ms`)
print(`grenier: ten years of an account as CSV (10,950 operations): median ${Math.round(await medianOf({ 'releve.csv': bankCsv() }))} ms`)
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
