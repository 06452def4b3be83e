/** Who read what, and why: in plain words, the newest first. */
import { type Lang, links } from '#routes'
import { count, text } from '../i18n/index.ts'
import type { Frame as FrameData, LedgerProps } from '../props.ts'
import type { AmendingActName } from '../props/corrections.ts'
import type { LedgerAsked } from '../props/ledger.ts'
import { Frame } from '../ui/frame.tsx'
import { Icon } from '../ui/icon.tsx'
import { Chip, EmptyState, List, Row, type Tone } from '../ui/parts.tsx'
import { ledgerLines, type LedgerLine } from './ledger-lines.ts'
import { LedgerFilter, LedgerProof, shownOf } from './ledger-tools.tsx'
import { purposeName } from './shares/cells.ts'
import { capital, when } from './words.ts'

export function LedgerPage({ frame, entries, chapters = [], asked = everything, checked }: LedgerProps & { readonly frame: FrameData }) {
  const t = text(frame.lang).attic.ledger
  const tools = text(frame.lang).ledger
  const lines = ledgerLines(entries)
  const { shown, older } = shownOf(lines, asked, frame.zone ?? 'Europe/Paris')
  return (
    <Frame frame={frame} title={t.title} current="ledger">
      <div class="wrap stack loose">
        <header class="head">
          <h1>{t.title}</h1>
          <p class="lead">{t.about}</p>
          <p>
            <a href={links.shares()}>{text(frame.lang).shares.title}</a>
          </p>
        </header>
        {lines.length === 0 ? (
          <EmptyState title={t.emptyTitle}>
            <p class="soft">{t.empty}</p>
          </EmptyState>
        ) : (
          <>
            <LedgerFilter frame={frame} asked={asked} />
            {shown.length === 0 ? (
              <EmptyState title={tools.none}>
                <p>
                  <a href={links.ledger()}>{tools.everything}</a>
                </p>
              </EmptyState>
            ) : (
              <List>
                {shown.map((line) => (
                  <Line key={line.entry.n} line={line} frame={frame} />
                ))}
              </List>
            )}
            <Pages asked={asked} older={older} frame={frame} />
          </>
        )}
        <LedgerProof frame={frame} checked={checked} />
        {chapters.toReversed().map((chapter) => (
          <Chapter key={chapter.length} entries={chapter} frame={frame} />
        ))}
      </div>
    </Frame>
  )
}

const everything = { what: 'all', since: '', until: '' } as const

function Pages({ asked, older, frame }: { readonly asked: LedgerAsked; readonly older: number | undefined; readonly frame: FrameData }) {
  const t = text(frame.lang).ledger
  const { what, since, until, before } = asked
  const filter = { what: what === 'all' ? undefined : what, since: since || undefined, until: until || undefined }
  if (older === undefined && before === undefined) return null
  return (
    <p class="row">
      {before !== undefined && <a href={links.ledger(filter)}>{t.newest}</a>}
      {older !== undefined && (
        <a href={links.ledger({ ...filter, before: String(older) })} rel="next">
          {t.older}
        </a>
      )}
    </p>
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
        {!closed && entry.grant !== undefined && (
          <>
            {' · '}
            <a href={links.share(entry.grant)}>{text(lang).shares.made.see}</a>
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
  if (entry.act === 'grant') return grantTitle(entry.detail, lang)
  const { ledger } = text(lang).shares
  const linked = entry.actor.startsWith('link:') ? entry.actor.slice('link:'.length) : undefined
  if (entry.act === 'refused') return linked === undefined ? ledger.broken : ledger.refused(linked)
  const actor = linked === undefined ? (t.actors[entry.actor] ?? entry.actor) : ledger.link(linked)
  const what = whatOf(entry.reads, count, lang)
  if (state === 'waiting') return t.reading(actor, what)
  return (state === 'failed' ? t.failed : state === 'unknown' ? t.unknown : t.read)(actor, what)
}

function grantTitle(act: string | undefined, lang: Lang): string {
  const { acts: titles } = text(lang).shares.ledger
  return (titles as { readonly [act: string]: string | undefined })[act ?? ''] ?? titles.give
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
    entry.purpose === undefined ? '' : t.ledger.purpose(t.ledger.purposes[entry.purpose] ?? purposeName(entry.purpose, lang)),
    fields.length > 0 ? t.ledger.fieldsRead(t.and(fields)) : '',
    entry.act === 'refused' && entry.detail !== undefined ? `${capital(text(lang).shares.one.whys[entry.detail] ?? entry.detail)}.` : '',
    withheld.length > 0 ? t.ledger.withheld(withheld.map((kind) => t.ledger.kindOf[kind] ?? kind).join(', ')) : '',
    state === 'unknown' ? t.ledger.unknownAbout : '',
    state === 'waiting' ? t.ledger.waiting : '',
    state === 'failed' && entry.act !== 'reserved' && entry.act !== 'refused' ? t.ledger.actFailed : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}
