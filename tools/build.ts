/** Builds what browsers receive. Called when the server starts; does nothing when no source has changed. */
import { createHash } from 'node:crypto'
import { globSync } from 'node:fs'
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
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
  await writeManifest(outDir, { sources, assets })
  return assets
}

async function hashSources(root: string): Promise<string> {
  const files = globSync('{src/web,src/lib/pure}/**/*.{ts,tsx,css,svg}', { cwd: root }).filter((file) => !file.includes('.test.'))
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
async function writeManifest(outDir: string, manifest: Manifest): Promise<void> {
  await mkdir(outDir, { recursive: true })
  const draft = join(outDir, `manifest.${process.pid}.json`)
  await writeFile(draft, `${JSON.stringify(manifest, null, 2)}\n`)
  await rename(draft, join(outDir, 'manifest.json'))
}
