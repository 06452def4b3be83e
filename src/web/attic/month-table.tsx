/** The table twin of the chart of months: every figure, newest first, each month a link to itself. */
import { type Lang, links } from '#routes'
import { count, money, month, text } from '../i18n/index.ts'
import type { BudgetProps } from '../props.ts'

export function MonthTable({ budget, lang }: { readonly budget: BudgetProps; readonly lang: Lang }) {
  const t = text(lang).attic.budget
  const { currency } = budget
  return (
    <details class="twin">
      <summary>{t.table}</summary>
      <div class="scroll" tabindex={0} role="region" aria-label={t.chart}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.month}</th>
              <th scope="col" class="n">
                {t.in}
              </th>
              <th scope="col" class="n">
                {t.out}
              </th>
              <th scope="col" class="n">
                {t.difference}
              </th>
              <th scope="col" class="n">
                {t.operationsHead}
              </th>
            </tr>
          </thead>
          <tbody>
            {budget.months.toReversed().map((entry) => (
              <tr key={entry.month}>
                <th scope="row">
                  <a href={links.budget({ month: entry.month, currency })}>{month(entry.month, lang)}</a>
                  {entry.partial && <span class="soft small"> {t.partialShort}</span>}
                </th>
                <td class="n">{money(entry.in, currency, lang)}</td>
                <td class="n">{money(entry.out, currency, lang)}</td>
                <td class="n">{money(entry.in - entry.out, currency, lang, 'always')}</td>
                <td class="n">{count(entry.operations, lang)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="small">
        <a href={links.answerTable('budget', 'months')} download>
          {text(lang).answers.csv}
        </a>
      </p>
    </details>
  )
}
