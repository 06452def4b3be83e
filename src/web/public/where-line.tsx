/** One line of the table, folded: what it is and its ways in; open: who holds it, how to ask, by which right, what for. */
import { type Country, fed, type Line, type Right, rights } from '#content'
import type { Kind } from '#model'
import { type Lang, links } from '#routes'
import { formatName } from '../attic/words.ts'
import { said, text } from '../i18n/index.ts'
import { Chip } from '../ui/parts.tsx'

interface Props {
  readonly line: Line
  readonly lang: Lang
  readonly open: boolean
  readonly readers: readonly string[]
  readonly typed: readonly Kind[]
  readonly country: Country | null
}

export function WhereLine(props: Props) {
  const { line, lang, open, country } = props
  const t = text(lang).where
  const reads = (line.readers ?? []).filter((reader) => props.readers.includes(reader))
  const canType = props.typed.some((kind) => kind === line.kind)
  return (
    <details class="source" open={open}>
      <summary>
        <h3>{said(line.name, lang)}</h3>
        <span class="chips">
          {reads.length > 0 && <Chip>{t.ways.file}</Chip>}
          {canType && <Chip tone="sky">{t.ways.hand}</Chip>}
          {reads.length === 0 && (line.later !== undefined || line.readers !== undefined) && <Chip tone="wheat">{t.ways.later}</Chip>}
        </span>
      </summary>
      {/* An address that names the line unfolds it: a browser reveals what it is sent to. */}
      <div class="open" id={line.id}>
        <div class="stack">
          <h4>{t.steps}</h4>
          <ol>
            {line.steps[lang].map((step) => (
              <li key={step}>{said(step, lang)}</li>
            ))}
          </ol>
          <h4>{t.way}</h4>
          <Ways line={line} lang={lang} reads={reads} canType={canType} />
        </div>
        <dl class="about">
          <dt>{t.held}</dt>
          {countriesOf(line, country).map((one) => (
            <dd key={one}>
              <span class="soft">{t.countries[one]}</span> {said(line.holders[one] ?? '', lang)}
            </dd>
          ))}
          <dt>{t.delay}</dt>
          <dd>{t.delays[line.delay]}</dd>
          <Laws line={line} lang={lang} country={country} />
          <dt>{t.feeds}</dt>
          <dd>
            {line.feeds
              .map((service) => {
                const { name, now } = { now: undefined, ...fed[service] }
                return now === undefined ? `${said(name, lang)} (${t.later})` : said(name, lang)
              })
              .join(', ')}
          </dd>
        </dl>
      </div>
    </details>
  )
}

const countriesOf = ({ holders }: Line, country: Country | null): readonly Country[] =>
  (['fr', 'qc'] as const).filter((one) => holders[one] !== undefined && (country === null || country === one))

function Ways({
  line,
  lang,
  reads,
  canType,
}: Pick<Props, 'line' | 'lang'> & { readonly reads: readonly string[]; readonly canType: boolean }) {
  const t = text(lang).where
  const later = (line.readers ?? []).filter((reader) => !reads.includes(reader)).map((reader) => formatName(reader, lang))
  const formats = [...(line.later === undefined ? [] : [line.later]), ...later]
  return (
    <ul>
      {reads.length > 0 && (
        <li>
          <a href={links.imports()}>{t.fileWay(reads.map((reader) => formatName(reader, lang)).join(', '))}</a>
        </li>
      )}
      {canType && (
        <li>
          <a href={links.hand(line.kind)}>{t.handWay}</a>
        </li>
      )}
      {formats.length > 0 && <li>{t.laterWay(formats.join(', '))}</li>}
      {line.delivery && <li>{t.deliveryWay}</li>}
      {reads.length === 0 && !canType && formats.length === 0 && !line.delivery && <li>{t.noWay}</li>}
    </ul>
  )
}

function Laws({ line, lang, country }: Pick<Props, 'line' | 'lang' | 'country'>) {
  const t = text(lang).where
  const held = countriesOf(line, country)
  const laws: readonly Right[] = line.rights.map((id) => rights[id]).filter((law) => held.includes(law.country))
  if (laws.length === 0) return null
  return (
    <>
      <dt>{t.right}</dt>
      {laws.map((law) => (
        <dd key={law.source + law.cite.en}>
          <a href={law.source} rel="noreferrer">
            {said(law.cite, lang)}
          </a>
          <span class="small soft block">
            {said(law.gives, lang)} {law.delay !== undefined && said(law.delay, lang)}
          </span>
        </dd>
      ))}
    </>
  )
}
