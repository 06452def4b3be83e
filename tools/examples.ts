/** Writes `examples/`: the files of two invented people, the same to the byte at every run. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { people } from './examples/people.ts'
import { root } from './steps.ts'

/** Every generated file by its path under `examples/`: each person's statements, and `people.json` that lists them. */
export function exampleFiles(): ReadonlyMap<string, Uint8Array> {
  const all = people()
  const list = all.map(({ files, ...person }) => ({
    ...person,
    files: files.map(({ file, about, bytes }) => ({ file, about, size: bytes.length })),
  }))
  const statements = all.flatMap(({ id, files }) => files.map(({ file, bytes }): [string, Uint8Array] => [`${id}/${file}`, bytes]))
  return new Map([['people.json', new TextEncoder().encode(`${JSON.stringify(list, null, 2)}\n`)], ...statements])
}

if (import.meta.main) {
  for (const [path, bytes] of exampleFiles()) {
    await mkdir(dirname(join(root, 'examples', path)), { recursive: true })
    await writeFile(join(root, 'examples', path), bytes)
  }
}
