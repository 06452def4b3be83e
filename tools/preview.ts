/**
 * Shows every page with invented props, to look at them while writing: `node --import ./tools/tsx.ts tools/preview.ts [port]`.
 * Addresses: `/fr/<page>` and `/en/<page>`; `/` lists them. Nothing is stored, forms lead nowhere.
 */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, resolve } from 'node:path'
import { previews } from '../src/web/ui/previews.ts'
import { buildAssets } from './build.ts'

const root = resolve(import.meta.dirname, '..')
const outDir = join(root, 'dist')
const port = Number(process.argv[2] ?? 8490)
const types: { readonly [extension: string]: string } = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'"

const answer = async (path: string): Promise<{ readonly type: string; readonly body: string | Uint8Array } | undefined> => {
  const assets = await buildAssets({ root, outDir })
  if (path === '/') return { type: 'text/html', body: index(Object.keys(previews('fr', assets))) }
  if (/^\/assets\/[\w.-]+$/.test(path)) return { type: types[extname(path)] ?? 'text/plain', body: await readFile(join(outDir, path)) }
  const [, lang, name = ''] = /^\/(fr|en)\/([\w-]+)$/.exec(path) ?? []
  const page = lang === 'fr' || lang === 'en' ? previews(lang, assets)[name] : undefined
  return page && { type: 'text/html', body: page() }
}

const index = (names: readonly string[]): string =>
  `<!doctype html><title>Pages</title><ul>${names.map((name) => `<li>${name}: <a href="/fr/${name}">fr</a> <a href="/en/${name}">en</a>`).join('')}</ul>`

createServer((request, response) => {
  answer(new URL(request.url ?? '/', 'http://localhost').pathname).then(
    (found) =>
      response
        .writeHead(found ? 200 : 404, {
          'Content-Type': `${found?.type ?? 'text/plain'}; charset=utf-8`,
          'Content-Security-Policy': policy,
        })
        .end(found?.body ?? 'nothing here'),
    (error: unknown) => response.writeHead(500).end(String(error)),
  )
}).listen(port, '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${port}\n`))
