import assert from 'node:assert/strict'
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { type ErasureList, openErasureList, readErasures } from '#store'

const at = '2026-03-01T10:00:00.000Z'

function places(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'grenier-erasures-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const dataDir = join(folder, 'data')
  return { folder, dataDir, file: join(folder, 'data.erasures') }
}

async function opened(file: string, dataDir: string): Promise<ErasureList> {
  const list = await openErasureList({ file, dataDir })
  assert.ok(list.ok, JSON.stringify(list))
  return list.value
}

test('refuses a file inside the data folder, even behind a link', async (t) => {
  const { folder, dataDir } = places(t)
  mkdirSync(dataDir)
  symlinkSync(dataDir, join(folder, 'link'))
  for (const file of [join(dataDir, 'erasures'), join(folder, 'link', 'erasures')]) {
    assert.deepEqual(await openErasureList({ file, dataDir }), { ok: false, error: { type: 'ErasuresInsideData', file } })
  }
})

test('refuses a line that it did not write, and leaves the file as it was', async (t) => {
  const { dataDir, file } = places(t)
  const good = JSON.stringify({ vault: 'a', at })
  const refusals: [string, number][] = [
    ['something else\n', 1],
    ['{"vault":1}\n', 1],
    [`${good}\n{}\n${good}\n`, 2],
    ['{"vault":"a"}\n', 1],
    ['\n', 1],
    [`${good}\n{"vault":"b","a\n`, 2],
  ]
  for (const [text, line] of refusals) {
    writeFileSync(file, text)
    const refused = { ok: false, error: { type: 'ErasuresUnreadable', file, line } }
    assert.deepEqual(await openErasureList({ file, dataDir }), refused)
    assert.deepEqual(await readErasures(file), refused)
    assert.equal(readFileSync(file, 'utf8'), text)
  }
})

test('keeps each vault once, for its owner only, and reads them again', async (t) => {
  const { dataDir, file } = places(t)
  const list = await opened(file, dataDir)
  assert.deepEqual(list.vaultIds, [])
  await Promise.all([list.add('a', at), list.add('b', at), list.add('a', at)])
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.equal(readFileSync(file, 'utf8'), `{"vault":"a","at":"${at}"}\n{"vault":"b","at":"${at}"}\n`)
  assert.deepEqual((await opened(file, dataDir)).vaultIds, ['a', 'b'])
})

test('drops a last line cut short by a crash, which was never acknowledged', async (t) => {
  const { dataDir, file } = places(t)
  await (await opened(file, dataDir)).add('a', at)
  appendFileSync(file, '{"vault":"b","a')
  assert.deepEqual(await readErasures(file), { ok: true, value: { vaultIds: ['a'], isCutShort: true } })
  assert.match(readFileSync(file, 'utf8'), /"b","a$/)
  const list = await opened(file, dataDir)
  assert.deepEqual(list.vaultIds, ['a'])
  assert.ok(list.isCutShort)
  await list.add('c', at)
  assert.deepEqual((await opened(file, dataDir)).vaultIds, ['a', 'c'])
})

test('keeps a last line that reads, though an editor left out its end', async (t) => {
  const { dataDir, file } = places(t)
  writeFileSync(file, JSON.stringify({ vault: 'a', at }))
  assert.deepEqual(await readErasures(file), { ok: true, value: { vaultIds: ['a'], isCutShort: false } })
  const list = await opened(file, dataDir)
  await list.add('b', at)
  await list.add('c', at)
  assert.deepEqual((await opened(file, dataDir)).vaultIds, ['a', 'b', 'c'])
})

test('reading makes no file, and tells none from one that does not read', async (t) => {
  const { folder, file } = places(t)
  assert.deepEqual(await readErasures(file), { ok: true, value: undefined })
  assert.ok(!existsSync(file))
  assert.deepEqual(await readErasures(folder), { ok: false, error: { type: 'ErasuresUnreadable', file: folder, line: 0 } })
})
