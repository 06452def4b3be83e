import assert from 'node:assert/strict'
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { type ErasureList, openErasureList } from '#store'

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
  for (const text of ['something else\n', '{"vault":1}\n', '{}\n{"vault":"a"}\n', '\n']) {
    writeFileSync(file, text)
    assert.deepEqual(await openErasureList({ file, dataDir }), { ok: false, error: { type: 'ErasuresUnreadable', file } })
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
  const list = await opened(file, dataDir)
  assert.deepEqual(list.vaultIds, ['a'])
  await list.add('c', at)
  assert.deepEqual((await opened(file, dataDir)).vaultIds, ['a', 'c'])
})
