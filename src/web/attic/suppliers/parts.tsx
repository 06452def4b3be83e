/** What the pages of suppliers share: what deserves a look, in sentences. */
import { type Lang, links } from '#routes'
import { roundMoney } from '../../charts/scale.ts'
import { day, money, text } from '../../i18n/index.ts'
import type { SupplierAlert } from '../../props.ts'
import { Chip } from '../../ui/parts.tsx'

export const Alerts = ({
  alerts,
  named,
  lang,
}: {
  readonly alerts: readonly SupplierAlert[]
  readonly named: boolean
  readonly lang: Lang
}) => (
  <ul role="list" class="alerts">
    {alerts.map((alert, place) => (
      <li key={place}>
        <Chip tone={alert.type === 'twice' ? 'berry' : 'wheat'}>{text(lang).suppliers.alert.chips[alert.type]}</Chip>{' '}
        {named && (
          <>
            <a href={links.supplier(alert.supplier)}>{alert.name}</a>
            {lang === 'fr' ? '\u00a0: ' : ': '}
          </>
        )}
        {sentence(alert, lang)}.
        {'figure' in alert && (
          <>
            {' '}
            <a class="small" href={links.records({ service: 'suppliers', figure: alert.figure })}>
              {text(lang).answers.see}
            </a>
          </>
        )}
      </li>
    ))}
  </ul>
)

function sentence(alert: SupplierAlert, lang: Lang): string {
  const t = text(lang).suppliers.alert
  const amount = (minor: number, currency: string): string => money(minor, currency, lang)
  switch (alert.type) {
    case 'price':
      return t.price(amount(alert.from, alert.currency), amount(alert.to, alert.currency), day(alert.day, lang))
    case 'ends':
      return alert.giveBy === null ? t.ends(day(alert.end, lang)) : t.endsBy(day(alert.end, lang), day(alert.giveBy, lang))
    case 'twice':
      return t.twice(amount(alert.amount, alert.currency), day(alert.day, lang))
    case 'unused':
      return t.unused(day(alert.last, lang), roundMoney(alert.yearly, alert.currency, lang))
  }
}

/** A rate of millionths as a share of a hundred, with its sign: `+4,7 %`. */
export const percent = (millionths: number, lang: Lang): string =>
  new Intl.NumberFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' })
    .format(millionths / 1e6)
    .replaceAll('-', '−')
