/** An invoice or a purchase as paper shows it: its lines, its taxes, its totals. */
import type { Record } from '#model'
import type { Lang } from '#routes'
import { money, quantity, text } from '../i18n/index.ts'
import { Card } from '../ui/parts.tsx'

type Bought = Record<'invoice'> | Record<'receipt'>

export function InvoiceForm({ record, lang }: { readonly record: Bought; readonly lang: Lang }) {
  const { taxes = [], net, tax, prepaid, due }: Partial<Record<'invoice'>> = record.kind === 'invoice' ? record : {}
  const isBare = [net, tax, prepaid, due].every((one) => one === undefined)
  if ((record.lines ?? []).length === 0 && taxes.length === 0 && isBare) return null
  return (
    <Card title={text(lang).records.one.lines} id="lines">
      <Lines record={record} lang={lang} />
      {taxes.length > 0 && <Taxes taxes={taxes} currency={record.currency} lang={lang} />}
      <Totals record={record} lang={lang} />
    </Card>
  )
}

function Lines({ record, lang }: { readonly record: Bought; readonly lang: Lang }) {
  const t = text(lang).records.one
  const { lines = [], currency } = record
  if (lines.length === 0) return null
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={text(lang).attic.records.list(t.lines)}>
      <table class="paper">
        <thead>
          <tr>
            <th scope="col">{t.label}</th>
            <th scope="col" class="n far">
              {t.quantity}
            </th>
            <th scope="col" class="n far">
              {t.unitPrice}
            </th>
            <th scope="col" class="n">
              {t.total}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => {
            const amount = line.total ?? line.net
            return (
              <tr key={index}>
                <td>
                  {line.label}
                  <span class="near small soft">{timesIn(line, currency, lang)}</span>
                  {line.taxRate !== undefined && (
                    <span class="small soft block">
                      {t.tax} {quantity(line.taxRate * 100, '%', lang)}
                    </span>
                  )}
                </td>
                <td class="n far">{line.quantity === undefined ? '' : quantity(line.quantity, unitWord(line.unit), lang)}</td>
                <td class="n far">{line.unitPrice === undefined ? '' : quantity(line.unitPrice, currency, lang)}</td>
                <td class="n">{amount === undefined ? '' : money(amount, currency, lang)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** On a phone, under the label: `20 l × 2,5 EUR`. */
const timesIn = ({ quantity: many, unit, unitPrice }: NonNullable<Bought['lines']>[number], currency: string, lang: Lang): string =>
  [many === undefined ? '' : quantity(many, unitWord(unit), lang), unitPrice === undefined ? '' : quantity(unitPrice, currency, lang)]
    .filter(Boolean)
    .join(' × ')

/** Codes of units (`C62`, `KWH`) that say something beside a number; the others are left out. */
const unitWord = (unit: string | undefined): string => ({ KWH: 'kWh', MTQ: 'm3', HUR: 'h', KGM: 'kg', LTR: 'l' })[unit ?? ''] ?? ''

function Taxes({
  taxes,
  currency,
  lang,
}: {
  readonly taxes: NonNullable<Record<'invoice'>['taxes']>
  readonly currency: string
  readonly lang: Lang
}) {
  const t = text(lang).records.one
  return (
    <table class="paper">
      <caption>{t.taxes}</caption>
      <thead>
        <tr>
          <th scope="col">{t.rate}</th>
          <th scope="col" class="n">
            {t.base}
          </th>
          <th scope="col" class="n">
            {t.tax}
          </th>
        </tr>
      </thead>
      <tbody>
        {taxes.map((tax, index) => (
          <tr key={index}>
            <td>
              {tax.rate === undefined ? (tax.category ?? '–') : quantity(tax.rate * 100, '%', lang)}
              {tax.reason !== undefined && <span class="small soft block">{tax.reason}</span>}
            </td>
            <td class="n">{tax.base === undefined ? '' : money(tax.base, currency, lang)}</td>
            <td class="n">{money(tax.amount, currency, lang)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Totals({ record, lang }: { readonly record: Bought; readonly lang: Lang }) {
  const t = text(lang)
  const { currency, total } = record
  const { net, tax, prepaid, due }: Partial<Record<'invoice'>> = record.kind === 'invoice' ? record : {}
  const rows: readonly (readonly [string, number | undefined])[] = [
    [t.records.one.net, net],
    [t.records.one.tax, tax],
    [t.records.one.total, total],
    [t.attic.fields['prepaid'] ?? 'prepaid', prepaid],
    [t.records.one.due, due],
  ]
  return (
    <dl class="facts sum-up">
      {rows.map(
        ([words, minor]) =>
          minor !== undefined && (
            <div key={words}>
              <dt>{words}</dt>
              <dd>{money(minor, currency, lang)}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
