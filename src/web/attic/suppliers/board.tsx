/** The board of one supplier. */
import { links } from '#routes'
import { PriceSteps } from '../../charts/price-steps.tsx'
import { roundMoney } from '../../charts/scale.ts'
import { day, money, text } from '../../i18n/index.ts'
import type { Frame as FrameData, SupplierProps } from '../../props.ts'
import { Frame } from '../../ui/frame.tsx'
import { Card, Chip } from '../../ui/parts.tsx'
import { everyInWords, Grid, Opens, Twin } from '../answers/parts.tsx'
import { capital } from '../words.ts'
import { Contracts, Rules } from './contracts.tsx'
import { Holds, Known, Reach } from './known.tsx'
import { Alerts, percent } from './parts.tsx'

type Props = SupplierProps & { readonly frame: FrameData }

export function SupplierPage({ frame, ...board }: Props) {
  const { lang } = frame
  const { name, year, spent, trade, alerts } = board
  const t = text(lang).suppliers
  const [most] = spent
  const net = (wanted: string): number => {
    const found = most?.years.find((one) => one.year === wanted)
    return found === undefined ? 0 : found.paid - found.back
  }
  const before = String(Number(year) - 1)
  const currency = most?.currency ?? 'EUR'
  return (
    <Frame frame={frame} title={capital(name)} current="budget">
      <div class="wrap stack loose">
        <header class="head">
          <p class="small">
            <a href={links.suppliers()}>{t.back}</a>
          </p>
          <h1>{net(year) > 0 ? t.board.finding(capital(name), roundMoney(net(year), currency, lang), year) : capital(name)}</h1>
          <p class="lead">
            {trade !== null && <Chip tone="sky">{t.trades[trade] ?? trade}</Chip>}{' '}
            {net(before) > 0 && t.board.lead(roundMoney(net(before), currency, lang), before)}
          </p>
        </header>
        {alerts.length > 0 && (
          <Card title={t.watch} id="watch">
            <Alerts alerts={alerts} named={false} lang={lang} />
          </Card>
        )}
        <div class="two">
          <Spent frame={frame} {...board} />
          <Contracts frame={frame} {...board} />
        </div>
        <Comes frame={frame} {...board} />
        <Rules frame={frame} {...board} />
        <div class="two">
          <Reach frame={frame} {...board} />
          <Known frame={frame} {...board} />
        </div>
        <Holds frame={frame} {...board} />
      </div>
    </Frame>
  )
}

function Spent({ frame, id, spent }: Props) {
  const { lang } = frame
  const t = text(lang).suppliers.board
  return (
    <Card title={t.spent} id="spent">
      {spent.length === 0 && <p class="soft">{t.noSpent}</p>}
      {spent.map(({ currency, years }) => {
        // A column with nothing in it only takes room.
        const [hasBack, hasInvoiced] = [years.some(({ back }) => back !== 0), years.some(({ invoiced }) => invoiced !== 0)]
        return (
          <Grid
            key={currency}
            label={`${t.spent} (${currency})`}
            lang={lang}
            head={[t.year, t.paid, ...(hasBack ? [t.backIn] : []), ...(hasInvoiced ? [t.invoiced] : [])]}
            rows={years.map(({ year, paid, back, invoiced, operations }) => [
              year,
              operations === 0 ? (
                money(paid, currency, lang)
              ) : (
                <Opens service="suppliers" figure={`spent/${id}/${currency}/${year}`} minor={paid} currency={currency} lang={lang} />
              ),
              ...(hasBack ? [back === 0 ? '–' : money(back, currency, lang)] : []),
              ...(hasInvoiced ? [invoiced === 0 ? '–' : money(invoiced, currency, lang)] : []),
            ])}
          />
        )
      })}
    </Card>
  )
}

function Comes({ frame, name, subscriptions }: Props) {
  const { lang } = frame
  const t = text(lang).suppliers.board
  if (subscriptions.length === 0) return null
  const short = (iso: string): string => day(iso, lang, 'short')
  return (
    <Card title={t.comes} id="comes">
      {subscriptions.map((one) => (
        <div key={one.id} class="stack">
          <p>
            <Opens service="suppliers" figure={`subscription/${one.id}`} minor={one.amount} currency={one.currency} lang={lang} />{' '}
            {everyInWords(one.every, lang)},{' '}
            {[
              t.since(short(one.first)),
              one.next === null ? t.ended(short(one.last)) : t.next(short(one.next)),
              t.yearly(roundMoney(one.yearly, one.currency, lang)),
              ...(one.rise === null ? [] : [t.rise(percent(one.rise, lang))]),
            ].join(' · ')}
          </p>
          {one.changes.length > 0 && (
            <>
              <PriceSteps {...one} id={`price-${one.id}`} title={t.pricesOf(capital(name))} lang={lang} />
              <Twin
                label={t.pricesOf(capital(name))}
                file={links.answerTable('suppliers', 'prices')}
                head={[t.day, t.from, t.to, t.change]}
                rows={one.changes.map(({ day: at, from, to, rate }) => [
                  short(at),
                  money(from, one.currency, lang),
                  money(to, one.currency, lang),
                  percent(rate, lang),
                ])}
                lang={lang}
              />
            </>
          )}
        </div>
      ))}
    </Card>
  )
}
