/** What a source holds, kind by kind, and the files that fed it. */
import type { Kind } from '#model'
import { links } from '#routes'
import { text } from '../../i18n/index.ts'
import type { Frame as FrameData, SourceProps } from '../../props.ts'
import { Card } from '../../ui/parts.tsx'
import { formatName, periodInWords } from '../words.ts'

export function Holds({ source, frame }: { readonly source: SourceProps['source']; readonly frame: FrameData }) {
  const { sources, attic } = text(frame.lang)
  const counts = Object.entries(source.counts) as [Kind, number][]
  return (
    <Card title={sources.holds} id="holds">
      <ul class="list">
        {counts.map(([kind, count]) => (
          <li key={kind} class="plain">
            {/* A form, so that no number of account enters an address. */}
            <form method="post" action={links.records()} class="link">
              <input type="hidden" name="kind" value={kind} />
              {source.account !== undefined && <input type="hidden" name="account" value={source.account} />}
              {source.type === 'supplier' && !source.named && <input type="hidden" name="text" value={source.name} />}
              <button type="submit">{attic.kinds[kind].count(count)}</button>
            </form>
          </li>
        ))}
      </ul>
    </Card>
  )
}

const shown = 10

export function Fed({ source, lang }: { readonly source: SourceProps['source']; readonly lang: FrameData['lang'] }) {
  const t = text(lang).sources
  if (source.files.length === 0) return null
  const files = source.files.toReversed()
  return (
    <Card title={t.files} id="files">
      {source.overlaps > 0 && <p class="soft">{t.overlaps(source.overlaps)}</p>}
      <Files files={files.slice(0, shown)} lang={lang} />
      {files.length > shown && (
        <details>
          <summary>{t.moreFiles(files.length - shown)}</summary>
          <Files files={files.slice(shown)} lang={lang} />
        </details>
      )}
    </Card>
  )
}

function Files({ files, lang }: { readonly files: SourceProps['source']['files']; readonly lang: FrameData['lang'] }) {
  return (
    <ul class="list">
      {files.map(({ batch, name, connector, from, to }) => (
        <li key={`${batch} ${name}`} class="plain">
          <div>
            <a class="name" href={links.batch(batch)}>
              {name === '' ? text(lang).where.hand.typed : name}
            </a>
            <span class="small soft block">
              {connector !== null && connector !== 'hand' && formatName(connector, lang)}
              {from !== undefined && to !== undefined && `, ${periodInWords(from, to, lang, 'short')}`}
            </span>
          </div>
        </li>
      ))}
    </ul>
  )
}
