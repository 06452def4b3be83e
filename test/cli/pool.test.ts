/** `grenier pool` on small files, in this process: refusals first, then what it writes. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { openDuckdb } from '#pool'
import { pool } from '../../src/cli/pool.ts'

const people = `id;Prénom;Nom;Date de naissance;Courriel;Code postal;Ville
1;Zoé;Tremblay;03/04/1981;zoe.tremblay@poste.example;H2X 1Y4;Montréal
2;Zoe;TREMBLAY;3/4/1981;zoe.tremblay@poste.example;h2x1y4;Montreal
3;Max;Tremblay;12/11/1979;zoe.tremblay@poste.example;H2X 1Y4;Montréal
4;Jean-Paul;de la Roche;27/08/1952;jp.roche@courrier.example;69003;Lyon
5;Jean Paul;Laroche;27/08/1952;;69003;LYON CEDEX 03
6;Amélie;Nguyen;15/01/1990;amelie@poste.example;20000;Ajaccio
7;;École des Lilas;;ecole@lilas.example;69008;Lyon
`

async function folder(t: TestContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'grenier-pool-test-'))
  t.after(() => rm(path, { recursive: true, force: true }))
  await writeFile(join(path, 'clients.csv'), people)
  return path
}

async function call(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = ''
  let err = ''
  const code = await pool.run(args, { stdout: (text) => void (out += text), stderr: (text) => void (err += text) })
  return { code, out, err }
}

const clustersOf = async (file: string): Promise<string[]> =>
  (await readFile(file, 'utf8')).trim().split('\n').slice(1).map((line) => line.split(',')[2] ?? '') // prettier-ignore

test('wrong usage is exit 2 and says what to do', async () => {
  for (const args of [
    [],
    ['mix'],
    ['dedupe', 'a.csv'],
    ['dedupe', '--out', 'x'],
    ['dedupe', 'a', '--out', 'x', '--memory', 'lots'],
    ['explain', 'a'],
    ['judge', 'a', 'b', 'perhaps', '--base', 'd'],
    ['evaluate', 'c'],
  ]) {
    const { code, err } = await call(...args)
    assert.equal(code, 2, args.join(' '))
    assert.match(err, /--help/)
  }
})

test('a base that cannot be read whole writes nothing, and the place is told', async (t) => {
  const path = await folder(t)
  const out = join(path, 'clusters.csv')
  const cases: readonly (readonly [string, string, RegExp])[] = [
    ['wide.csv', 'prenom,nom\nZoé,Roy\nMax,Roy,extra\n', /line 3, column 3: the row has more cells/],
    ['twice.csv', 'id,prenom,nom\nA,Zoé,Roy\nA,Max,Roy\n', /line 3: the id A was on line 2/],
    ['blank.csv', 'prenom,nom\n', /no row of data/],
    ['things.csv', 'colour,size\nred,4\n', /no column to compare people by was recognised among colour, size/],
    ['broken.parquet', 'PAR1 and nothing more', /damaged/],
  ]
  for (const [name, content, message] of cases) {
    await writeFile(join(path, name), content)
    const {
      code,
      err,
      out: printed,
    } = await call('dedupe', join(path, name), '--out', out, ...(name === 'twice.csv' ? ['--map', 'id=id'] : []))
    assert.equal(code, 1, name)
    assert.match(err, message)
    assert.equal(printed, '')
  }
  assert.match((await call('dedupe', join(path, 'no.csv'), '--out', out)).err, /there is no such file/)
  assert.equal(existsSync(out), false)
})

test('one person a cluster: spellings meet, people of one household do not, a school stays alone', async (t) => {
  const path = await folder(t)
  const out = join(path, 'clusters.csv')
  const { code, out: printed } = await call('dedupe', join(path, 'clients.csv'), '--out', out, '--pairs', join(path, 'pairs.csv'), '--json')
  assert.equal(code, 0)
  assert.deepEqual(await clustersOf(out), ['1', '1', '2', '3', '3', '4', '5'])
  assert.equal((await readFile(out, 'utf8')).split('\n')[0], 'source,record_id,cluster_id')
  const report = JSON.parse(printed)
  assert.deepEqual([report.records, report.clusters, report.setAside], [7, 5, { organisation: 1 }])
  assert.match(await readFile(join(path, 'pairs.csv'), 'utf8'), /^source_l,.*\nclients.csv,/)
  assert.deepEqual((await readdir(path)).filter((name) => name.endsWith('.part')), []) // prettier-ignore
})

test('every link and every refusal adds up, in text, JSON and a drawing', async (t) => {
  const path = await folder(t)
  const svg = join(path, 'why.svg')
  const json = await call('explain', join(path, 'clients.csv'), '--pair', '1,3', '--json', '--svg', svg)
  const { prior, steps, household, weight, accepted, together } = JSON.parse(json.out)
  const sum = steps.reduce((all: number, { bits, rarity }: { bits: number; rarity: number }) => all + bits + rarity, prior + household)
  assert.ok(Math.abs(sum - weight) < 0.01)
  assert.deepEqual([accepted, together], [false, false])
  assert.match(await readFile(svg, 'utf8'), /^<svg[^>]*role="img".*<title>clients.csv:1 and clients.csv:3/)
  const text = await call('explain', join(path, 'clients.csv'), '--pair', '1,clients.csv:2')
  assert.match(text.out, /given_name: exact \(zoe \| zoe\)[\s\S]*accepted/)
  assert.match((await call('explain', join(path, 'clients.csv'), '--pair', '1,7')).err, /was set aside \(organisation\)/)
  assert.match((await call('explain', join(path, 'clients.csv'), '--pair', '1,99')).err, /no record is called 99/)
})

test('judgements hold, are not asked twice, can be undone, and numbers stay when records come', async (t) => {
  const path = await folder(t)
  const [file, base, out] = [join(path, 'clients.csv'), join(path, 'base'), join(path, 'clusters.csv')]
  const dedupe = async () => {
    assert.equal((await call('dedupe', file, '--out', out, '--base', base)).code, 0)
    return clustersOf(out)
  }
  assert.deepEqual(await dedupe(), ['1', '1', '2', '3', '3', '4', '5'])
  assert.equal((await call('judge', 'clients.csv:1', 'clients.csv:2', 'not-same', '--base', base)).code, 0)
  assert.deepEqual(await dedupe(), ['1', '6', '2', '3', '3', '4', '5'])
  const review = JSON.parse((await call('review', file, '--base', base, '--json')).out)
  const asked = review.pairs.map(({ records }: { records: string[] }) => records.join())
  assert.ok(!asked.includes('clients.csv:1,clients.csv:2'))
  await call('judge', 'clients.csv:1', 'clients.csv:2', 'unsure', '--base', base)
  await writeFile(file, people.replace('\n1;', '\n8;Luc;Gagnon;01/02/1993;luc@poste.example;G1R 2B5;Québec\n1;'))
  assert.deepEqual(await dedupe(), ['7', '1', '1', '2', '3', '3', '4', '5'])
  assert.match((await call('judge', 'clients.csv:1', 'clients.csv:99', 'same', '--base', base)).err, /has no record/)
  await writeFile(join(base, 'judgements.ndjson'), 'not a line\n')
  assert.match((await call('review', file, '--base', base)).err, /judgements.ndjson, line 1/)
})

test('Parquet gives what the same CSV gives, and clusters are held against a truth', async (t) => {
  const path = await folder(t)
  const [parquet, out] = [join(path, 'clients.parquet'), join(path, 'clusters.csv')]
  const database = await openDuckdb({ memory: '500MB' })
  await database.run(`copy (select * from read_csv('${join(path, 'clients.csv')}', all_varchar = true)) to '${parquet}' (format parquet)`)
  database.close()
  assert.equal((await call('dedupe', parquet, '--out', out)).code, 0)
  assert.deepEqual(await clustersOf(out), ['1', '1', '2', '3', '3', '4', '5'])
  await writeFile(join(path, 'truth.csv'), 'id,person\n1,z\n2,z\n3,m\n4,j\n5,j\n6,a\n7,e\n')
  await writeFile(out, (await readFile(out, 'utf8')).replaceAll('clients.parquet', 'truth.csv'))
  const { out: printed } = await call('evaluate', out, '--truth', `${join(path, 'truth.csv')}:person`, '--id', 'id', '--json')
  assert.equal(JSON.parse(printed).f1, 1)
})
