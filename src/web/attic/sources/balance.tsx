/** The balance of an account on a day, with what it rests on. */
import { links } from '#routes'
import { day, money, text } from '../../i18n/index.ts'
import type { BalanceAnswer, Frame as FrameData, SourceProps } from '../../props.ts'
import { Button, Card, Field, Figure } from '../../ui/parts.tsx'

interface BalanceProps {
  readonly source: SourceProps['source']
  readonly balance: BalanceAnswer | undefined
  readonly lang: FrameData['lang']
}

export function Balance({ source, balance, lang }: BalanceProps) {
  const t = text(lang).sources
  return (
    <Card title={t.balance} id="balance">
      <form method="post" action={`${links.source(source.key)}#balance`} class="stack">
        <Field
          label={t.balanceDay}
          name="on"
          input={{ type: 'date', value: balance?.on ?? source.to, min: source.from, max: source.to, required: true }}
        />
        <Button look="quiet">{t.balanceAsk}</Button>
      </form>
      <div role="status">
        {balance?.state === 'known' && (
          <Figure
            label={t.balanceOn(day(balance.on, lang))}
            value={money(balance.amount, balance.currency, lang)}
            note={t.balanceRests(day(balance.rests, lang), balance.operations)}
          />
        )}
        {balance?.state === 'unknown' && <p>{t.balanceUnknown(day(balance.on, lang))}</p>}
      </div>
    </Card>
  )
}
