/** The result of one import, file by file; undone and brought back from here. */
import { links } from '#routes'
import { bytes, text } from '../i18n/index.ts'
import type { BatchProps, FileLine, Frame as FrameData } from '../props.ts'
import { Frame } from '../ui/frame.tsx'
import { Button, Chip, Notice } from '../ui/parts.tsx'
import { FileShapeWords } from './file-shape.tsx'
import { Problems } from './problems.tsx'
import { capital, countsInWords, formatName, mainCount, periodInWords, sumOf, when } from './words.ts'

type Props = BatchProps & { readonly frame: FrameData }
type Kept = NonNullable<BatchProps['batch']>

export function BatchPage({ frame, batch, files }: Props) {
  const { lang } = frame
  const t = text(lang).attic.batch
  return (
    <Frame frame={frame} title={t.title} current="imports">
      <div class="wrap stack loose">
        <header class="head">
          <p class="small">
            <a href={links.imports()}>{t.back}</a>
          </p>
          {batch && isTyped(files) ? (
            <TypedSummary batch={batch} frame={frame} />
          ) : batch ? (
            <Summary batch={batch} frame={frame} />
          ) : (
            <NothingKept files={files.length} lang={lang} />
          )}
        </header>
        {batch?.removed !== undefined && (
          <Notice tone="wheat" title={text(lang).removing.removed}>
            <p>{text(lang).removing.removedAbout(batch.removed)}</p>
          </Notice>
        )}
        <Waiting files={files} lang={lang} />
        <section class="stack" aria-labelledby="files-title">
          <h2 id="files-title" class="vh">
            {t.files(files.length)}
          </h2>
          {files.length > fewFiles && !isTyped(files) && <Counts files={files} kept={batch !== null} lang={lang} />}
          {!isTyped(files) &&
            withMembers(files).map(({ file, members }, index) => (
              <FileCard key={index} file={file} members={members} batch={batch?.id} lang={lang} />
            ))}
        </section>
        {batch && batch.removed === undefined && <Change batch={batch} lang={lang} typed={isTyped(files)} />}
        {batch && <RemoveAll batch={batch} lang={lang} />}
      </div>
    </Frame>
  )
}

function NothingKept({ files, lang }: { readonly files: number; readonly lang: FrameData['lang'] }) {
  const t = text(lang).attic.batch
  return (
    <>
      <h1>{t.refusedTitle}</h1>
      <p class="lead">{t.refusedAbout(files)}</p>
      <Button href={links.imports()}>{t.again}</Button>
    </>
  )
}

/** No file: the person's own hand. */
const isTyped = (files: readonly FileLine[]): boolean => files.every(({ connector }) => connector === 'hand') && files.length > 0

function TypedSummary({ batch, frame }: { readonly batch: Kept; readonly frame: FrameData }) {
  const { lang } = frame
  const t = text(lang)
  const undone = batch.state === 'undone'
  const [kind] = Object.keys({ ...batch.added, ...batch.already })
  return (
    <>
      <h1>
        {undone
          ? t.where.hand.undone
          : sumOf(batch.added) === 0
            ? t.where.hand.already
            : t.attic.batch.added(mainCount(batch.added, lang, 'fresh'))}
      </h1>
      <p class="lead">
        {t.where.hand.typed}. {capital(when(batch.at, frame))}.
      </p>
      {kind !== undefined && (
        <p class="row">
          <Button href={links.records({ kind })}>{t.where.hand.see}</Button>
          <Button href={links.hand(kind)} look="quiet">
            {t.where.hand.another}
          </Button>
        </p>
      )}
    </>
  )
}

function Summary({ batch, frame }: { readonly batch: Kept; readonly frame: FrameData }) {
  const { lang } = frame
  const t = text(lang).attic.batch
  const undone = batch.state === 'undone'
  const added = sumOf(batch.added)
  const brought = { ...batch.added, ...batch.already }
  const went =
    brought['bank.transaction'] === undefined
      ? (['mobility.position', 'mobility.trip'] as const).find((kind) => brought[kind] !== undefined)
      : undefined
  const already = batch.already['bank.transaction'] ?? sumOf(batch.already)
  const title = undone ? t.undoneTitle : added === 0 ? t.nothingNew : t.added(mainCount(batch.added, lang, 'fresh'))
  return (
    <>
      <h1>{title}</h1>
      <p class="lead">
        {t.when(when(batch.at, frame))}{' '}
        {undone
          ? t.undoneAbout
          : added === 0
            ? t.nothingNewAbout
            : already > 0 && t.already(mainCount(batch.already, lang, 'count'), already)}
      </p>
      {sumOf(batch.leftOut ?? {}) > 0 && (
        <p>
          {text(lang).corrections.leftOut(sumOf(batch.leftOut ?? {}))} <a href={links.corrections()}>{text(lang).corrections.list.title}</a>
        </p>
      )}
      {!undone && batch.removed === undefined && (
        <p class="row">
          {went === undefined ? (
            <>
              <Button href={links.budget()}>{t.seeBudget}</Button>
              <Button href={links.records({ kind: 'bank.transaction', batch: batch.id })} look="quiet">
                {t.seeOperations}
              </Button>
            </>
          ) : (
            <>
              <Button href={links.places()}>{text(lang).places.see}</Button>
              <Button href={links.records({ kind: went, batch: batch.id })} look="quiet">
                {text(lang).places.seeList}
              </Button>
            </>
          )}
        </p>
      )}
    </>
  )
}

/** Tables that wait for an answer, before all files. */
function Waiting({ files, lang }: { readonly files: readonly FileLine[]; readonly lang: FrameData['lang'] }) {
  const t = text(lang).tables
  const waiting = files.flatMap(({ name, table }) => (table === undefined ? [] : [{ name, table }]))
  if (waiting.length === 0) return null
  return (
    <Notice tone="wheat" title={t.waiting(waiting.length)}>
      <p>{t.offerAbout}</p>
      <ul>
        {waiting.map(({ name, table }) => (
          <li key={table}>
            <a href={table}>{t.explain(name)}</a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** From here on, how many were read is said before each is. */
const fewFiles = 3

function Counts({ files, kept, lang }: { readonly files: readonly FileLine[]; readonly kept: boolean; readonly lang: FrameData['lang'] }) {
  const t = text(lang).attic.batch
  // An archive is not read itself: its members are.
  const leaves = files.filter(({ connector }) => !archives.has(connector ?? ''))
  const refused = leaves.filter((file) => isRefused(file, kept)).length
  return <p>{t.readOf(leaves.length - refused, refused)}</p>
}

interface Group {
  readonly file: FileLine
  readonly members: readonly FileLine[]
}

/** An archive is followed by its members, `archive!member`. */
function withMembers(files: readonly FileLine[]): readonly Group[] {
  const groups: { file: FileLine; members: FileLine[] }[] = []
  for (const file of files) {
    const last = groups.at(-1)
    if (last && archives.has(last.file.connector ?? '') && file.name.startsWith(`${last.file.name}!`)) {
      last.members.push({ ...file, name: file.name.slice(last.file.name.length + 1) })
    } else groups.push({ file, members: [] })
  }
  return groups
}

const isRefused = (file: FileLine, kept: boolean): boolean => !kept || file.connector === null || file.problems.some(({ fatal }) => fatal)

function FileCard({
  file,
  members = [],
  inside = false,
  batch,
  lang,
}: {
  readonly file: FileLine
  readonly members?: readonly FileLine[]
  /** True for a member of an archive. */
  readonly inside?: boolean
  /** Undefined when nothing was kept. */
  readonly batch: string | undefined
  readonly lang: FrameData['lang']
}) {
  const t = text(lang).attic.batch
  const kept = batch !== undefined
  const known = file.connector !== null
  const refused = isRefused(file, kept)
  const Heading = inside ? 'h4' : 'h3'
  // The sentence about the format already says what `unknown-format` would.
  const empty = file.problems.some(({ code }) => code === 'empty-file')
  const said = new Set([...(known ? [] : ['unknown-format']), ...(file.shape === undefined ? [] : ['columns-unsure'])])
  const problems = file.problems.filter(({ code }) => !said.has(code))
  return (
    <article class={`card file${refused ? ' wheat' : ''}`}>
      <header>
        <Heading>{file.name}</Heading>
        {refused && <Chip tone="berry">{t.refused}</Chip>}
      </header>
      <dl class="facts">
        <Fact
          name={t.format}
        >{`${file.connector === null ? t.unknown : formatName(file.connector, lang)}, ${bytes(file.size, lang)}`}</Fact>
        {known && !archives.has(file.connector ?? '') && (
          <Fact name={t.contains}>{sumOf(file.kinds) === 0 ? t.nothingRead : countsInWords(file.kinds, lang)}</Fact>
        )}
        {kept && file.added && sumOf(file.kinds) > 0 && <Fact name={t.fresh}>{freshWords(file, lang)}</Fact>}
        {file.from !== undefined && file.to !== undefined && <Fact name={t.covers}>{periodInWords(file.from, file.to, lang)}</Fact>}
      </dl>
      {file.shape ? <FileShapeWords file={file} lang={lang} /> : !known && !empty && <p>{t.unknownAbout}</p>}
      {problems.length > 0 || file.moreProblems > 0 ? (
        <Problems problems={problems} more={file.moreProblems} lang={lang} />
      ) : (
        known && !refused && <p class="small soft">{t.noProblem}</p>
      )}
      {batch !== undefined && file.original && <Original batch={batch} original={file.original} lang={lang} />}
      {members.length > 0 && (
        <section class="members stack">
          <p>{t.members(members.length)}</p>
          {members.map((member, index) => (
            <FileCard key={index} file={member} inside batch={batch} lang={lang} />
          ))}
        </section>
      )}
    </article>
  )
}

/** All of it, nothing, or how much. */
function freshWords({ added = {}, already = {} }: FileLine, lang: FrameData['lang']): string {
  const t = text(lang).attic.batch
  if (sumOf(already) === 0) return t.allNew
  return sumOf(added) === 0 ? t.noneNew : t.someNew(countsInWords(added, lang), sumOf(already))
}

function Original(props: {
  readonly batch: string
  readonly original: NonNullable<FileLine['original']>
  readonly lang: FrameData['lang']
}) {
  const { batch, original, lang } = props
  const t = text(lang).originals
  if (original.deleted) return <p class="small soft">{t.gone}</p>
  return (
    <p>
      <a href={links.original(batch, original.file)}>{t.see}</a>
    </p>
  )
}

/** Their members have cards of their own: nothing is counted here. */
const archives: ReadonlySet<string> = new Set(['zip', 'gzip'])

const Fact = ({ name, children }: { readonly name: string; readonly children: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

/** All of it for good, whether it counts or was taken back. */
function RemoveAll({ batch, lang }: { readonly batch: Kept; readonly lang: FrameData['lang'] }) {
  const t = text(lang).removing
  return (
    <p class="closing">
      <Button href={links.removeBatch(batch.id)} look="quiet">
        {batch.state === 'undone' ? t.linkUndone : t.link}
      </Button>
      <span class="small soft block">{t.linkAbout}</span>
    </p>
  )
}

function Change({ batch, lang, typed }: { readonly batch: Kept; readonly lang: FrameData['lang']; readonly typed: boolean }) {
  const t = typed ? text(lang).where.hand : text(lang).attic.batch
  const undone = batch.state === 'undone'
  return (
    <form method="post" action={undone ? links.redo(batch.id) : links.undo(batch.id)} class="closing">
      {undone ? <Button>{t.redo}</Button> : <Button look="end">{t.undo}</Button>}
      {!undone && <p class="small soft">{t.undoAbout}</p>}
    </form>
  )
}
