/** How many records answer, and what they sum to, as far as it is known without opening them all. */
import { type Lang, links } from '#routes'
import { money, text } from '../i18n/index.ts'
import type { RecordsProps } from '../props.ts'
import { Button } from '../ui/parts.tsx'
import { Amount } from './amount.tsx'
import { Hidden } from './records-filter.tsx'

type Props = RecordsProps & { readonly lang: Lang }

export function RecordTotals({ lang, kind, records, total, sums, query, opened, previous }: Props) {
  const t = text(lang)
  const counted = (many: number): string => (kind === 'all' ? t.records.found(many) : t.attic.kinds[kind].count(many))
  const words = total !== undefined ? counted(total) : previous === null ? t.records.atLeast(counted(records.length)) : t.records.on
  return (
    <div class="totals">
      <h2 id="found" data-found>
        {words}
      </h2>
      {(total === undefined || (sums === undefined && kind === 'bank.transaction')) && (
        <form method="post" action={links.records()}>
          <Hidden fields={{ kind, ...query, ...opened, count: '1' }} />
          <Button look="quiet">{t.records.countAll}</Button>
        </form>
      )}
      {kind !== 'all' && <Sums sums={sums ?? []} lang={lang} />}
    </div>
  )
}

function Sums({ sums, lang }: { readonly sums: NonNullable<RecordsProps['sums']>; readonly lang: Lang }) {
  const t = text(lang).attic
  if (sums.length === 0) return null
  return (
    <div class="sums">
      {sums.map(({ currency, amount, in: came = 0, out: left = 0 }) => {
        // One direction alone is already the total.
        const both = came !== 0 && left !== 0
        return (
          <p key={currency}>
            {both && (
              <>
                {money(came, currency, lang)} <span class="soft">{t.records.sumIn},</span> {money(left, currency, lang, 'never')}{' '}
                <span class="soft">{t.records.sumOut}.</span>{' '}
              </>
            )}
            <span class="soft">{both ? t.records.sumBoth : t.records.sum}</span>{' '}
            <strong>
              <Amount minor={amount} currency={currency} lang={lang} />
            </strong>
          </p>
        )
      })}
    </div>
  )
}
