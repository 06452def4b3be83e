/** Files one after the other, each shown as soon as it is read. A chunk of its own: it brings the connectors. */
import './no-eval.ts'
import { h, render } from 'preact'
import { getResolvedPDFJS } from 'unpdf'
import type { Lang } from '#routes'
import type { FileRead } from '#connectors'
import { readFile } from './read-file.ts'
import { Results } from './results.tsx'

export async function readAll(files: readonly File[], lang: Lang, shelf: HTMLElement, isWanted: () => boolean): Promise<void> {
  const rows: FileRead[] = []
  render(null, shelf)
  for (const file of files) {
    for await (const row of readFile(file)) {
      if (!isWanted()) return
      rows.push(row)
      render(h(Results, { files: [...rows], lang }), shelf)
    }
  }
  // From here on nothing more is asked of the network, whatever the next file is.
  await getResolvedPDFJS()
}
