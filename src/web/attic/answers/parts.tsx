/** What the pages of answers share: tabs, currencies, a table twin with its file, an empty state, money that opens. */
import type { ComponentChildren } from 'preact'
import { type Lang, links } from '#routes'
import { money, text } from '../../i18n/index.ts'
import type { Every } from '../../props.ts'
import { Button, EmptyState } from '../../ui/parts.tsx'

const places = ['budget', 'budgetBack', 'budgetPlan', 'budgetYears', 'budgetHousehold', 'budgetWhatIf'] as const
export type BudgetPlace = (typeof places)[number]

/** The pages of the budget, the one looked at named. */
export function BudgetTabs({ current, lang }: { readonly current: BudgetPlace; readonly lang: Lang }) {
  const t = text(lang).answers.tabs
  return (
    <nav class="tabs" aria-label={t.label}>
      {places.map((place) => (
        <a key={place} href={links[place]()} aria-current={place === current ? 'page' : undefined}>
          {t[place]}
        </a>
      ))}
    </nav>
  )
}

/** Nothing when there is one currency. */
export function Currencies({
  currency,
  currencies,
  to,
  lang,
}: {
  readonly currency: string
  readonly currencies: readonly string[]
  readonly to: (currency: string) => string
  readonly lang: Lang
}) {
  const t = text(lang).answers
  if (currencies.length < 2) return null
  return (
    <nav class="tabs" aria-label={t.currencies}>
      {currencies.map((other) => (
        <a key={other} href={to(other)} aria-current={other === currency ? 'page' : undefined}>
          {t.inCurrency(other)}
        </a>
      ))}
    </nav>
  )
}

/** A table behind one click, and its file. */
export function Twin({
  label,
  file,
  head,
  rows,
  lang,
}: {
  readonly label: string
  readonly file?: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly ComponentChildren[])[]
  readonly lang: Lang
}) {
  const t = text(lang).answers
  return (
    <details class="twin">
      <summary>
        {t.table}
        <span class="vh"> : {label}</span>
      </summary>
      <Grid label={label} head={head} rows={rows} lang={lang} />
      {file !== undefined && (
        <p class="small">
          <a href={file} download>
            {t.csv}
            <span class="vh"> : {label}</span>
          </a>
        </p>
      )}
    </details>
  )
}

/** A table that scrolls in its own box: the first cell of a row names it, the others are figures. */
export const Grid = ({
  label,
  head,
  rows,
  lang,
}: {
  readonly label: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly ComponentChildren[])[]
  readonly lang: Lang
}) => (
  <div class="scroll" tabindex={0} role="region" aria-label={text(lang).answers.tableOf(label)}>
    <table>
      <thead>
        <tr>
          {head.map((words, place) => (
            <th key={words} scope="col" class={place === 0 ? undefined : 'n'}>
              {words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          <tr key={row}>
            {cells.map((cell, place) =>
              place === 0 ? (
                <th key={place} scope="row">
                  {cell}
                </th>
              ) : (
                <td key={place} class="n">
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

export function Nothing({ lang }: { readonly lang: Lang }) {
  const t = text(lang).answers
  return (
    <EmptyState title={t.noneTitle}>
      <p class="soft">{t.none}</p>
      <Button href={links.imports()}>{text(lang).attic.records.bring}</Button>
    </EmptyState>
  )
}

/** An amount that opens to the records it comes from. */
export function Opens(props: {
  readonly service: string
  readonly figure: string
  readonly minor: number
  readonly currency: string
  readonly lang: Lang
}) {
  const { service, figure, minor, currency, lang } = props
  return (
    <a class="opens" href={links.records({ service, figure })}>
      {money(minor, currency, lang)}
      <span class="vh"> · {text(lang).answers.see}</span>
    </a>
  )
}

export const everyInWords = ({ unit, count }: Every, lang: Lang): string =>
  text(lang).answers.every[`${unit} ${count}`] ?? `${count} ${unit}`

/** An amount as a person types it in a field: `1984,32`. */
export const typedAmount = (minor: number, currency: string, lang: Lang): string =>
  money(minor, currency, lang)
    .replaceAll(/[^\d,.−-]/g, '')
    .replaceAll('−', '-')
    .replaceAll(lang === 'en' ? ',' : '\u0000', '')
