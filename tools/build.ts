/** Builds what browsers receive. Called when the server starts; does nothing when no source has changed. */
import { createHash } from 'node:crypto'
import { globSync } from 'node:fs'
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Assets } from '#web'

interface Manifest {
  /** Hash of every source the build reads. */
  readonly sources: string
  readonly assets: Assets
}

/**
 * Builds `src/web` into `outDir/assets` under hashed names, writes `outDir/manifest.json` last, and answers the addresses
 * that pages need. `root` is the project's folder. Throws when the sources do not build.
 */
export async function buildAssets({ root, outDir }: { root: string; outDir: string }): Promise<Assets> {
  const sources = await hashSources(root)
  const built = await readManifest(outDir)
  if (built?.sources === sources && (await allThere(outDir, built.assets))) return built.assets
  const assets = await build(root, outDir)
  await compress(outDir)
  await writeManifest(outDir, { sources, assets })
  return assets
}

async function hashSources(root: string): Promise<string> {
  const files = globSync('{src/web,src/lib/pure,src/connectors,src/model}/**/*.{ts,tsx,css,svg}', { cwd: root }).filter(
    (file) => !file.includes('.test.'),
  )
  const hash = createHash('sha256')
  for (const file of [...files.toSorted(), 'vite.config.ts', 'tools/build.ts', 'package-lock.json']) {
    hash.update(`${file}\n`).update(await readFile(join(root, file)))
  }
  return hash.digest('base64url')
}

async function readManifest(outDir: string): Promise<Manifest | undefined> {
  try {
    return JSON.parse(await readFile(join(outDir, 'manifest.json'), 'utf8'))
  } catch {
    return undefined
  }
}

async function allThere(outDir: string, assets: Assets): Promise<boolean> {
  const paths = [assets.css, assets.js, assets.icon, ...assets.fonts]
  const found = await Promise.all(
    paths.map((path) =>
      stat(join(outDir, path)).then(
        () => true,
        () => false,
      ),
    ),
  )
  return found.every(Boolean)
}

/** What a compressed copy of a file ends with, by its encoding. */
export const suffixes = { br: '.br', gzip: '.gz' } as const

/** Text is compressed once, here, and not at each request; fonts already are. */
async function compress(outDir: string): Promise<void> {
  for (const file of globSync('assets/*.{css,js,svg}', { cwd: outDir })) {
    const path = join(outDir, file)
    const bytes = await readFile(path)
    await writeWhole(path + suffixes.br, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: qualityOf(bytes) } }))
    await writeWhole(path + suffixes.gzip, gzipSync(bytes, { level: 9 }))
  }
}

/** Above this, the last tenth gained would cost a first start ten times as long. */
const longBytes = 200_000
const qualityOf = (bytes: Uint8Array): number => (bytes.length > longBytes ? 9 : constants.BROTLI_MAX_QUALITY)

/** Vite is loaded only when it has something to do: a start on built files stays short. */
async function build(root: string, outDir: string): Promise<Assets> {
  const { build, mergeConfig } = await import('vite')
  const { config } = await import('../vite.config.ts')
  const result = await build(mergeConfig(config, { configFile: false, root, build: { outDir } }))
  if (!('output' in result)) throw new Error('the build answered no single output')
  const paths = result.output.map((file) => `/${file.fileName}`)
  const path = (pattern: RegExp): string => {
    const found = paths.find((candidate) => pattern.test(candidate))
    if (found === undefined) throw new Error(`the build made no ${pattern.source}`)
    return found
  }
  return {
    css: path(/\/look-[^/]+\.css$/),
    js: path(/\/grenier-[^/]+\.js$/),
    fonts: [path(/\/fraunces-[^/]+\.woff2$/), path(/\/atkinson-hyperlegible-next-[^/]+\.woff2$/)],
    icon: path(/\/icon-[^/]+\.svg$/),
  }
}

/** Whole or not at all: two processes may build at once. */
async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const draft = `${path}.${process.pid}`
  await writeFile(draft, content)
  await rename(draft, path)
}

async function writeManifest(outDir: string, manifest: Manifest): Promise<void> {
  await mkdir(outDir, { recursive: true })
  await writeWhole(join(outDir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}
