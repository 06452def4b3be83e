/** The offline commands, run in this process with captured output: usage first, then what they print. */
import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { zipOf } from '#test/zip'
import type { Command } from '../../src/cli/command.ts'
import { convert } from '../../src/cli/convert.ts'
import { inspect } from '../../src/cli/inspect.ts'
import { main } from '../../src/cli/main.ts'
import { run } from '../../src/cli/run.ts'

const qif = `!Type:Bank
D25/12/2025
T-12.50
P=1+1, "Café" du Coin
^
D03/01/2026
T1200.00
PSalaire
^
`
const damaged = 'OFXHEADER:100\nDATA:OFXSGML\n\n<OFX><BANKMSGSRSV1>'

async function folder(t: TestContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'grenier-cli-test-'))
  t.after(() => rm(path, { recursive: true, force: true }))
  await writeFile(join(path, 'january.qif'), qif)
  await writeFile(join(path, 'notes.txt'), 'nothing of the sort')
  await writeFile(join(path, 'empty.ofx'), '')
  await mkdir(join(path, 'folder'))
  return path
}

async function call(command: Command, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = ''
  let err = ''
  const code = await command.run(args, { stdout: (text) => void (out += text), stderr: (text) => void (err += text) })
  return { code, out, err }
}

const misuses: readonly [Command, readonly string[], RegExp][] = [
  [inspect, [], /at least one file/],
  [inspect, ['--jsn', 'a'], /--jsn/],
  [inspect, ['--currency', 'XXZ', 'a'], /ISO 4217/],
  [inspect, ['--day-first', '--month-first', 'a'], /exclude/],
  [convert, [], /at least one file/],
  [convert, ['--kind', 'toString', 'a'], /--kind takes/],
  [convert, ['--to', 'xml', 'a'], /ndjson or csv/],
  [convert, ['--to', 'csv', 'a'], /needs --kind/],
  [run, [], /budget/],
  [run, ['constructor', 'a'], /name a service/],
  [run, ['budget'], /at least one file/],
  [run, ['budget', 'a', '--lang', 'de'], /fr or en/],
  [run, ['budget', 'a', '--today', '2026-02-30'], /--today/],
  [run, ['budget', 'a', '--zone', 'Europe/Nowhere'], /--zone/],
  [run, ['budget', 'a', '--expense', 'ten'], /--expense takes/],
  [run, ['budget', 'a', '--expense', '10', '--every', 'day'], /--every takes/],
  [run, ['budget', 'a', '--expense', '10', '--category', 'wages'], /--category takes/],
  [run, ['budget', 'a', '--expense', '10', '--home', 'qc'], /exclude/],
  [run, ['budget', 'a', '--price', '10'], /goes with/],
  [run, ['budget', 'a', '--home', 'moon'], /fr-old/],
  [run, ['budget', 'a', '--home', 'fr-old', '--price', '250000', '--rate', '3.5', '--years', '50'], /1 to 40/],
  [run, ['budget', 'a', '--home', 'fr-old', '--rate', '3.5', '--years', '20'], /--price/],
  [run, ['budget', 'a', '--home', 'qc', '--in', 'EUR', '--price', '1', '--rate', '1', '--years', '1'], /CAD/],
  [run, ['map', 'a', '--expense', '10'], /budget/],
]
for (const [command, args, message] of misuses)
  test(`${command.name} ${args.join(' ')} is wrong usage: exit 2, nothing on standard output`, async () => {
    const { code, out, err } = await call(command, ...args)
    assert.equal(code, 2)
    assert.equal(out, '')
    assert.match(err, message)
  })

test('inspect prints one row a file in the order given, opened or not, and exits 1 for one that was not', async (t) => {
  const path = await folder(t)
  const files = ['january.qif', 'missing.ofx', 'notes.txt', 'folder', 'empty.ofx', 'january.qif'].map((name) => join(path, name))
  const { code, out } = await call(inspect, '--json', ...files)
  assert.equal(code, 1)
  const document = JSON.parse(out)
  assert.deepEqual(Object.keys(document), ['files'])
  assert.deepEqual(
    document.files.map((row: { file: string }) => row.file),
    files,
  )
  const [january, missing, notes, directory, empty, again] = document.files
  assert.deepEqual(Object.keys(january), ['file', 'connector', 'confidence', 'kinds', 'from', 'to', 'problems'])
  assert.deepEqual(
    { ...january, confidence: january.confidence >= 0.5, problems: [] },
    {
      file: files[0],
      connector: 'qif',
      confidence: true,
      kinds: { 'bank.transaction': 2 },
      from: '2025-12-25',
      to: '2026-01-03',
      problems: [],
    },
  )
  assert.deepEqual(again, january)
  const codes = [missing, notes, directory, empty].map(({ connector, confidence, kinds, from, to, problems }) => [
    [connector, confidence, kinds, from, to],
    problems.map(({ code: problemCode }: { code: string }) => problemCode),
  ])
  const nothing = [null, 0, {}, null, null]
  assert.deepEqual(codes, [
    [nothing, ['unreadable']],
    [nothing, ['unknown-format']],
    [nothing, ['unreadable']],
    [nothing, ['empty-file']],
  ])
})

test('members of an archive add rows, file!member, in inspect as in the records of convert', async (t) => {
  const path = await folder(t)
  const archive = join(path, 'banque.zip')
  await writeFile(
    archive,
    zipOf([
      { name: '2026/janvier.qif', content: qif },
      { name: 'lisez-moi.txt', content: 'bonjour' },
    ]),
  )
  const { code, out } = await call(inspect, '--json', archive, join(path, 'january.qif'))
  assert.equal(code, 0)
  const { files } = JSON.parse(out) as {
    files: { file: string; connector: string | null; kinds: object; problems: { code: string; path?: string }[] }[]
  }
  assert.deepEqual(
    files.map(({ file, connector, kinds }) => [file, connector, kinds]),
    [
      [archive, 'zip', {}],
      [`${archive}!2026/janvier.qif`, 'qif', { 'bank.transaction': 2 }],
      [join(path, 'january.qif'), 'qif', { 'bank.transaction': 2 }],
    ],
  )
  assert.deepEqual(
    files[0]?.problems.map(({ code: problemCode, path: member }) => [problemCode, member]),
    [['archive-member-skipped', 'lisez-moi.txt']],
  )
  const converted = await call(convert, archive)
  assert.equal(converted.code, 0)
  const origins = converted.out
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { source: { origin: string } }).source.origin)
  assert.deepEqual(origins, ['banque.zip!2026/janvier.qif', 'banque.zip!2026/janvier.qif'])
})

test('inspect exits 0 when every file could be opened, known or not', async (t) => {
  const path = await folder(t)
  assert.equal((await call(inspect, join(path, 'notes.txt'), join(path, 'empty.ofx'))).code, 0)
})

test('inspect without --json prints a table, and its problems on standard error', async (t) => {
  const path = await folder(t)
  const { out, err } = await call(inspect, join(path, 'january.qif'), join(path, 'notes.txt'))
  const [head, first, second] = out.split('\n')
  assert.match(head ?? '', /^FILE +FORMAT +RECORDS +PERIOD +PROBLEMS$/)
  assert.match(first ?? '', /january\.qif +qif +bank\.transaction 2 +2025-12-25 – 2026-01-03 +\d$/)
  assert.match(second ?? '', /notes\.txt +– +– +– +1$/)
  assert.equal(head?.indexOf('PERIOD'), first?.indexOf('2025-12-25'))
  assert.match(err, /notes\.txt: the format was not recognised/)
})

test('hints decide what a file leaves open: currency, order of day and month', async (t) => {
  const path = await folder(t)
  await writeFile(join(path, 'doubt.qif'), '!Type:Bank\nD03/04/2025\nT1.50\nPx\n^\n')
  const [record] = (await call(convert, '--currency', 'cad', '--month-first', join(path, 'doubt.qif'))).out.split('\n')
  assert.equal(JSON.parse(record!).currency, 'CAD')
  assert.equal(JSON.parse(record!).day, '2025-03-04')
  assert.match((await call(convert, join(path, 'doubt.qif'))).out, /"day":"2025-04-03".*"EUR"/)
})

test('convert prints the same lines each time, each with its source, and no other key order', async (t) => {
  const path = await folder(t)
  const { code, out } = await call(convert, join(path, 'january.qif'))
  assert.equal(code, 0)
  assert.equal(out, (await call(convert, join(path, 'january.qif'))).out)
  const records = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  assert.deepEqual(records[0], {
    kind: 'bank.transaction',
    schema: 1,
    account: '',
    day: '2025-12-25',
    amount: -1250,
    currency: 'EUR',
    label: '=1+1, "Café" du Coin',
    source: { connector: 'qif', origin: 'january.qif', line: records[0].source.line },
  })
  assert.deepEqual(Object.keys(records[1]).slice(0, 2), ['kind', 'schema'])
})

test('convert keeps the records of the good files, names the others, and exits 1', async (t) => {
  const path = await folder(t)
  await writeFile(join(path, 'cut.ofx'), damaged)
  const { code, out, err } = await call(
    convert,
    join(path, 'notes.txt'),
    join(path, 'january.qif'),
    join(path, 'missing'),
    join(path, 'cut.ofx'),
  )
  assert.equal(code, 1)
  assert.equal(out.trimEnd().split('\n').length, 2)
  assert.match(err, /notes\.txt: the format was not recognised/)
  assert.match(err, /missing: there is no such file/)
})

test('convert --kind keeps one kind; CSV has its header, quotes, CRLF, and no formula', async (t) => {
  const path = await folder(t)
  const { code, out } = await call(convert, '--kind', 'bank.transaction', '--to', 'csv', join(path, 'january.qif'))
  assert.equal(code, 0)
  const [head, first, second, end] = out.split('\r\n')
  assert.match(head ?? '', /^kind,schema,account,day,valueDay,amount,currency,label,.*,connector,origin,line,path$/)
  assert.match(first ?? '', /^bank\.transaction,1,,2025-12-25,,-1250,EUR,"'=1\+1, ""Café"" du Coin",/)
  assert.match(second ?? '', /,120000,EUR,Salaire,/)
  assert.equal(end, '')
  assert.equal((await call(convert, '--kind', 'bank.balance', join(path, 'january.qif'))).out, '')
})

test('run gives the same answer for a statement given once or twice', async (t) => {
  const path = await folder(t)
  const file = join(path, 'january.qif')
  const once = await call(run, 'budget', '--json', '--today', '2026-02-01', file)
  assert.equal(once.code, 0)
  assert.ok(JSON.parse(once.out))
  assert.equal((await call(run, 'budget', '--json', '--today', '2026-02-01', file, file)).out, once.out)
})

test('run speaks both languages, answers on what could be read, and exits 1 for the rest', async (t) => {
  const path = await folder(t)
  const file = join(path, 'january.qif')
  const [french, english] = [await call(run, 'budget', file), await call(run, 'budget', file, '--lang', 'en')]
  assert.notEqual(french.out, english.out)
  assert.match(french.out, /1.200,00/u)
  const partial = await call(run, 'budget', file, join(path, 'missing'))
  assert.equal(partial.code, 1)
  assert.equal(partial.out, french.out)
  assert.match(partial.err, /missing: there is no such file/)
})

test('the list of commands: help, version, and a command that does not exist', async () => {
  const commands = { inspect: async () => inspect, convert: async () => convert, run: async () => run }
  const ask = (...args: string[]) => call({ ...inspect, run: (given, io) => main(commands, '1.2.3', given, io) }, ...args)
  assert.deepEqual(await ask('--version'), { code: 0, out: '1.2.3\n', err: '' })
  const help = await ask('--help')
  for (const { name, summary } of [inspect, convert, run]) assert.ok(help.out.includes(name) && help.out.includes(summary))
  assert.deepEqual(await ask('inspect', 'file', '--help'), { code: 0, out: inspect.help, err: '' })
  assert.deepEqual(await ask(), { code: 2, out: '', err: help.out })
  for (const name of ['toString', 'inspekt', '\u001b[2J']) {
    const { code, out, err } = await ask(name)
    assert.equal(code, 2)
    assert.equal(out, '')
    assert.match(err, /^grenier: there is no command .*inspect/)
    assert.equal(err.includes('\u001b'), false)
  }
})

test('after -- every argument is a file, even --help', async (t) => {
  const path = await folder(t)
  const { code, out } = await call(
    { ...inspect, run: (args, io) => main({ inspect: async () => inspect }, '', args, io) },
    'inspect',
    '--json',
    '--',
    '--help',
    join(path, 'january.qif'),
  )
  assert.equal(code, 1)
  assert.equal(JSON.parse(out).files[0].file, '--help')
})

test('what if, on the command line: what the page computes, added to the document and to the text', async (t) => {
  const path = await folder(t)
  const months = ['01', '02', '03', '04'].map(
    (month) => `D03/${month}/2026\nT2000.00\nPSALAIRE\n^\nD05/${month}/2026\nT-700.00\nPLOYER AGENCE FICTIVE\n^`,
  )
  const file = join(path, 'year.qif')
  await writeFile(file, `!Type:Bank\n${months.join('\n')}\nD28/04/2026\nT-1.00\nPCB PAIN\n^\n`)
  const asked = async (...options: string[]) => {
    const { code, out } = await call(run, 'budget', file, '--json', '--today', '2026-05-10', ...options)
    return { code, document: JSON.parse(out) }
  }
  const plain = await asked()
  assert.equal('scenario' in plain.document, false)
  const expense = await asked('--expense', '39,90', '--every', 'quarter', '--category', 'leisure-culture')
  const { scenario, ...rest } = expense.document
  assert.deepEqual(rest, plain.document)
  assert.deepEqual([expense.code, scenario.kind, scenario.currency, scenario.yearly], [0, 'expense', 'EUR', 15_960])
  assert.equal(scenario.after - scenario.before, -1330)
  const rent = plain.document.currencies[0].recurrences.find(({ direction }: { direction: string }) => direction === 'out').id
  const home = ['--home', 'fr-old', '--price', '200000', '--deposit', '40000', '--rate', '3.5', '--years', '20']
  const bought = await asked(...home, '--charges', '150', '--rent', rent)
  const { loan, schedule, feesTotal, before, after, burden } = bought.document.scenario
  assert.deepEqual([bought.code, loan], [0, 20_000_000 + feesTotal - 4_000_000])
  assert.equal(after - before, -schedule.payment - 15_000 + 70_000)
  assert.ok(burden > 0)
  const text = await call(run, 'budget', file, '--lang', 'en', '--today', '2026-05-10', ...home)
  assert.match(text.out, /What if….*Fees of the purchase/s)
  for (const options of [
    [...home, '--rent', 'none'],
    ['--expense', '5', '--in', 'CAD'],
  ]) {
    const { code, document } = await asked(...options)
    assert.deepEqual([code, document], [1, plain.document])
  }
})
