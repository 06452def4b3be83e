import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import test from 'node:test'
import { gzipSync } from 'node:zlib'
import { buildAssets } from '../../tools/build.ts'

const root = resolve(import.meta.dirname, '../..')

test('the build answers files that exist, stays light, and is not done twice', async (t) => {
  const outDir = await mkdtemp(join(tmpdir(), 'grenier-assets-'))
  t.after(() => rm(outDir, { recursive: true }))
  const assets = await buildAssets({ root, outDir })
  for (const path of [assets.css, assets.js, assets.icon, ...assets.fonts]) assert.ok((await stat(join(outDir, path))).isFile(), path)
  assert.equal(assets.fonts.length, 2)

  const files = await readdir(join(outDir, 'assets'))
  const sizes = await Promise.all(files.map(async (file) => ({ file, bytes: await readFile(join(outDir, 'assets', file)) })))
  // The reader of files on the device comes with the first file chosen, never with a page.
  const isReader = (file: string): boolean => /^(?:read-all|pdfjs)-/.test(file)
  const total = (ending: string, weigh: (bytes: Buffer) => number, which = (file: string): boolean => !isReader(file)): number =>
    sizes.filter(({ file }) => file.endsWith(ending) && which(file)).reduce((sum, { bytes }) => sum + weigh(bytes), 0)
  assert.ok(total('.woff2', (bytes) => bytes.length) <= 130_000)
  assert.ok(total('.js', (bytes) => gzipSync(bytes).length) <= 20_000)
  assert.ok(total('.js', (bytes) => gzipSync(bytes).length, isReader) <= 750_000)
  assert.doesNotMatch(await readFile(join(outDir, assets.css), 'utf8'), /url\(["']?(?:https?:)?\/\//)

  for (const file of files.filter((file) => /\.(?:css|js|svg)$/.test(file))) {
    assert.ok(files.includes(`${file}.br`) && files.includes(`${file}.gz`), `${file} is compressed beside itself`)
  }
  assert.ok(!files.some((file) => /woff2\.(?:br|gz)$/.test(file)))

  const built = await stat(join(outDir, 'manifest.json'))
  assert.deepEqual(await buildAssets({ root, outDir }), assets)
  assert.equal((await stat(join(outDir, 'manifest.json'))).mtimeMs, built.mtimeMs)
})
