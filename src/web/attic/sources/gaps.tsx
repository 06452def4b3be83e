/** Months missing: asked for where the table says, or said to be empty. Each word can be taken back. */
import { links } from '#routes'
import { month, text } from '../../i18n/index.ts'
import type { Frame as FrameData, MonthOfSource, SourceProps } from '../../props.ts'
import { Button, Card } from '../../ui/parts.tsx'

interface GapsProps {
  readonly source: SourceProps['source']
  readonly lang: FrameData['lang']
}

const shown = 8

export function Gaps({ source, lang }: GapsProps) {
  const t = text(lang).sources
  const missing = source.months.filter(({ state }) => state === 'missing' || state === 'part' || state === 'awaited')
  const quiet = source.months.filter(({ state }) => state === 'quiet')
  return (
    <Card title={t.gaps} id="gaps">
      {missing.length === 0 ? (
        <p>{t.noGaps}</p>
      ) : (
        <>
          <p>{t.gapsAbout}</p>
          {source.line !== undefined && (
            <p>
              <Button href={`${links.where(lang)}#${source.line}`}>{t.ask}</Button>
            </p>
          )}
          <Months months={missing.slice(0, shown)} source={source} lang={lang} />
          {missing.length > shown && (
            <details>
              <summary>{t.moreGaps(missing.length - shown)}</summary>
              <Months months={missing.slice(shown)} source={source} lang={lang} />
            </details>
          )}
        </>
      )}
      {quiet.length > 0 && (
        <details>
          <summary>{t.quietOnes(quiet.length)}</summary>
          <Months months={quiet} source={source} lang={lang} />
        </details>
      )}
    </Card>
  )
}

function Months({ months, source, lang }: GapsProps & { readonly months: readonly MonthOfSource[] }) {
  const t = text(lang).sources
  return (
    <ul class="list">
      {months.map((entry) => {
        const name = month(entry.month, lang)
        const isQuiet = entry.state === 'quiet'
        return (
          <li key={entry.month} class="plain">
            <div>
              {name}
              {entry.state === 'part' && <span class="small soft block">{t.missingDays(entry.days ?? 0)}</span>}
            </div>
            <form method="post" action={links.source(source.key)} class="link end">
              <input type="hidden" name="month" value={entry.month} />
              <button type="submit" name="quiet" value={isQuiet ? '0' : '1'} aria-label={(isQuiet ? t.unquietOf : t.quietOf)(name)}>
                {isQuiet ? t.unquiet : t.quiet}
              </button>
            </form>
          </li>
        )
      })}
    </ul>
  )
}
