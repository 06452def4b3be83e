/** Who read what, and why: in plain words, the newest first. */
import { type Lang, links } from '#routes'
import { count, text } from '../i18n/index.ts'
import type { Frame as FrameData, LedgerProps } from '../props.ts'
import type { AmendingActName } from '../props/corrections.ts'
import { Frame } from '../ui/frame.tsx'
import { Icon } from '../ui/icon.tsx'
import { Chip, EmptyState, List, Row, type Tone } from '../ui/parts.tsx'
import { ledgerLines, type LedgerLine } from './ledger-lines.ts'
import { capital, when } from './words.ts'

export function LedgerPage({ frame, entries, chapters = [] }: LedgerProps & { readonly frame: FrameData }) {
  const t = text(frame.lang).attic.ledger
  const lines = ledgerLines(entries)
  return (
    <Frame frame={frame} title={t.title} current="ledger">
      <div class="wrap stack loose">
        <header class="head">
          <h1>{t.title}</h1>
          <p class="lead">{t.about}</p>
        </header>
        {lines.length === 0 ? (
          <EmptyState title={t.emptyTitle}>
            <p class="soft">{t.empty}</p>
          </EmptyState>
        ) : (
          <List>
            {lines.map((line) => (
              <Line key={line.entry.n} line={line} frame={frame} />
            ))}
          </List>
        )}
        {chapters.toReversed().map((chapter) => (
          <Chapter key={chapter.length} entries={chapter} frame={frame} />
        ))}
      </div>
    </Frame>
  )
}

/** What another attic wrote before this one took over: closed, read in the same words. Its imports have other numbers here. */
function Chapter({ entries, frame }: Pick<LedgerProps, 'entries'> & { readonly frame: FrameData }) {
  const t = text(frame.lang).leave
  return (
    <section class="stack">
      <h2>{t.chapters}</h2>
      <p class="soft">{t.chapter(entries.length)}</p>
      <List>
        {ledgerLines(entries).map((line) => (
          <Line key={line.entry.n} line={line} frame={frame} closed />
        ))}
      </List>
    </section>
  )
}

const tones: { readonly [S in LedgerLine['state']]: Tone } = {
  read: 'sky',
  failed: 'berry',
  unknown: 'wheat',
  waiting: 'wheat',
  own: 'leaf',
}

function Line({ line, frame, closed = false }: { readonly line: LedgerLine; readonly frame: FrameData; readonly closed?: boolean }) {
  const { lang } = frame
  const t = text(lang).attic.ledger
  const { entry, state } = line
  const about = sentencesOf(line, lang)
  const byToken = state === 'own' && tokenOf(entry.actor) !== undefined
  return (
    <Row
      mark={<Icon name={state === 'own' ? 'account' : 'ledger'} />}
      tone={tones[state]}
      end={<Chip tone={tones[state]}>{byToken ? text(lang).importTokens.chip : t.states[state]}</Chip>}
    >
      <strong class="said">{titleOf(line, lang)}</strong>
      {about !== '' && <span class="small block">{about}</span>}
      <span class="small soft block">
        {when(entry.at, frame)} · {t.number(count(entry.n, lang))}
        {!closed &&
          (entry.act === 'undo' || entry.act === 'redo' || entry.act === 'forget') &&
          entry.detail !== undefined &&
          !isAct(entry.detail) && (
            <>
              {' · '}
              <a href={links.batch(entry.detail)}>{text(lang).attic.record.seeImport}</a>
            </>
          )}
      </span>
    </Row>
  )
}

function titleOf({ entry, state, count }: LedgerLine, lang: Lang): string {
  const t = text(lang).attic.ledger
  const token = tokenOf(entry.actor)
  if (entry.act === 'import' && token !== undefined) return text(lang).importTokens.imported(token, t.records(entry.count ?? 0))
  if (entry.act === 'import' && entry.detail === 'hand') return text(lang).where.hand.added
  if (entry.act === 'import') return entry.count === undefined ? t.importNothing : t.import(entry.count)
  if (isAct(entry.act)) return text(lang).corrections.ledger[entry.act](entry.count ?? 0)
  if ((entry.act === 'undo' || entry.act === 'redo') && isAct(entry.detail)) return text(lang).corrections.ledger[entry.act]
  if (entry.act === 'undo' || entry.act === 'redo' || entry.act === 'setting') return t[entry.act]
  if (entry.act === 'forget') return text(lang).originals.ledger
  if (entry.act === 'erase' || entry.act === 'keep') return text(lang).leaving.ledger[entry.act]
  if (entry.act === 'arrive') return text(lang).leave.ledgerLines.arrived
  if (entry.purpose === 'export') return text(lang).leave.ledgerLines[state === 'read' ? 'taken' : state === 'waiting' ? 'taking' : 'cut']
  const actor = t.actors[entry.actor] ?? entry.actor
  const what = whatOf(entry.reads, count, lang)
  if (state === 'waiting') return t.reading(actor, what)
  return (state === 'failed' ? t.failed : state === 'unknown' ? t.unknown : t.read)(actor, what)
}

const acts = ['correct', 'merge', 'split', 'mark', 'remove', 'withdraw'] as const
/** An act on records; of its undoing, `detail` names it. */
const isAct = (name: string | undefined): name is AmendingActName => acts.some((act) => act === name)

/** The name of the import token that acted, if one did. */
const tokenOf = (actor: string): string | undefined => (actor.startsWith('token:') ? actor.slice('token:'.length) : undefined)

/** `812 opérations` for one kind once read; `vos opérations et vos comptes` otherwise. */
function whatOf(reads: LedgerLine['entry']['reads'], count: number | undefined, lang: Lang): string {
  const t = text(lang).attic
  const kinds = Object.keys(reads ?? {})
  const [only] = kinds
  const known = t.kinds as { readonly [kind: string]: { readonly count: (count: number) => string } | undefined }
  if (count !== undefined) return (kinds.length === 1 && known[only ?? '']?.count(count)) || t.ledger.records(count)
  return kinds.length === 0 ? t.ledger.someData : t.and(kinds.map((kind) => t.ledger.kindOf[kind] ?? kind))
}

function sentencesOf({ entry, state, withheld }: LedgerLine, lang: Lang): string {
  const t = text(lang).attic
  const fields = [...new Set(Object.values(entry.reads ?? {}).flat())].map((field) => t.fields[field] ?? field)
  return [
    entry.act === 'setting' && entry.detail
      ? `${capital(t.and(entry.detail.split(' ').map((name) => t.settingNames[name] ?? text(lang).importTokens.settingNames[name] ?? name)))}.`
      : '',
    entry.purpose === undefined ? '' : t.ledger.purpose(t.ledger.purposes[entry.purpose] ?? entry.purpose),
    fields.length > 0 ? t.ledger.fieldsRead(t.and(fields)) : '',
    withheld.length > 0 ? t.ledger.withheld(withheld.map((kind) => t.ledger.kindOf[kind] ?? kind).join(', ')) : '',
    state === 'unknown' ? t.ledger.unknownAbout : '',
    state === 'waiting' ? t.ledger.waiting : '',
    state === 'failed' && entry.act !== 'reserved' ? t.ledger.actFailed : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}
