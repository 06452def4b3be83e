/** What was read in each file, as cards: the words of the import's page. */
import { bytes, text } from '../../i18n/index.ts'
import type { Frame } from '../../props.ts'
import { FileShapeWords } from '../../attic/file-shape.tsx'
import { Problems } from '../../attic/problems.tsx'
import { countsInWords, formatName, periodInWords, sumOf } from '../../attic/words.ts'
import { Chip } from '../../ui/parts.tsx'
import type { FileRead } from '#connectors'

interface Props {
  readonly files: readonly FileRead[]
  readonly lang: Frame['lang']
}

export function Results({ files, lang }: Props) {
  return (
    <>
      {files.map((file, index) => (
        <Card key={index} file={file} lang={lang} />
      ))}
    </>
  )
}

const archives: ReadonlySet<string | null> = new Set(['zip', 'gzip'])

function Card({ file, lang }: { readonly file: FileRead; readonly lang: Frame['lang'] }) {
  const t = text(lang).attic.batch
  const isRefused = file.connector === null || file.problems.some(({ fatal }) => fatal)
  const problems = file.problems.filter(({ code }) => file.connector !== null || !(code === 'unknown-format' || code === 'columns-unsure'))
  const facts: readonly (readonly [string, string])[] = [
    [t.format, `${file.connector === null ? t.unknown : formatName(file.connector, lang)}, ${bytes(file.size, lang)}`],
    ...(file.connector === null || archives.has(file.connector)
      ? []
      : [[t.contains, sumOf(file.kinds) === 0 ? t.nothingRead : countsInWords(file.kinds, lang)] as const]),
    ...(file.from === undefined || file.to === undefined ? [] : [[t.covers, periodInWords(file.from, file.to, lang)] as const]),
  ]
  return (
    <article class={`card file${isRefused ? ' wheat' : ''}`}>
      <header>
        <h3>{file.name}</h3>
        {isRefused && <Chip tone="berry">{text(lang).inspect.unread}</Chip>}
      </header>
      <dl class="facts">
        {facts.map(([name, words]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      {file.shape ? <Shape file={file} lang={lang} /> : null}
      {problems.length > 0 || file.moreProblems > 0 ? (
        <Problems problems={problems} more={file.moreProblems} lang={lang} />
      ) : (
        !isRefused && <p class="small soft">{t.noProblem}</p>
      )}
    </article>
  )
}

/** A table may be explained at an import: here, it is only said. */
function Shape({ file, lang }: { readonly file: FileRead; readonly lang: Frame['lang'] }) {
  const { shape } = file
  if (shape === undefined) return null
  if (shape.format === 'table') return <p>{text(lang).inspect.table}</p>
  return <FileShapeWords file={{ ...file, shape }} lang={lang} />
}
