/** Imports that go on, wherever the person is. */
import { links } from '#routes'
import { text } from '../i18n/index.ts'
import type { Frame, RunningImport } from '../props.ts'
import { Notice } from '../ui/parts.tsx'

export function RunningImports({ running, lang }: { readonly running: readonly RunningImport[]; readonly lang: Frame['lang'] }) {
  if (running.length === 0) return null
  const t = text(lang).importing
  return (
    <Notice tone="sky" title={t.running.title}>
      <ul>
        {running.map(({ id, files, records }) => (
          <li key={id}>
            {files[0]}
            {files.length > 1 && ` ${text(lang).attic.imports.moreFiles(files.length - 1)}`}
            {records > 0 && `, ${t.records(records)}`}. <a href={links.importJob(id)}>{t.running.see}</a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
