/**
 * Looking at 100,000 records over HTTP, on a platform of its own process: a page of 1,000, searches, one record, and 300 clients
 * that list 1,000 at once over connections that are kept. Beside it, the Community Solid Server with 1,000 of the same records
 * in one container, under the machine's own Node; skipped with a reason where it cannot be installed.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { kitOf } from '#test/kit'
import { allAtOnce, type Asked } from './clients.ts'

const records = 100_000
const clients = 300
const patience = 10_000
const runs = 7
const solidPort = 8_489

const print = (line: string): void => void process.stdout.write(`${line}\n`)
const sorted = (values: readonly number[]): readonly number[] => values.toSorted((a, b) => a - b)
const median = (values: readonly number[]): number => sorted(values)[Math.floor(values.length / 2)] ?? Number.NaN

/** One fifth of two years of an account as OFX 1.x. */
function ofxOf(part: number): string {
  const rows = Array.from({ length: records / 5 }, (_, n) => {
    const index = n * 5 + part
    const day = new Date(Date.UTC(2024, 0, 1) + Math.floor((index * 730) / records) * 86_400_000)
      .toISOString()
      .slice(0, 10)
      .replaceAll('-', '')
    const cents = (((index * 7919) % 20_000) + 1) / 100
    const rare = index % 1_100 === 0 ? ' RARE' : ''
    return `<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>${day}<TRNAMT>-${cents.toFixed(2)}<FITID>${index}<NAME>CB MARCHAND ${index % 400} LYON${rare}</STMTTRN>`
  })
  return `OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n\n<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20260101<LANGUAGE>FRA</SONRS></SIGNONMSGSRSV1><BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>00000<ACCTID>00000123456<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST><DTSTART>20240101<DTEND>20251231\n${rows.join('\n')}\n</BANKTRANLIST><LEDGERBAL><BALAMT>0.00<DTASOF>20251231</LEDGERBAL></STMTTRNRS></BANKMSGSRSV1></OFX>\n`
}

/** The median of some requests, after one that does not count; each answer is read whole. */
async function timed(work: () => Promise<Response>): Promise<{ median: number; last: string }> {
  const times: number[] = []
  let last = ''
  for (let run = 0; run <= runs; run += 1) {
    const began = performance.now()
    const answer = await work()
    last = await answer.text()
    if (answer.status !== 200) throw new Error(`answered ${answer.status}: ${last.slice(0, 300)}`)
    if (run > 0) times.push(performance.now() - began)
  }
  return { median: median(times), last }
}

async function told(name: string, asked: Asked): Promise<void> {
  const { times, failed } = await allAtOnce(clients, asked, patience * 3)
  const [p50, last] = [median(times), sorted(times).at(-1) ?? Number.NaN]
  const late = times.filter((time) => time > patience).length
  print(
    `${name}: ${clients} clients listing 1,000 at once: ${times.length} answered, ${failed} failed, ${late} after 10 s; median ${Math.round(p50)} ms, last ${Math.round(last)} ms`,
  )
}

async function ours(folder: string): Promise<void> {
  const child = spawn(
    process.execPath,
    ['bin/grenier.mjs', 'start', '--port', '0', '--admin-port', 'off', '--data', join(folder, 'data')],
    {
      cwd: join(import.meta.dirname, '..'),
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  try {
    const url = await new Promise<string>((done) => child.stdout.once('data', (line: Buffer) => done(String(line).trim())))
    const { cookie, post } = await person(url)
    for (let part = 0; part < 5; part += 1) {
      const form = new FormData()
      form.append('files', new Blob([ofxOf(part)]), `compte-${part}.ofx`)
      const answer = await post('/api/v1/imports', form)
      if (answer.status !== 201) throw new Error(`the import answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`)
    }
    const get = (path: string) => fetch(url + path, { headers: { cookie } })
    const page = await timed(() => get('/api/v1/records?limit=1000'))
    print(`grenier: 1,000 records of ${records}, as JSON: median ${Math.round(page.median)} ms`)
    const next = (JSON.parse(page.last) as { next: string }).next
    const further = await timed(() => get(`/api/v1/records?limit=1000&cursor=${next}`))
    print(`grenier: the next 1,000: median ${Math.round(further.median)} ms`)
    for (const [name, text] of [
      ['answers on every page', 'marchand 77'],
      ['91 answers over all months', 'rare'],
      ['no answer', 'zzzz'],
      ['an amount', '12,50'],
      ['a range', '>199,90'],
    ]) {
      const found = await timed(() => post('/records', new URLSearchParams({ kind: 'all', text: text ?? '' })))
      print(`grenier: search, ${name}, as a page: median ${Math.round(found.median)} ms`)
    }
    const list = await timed(() => get('/records?kind=bank.transaction'))
    print(`grenier: the first page of the list, as a page: median ${Math.round(list.median)} ms`)
    const href = /href="(\/records\/bank\.transaction\/[^"]+)"/.exec(list.last)?.[1] ?? ''
    print(
      `grenier: one record, with its neighbours: median ${Math.round((await timed(() => get(href.replaceAll('&amp;', '&')))).median)} ms`,
    )
    await told('grenier', { url: `${url}/api/v1/records?limit=1000`, headers: { cookie } })
  } finally {
    await stopped(child)
  }
}

/** Somebody with an empty attic: her cookie, and how she posts. */
async function person(
  url: string,
): Promise<{ cookie: string; post: (path: string, body: FormData | URLSearchParams) => Promise<Response> }> {
  let cookie = ''
  const post = async (path: string, body: FormData | URLSearchParams): Promise<Response> => {
    const answer = await fetch(url + path, { method: 'POST', body, redirect: 'manual', headers: { cookie, origin: new URL(url).origin } })
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return answer
  }
  const passphrase = 'une longue phrase pour les mesures'
  const signed = await post('/fr/sign-up', new URLSearchParams({ email: 'mesures@example.org', passphrase, again: passphrase }))
  await post('/kit/confirm', new URLSearchParams(kitOf(await signed.text()).form))
  return { cookie, post }
}

/** Installs the peer once, in a folder of its own outside the project. */
function installSolid(): { folder: string } | { reason: string } {
  const folder = join(tmpdir(), 'grenier-bench-community-solid')
  const ready = join(folder, 'node_modules/@solid/community-server/bin/server.js')
  if (!existsSync(ready)) {
    mkdirSync(folder, { recursive: true })
    copyFileSync(join(import.meta.dirname, 'peers/community-solid/package.json'), join(folder, 'package.json'))
    spawnSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder, timeout: 300_000 })
  }
  return existsSync(ready) ? { folder } : { reason: 'it could not be installed here' }
}

/** Its documented default that keeps files, without accounts: what is asked is to list, and nobody has to be known for that. */
async function solid(folder: string, place: string): Promise<void> {
  const server = join(folder, 'node_modules/@solid/community-server/bin/server.js')
  const args = [server, '-p', String(solidPort), '-c', '@css:config/file-root.json', '-f', place, '-l', 'error']
  const child = spawn('node', args, { cwd: folder, stdio: 'ignore' })
  const url = `http://localhost:${solidPort}/records/`
  try {
    if (!(await answers(`http://localhost:${solidPort}/`, 60_000)))
      return print('community-server: skipped: it did not start within a minute')
    for (let from = 0; from < 1_000; from += 10) {
      const made = await Promise.all(
        Array.from({ length: 10 }, (_, i) =>
          fetch(`${url}${from + i}.json`, {
            method: 'PUT',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ day: '2024-01-01', amount: -((from + i) * 7), label: `CB MARCHAND ${from + i} LYON` }),
          }),
        ),
      )
      if (made.some(({ status }) => status >= 300)) return print(`community-server: skipped: it refused to be filled (${made[0]?.status})`)
    }
    const headers = { accept: 'text/turtle' }
    print(`community-server: a container of 1,000, listed: median ${Math.round((await timed(() => fetch(url, { headers }))).median)} ms`)
    await told('community-server', { url, headers })
  } finally {
    await stopped(child)
  }
}

async function answers(url: string, milliseconds: number): Promise<boolean> {
  for (const until = Date.now() + milliseconds; Date.now() < until;) {
    try {
      await (await fetch(url)).text()
      return true
    } catch {
      await setTimeout(500)
    }
  }
  return false
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  await ended
}

print(`machine: ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`)
const folder = mkdtempSync(join(tmpdir(), 'grenier-bench-pages-'))
try {
  await ours(folder)
  const installed = installSolid()
  if ('reason' in installed) print(`community-server: skipped: ${installed.reason}`)
  else await solid(installed.folder, join(folder, 'solid'))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
