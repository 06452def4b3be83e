/** Suppliers: what they were paid this year, what deserves a look, and the way to each board. */
import { type Lang, links } from '#routes'
import { roundMoney } from '../../charts/scale.ts'
import { SupplierBars } from '../../charts/supplier-bars.tsx'
import { money, text } from '../../i18n/index.ts'
import type { Frame as FrameData, SupplierLine, SuppliersProps } from '../../props.ts'
import { Frame } from '../../ui/frame.tsx'
import { Button, Card, Chip, EmptyState } from '../../ui/parts.tsx'
import { Opens, Twin } from '../answers/parts.tsx'
import { capital } from '../words.ts'
import { Alerts } from './parts.tsx'

const drawn = 10
const othersShown = 40

export function SuppliersPage({ frame, year, total, lines, alerts }: SuppliersProps & { readonly frame: FrameData }) {
  const { lang } = frame
  const t = text(lang).suppliers
  const [tied, others] = [lines.filter((one) => one.tied), lines.filter((one) => !one.tied)]
  const currency = total?.currency ?? 'EUR'
  const own = tied.filter((one) => one.currency === currency)
  const paid = own.reduce((sum, { now }) => sum + now, 0)
  const before = String(Number(year) - 1)
  const bars = own
    .filter((one) => one.now > 0 || one.before > 0)
    .toSorted((a, b) => b.now - a.now)
    .slice(0, drawn)
    .map((one) => ({ ...one, name: capital(one.name) }))
  return (
    <Frame frame={frame} title={t.title} current="budget">
      <div class="wrap stack loose">
        <header class="head">
          <p class="small">
            <a href={links.answers()}>{text(lang).answers.taughtPage.back}</a>
          </p>
          <h1>{tied.length === 0 ? t.title : t.finding(roundMoney(paid, currency, lang), tied.length, year)}</h1>
          <p class="lead">{t.lead}</p>
        </header>
        {lines.length === 0 ? (
          <EmptyState title={t.none}>
            <p class="soft">{t.noneAbout}</p>
            <Button href={links.imports()}>{text(lang).attic.records.bring}</Button>
          </EmptyState>
        ) : (
          <>
            <Card title={t.watch} id="watch">
              {alerts.length === 0 ? <p class="soft">{t.calm}</p> : <Alerts alerts={alerts} named lang={lang} />}
            </Card>
            {bars.length > 0 && (
              <Card title={t.chart(year, before)} id="chart">
                <SupplierBars id="suppliers" title={t.chart(year, before)} rows={bars} currency={currency} lang={lang} />
                <p class="small soft key">{t.key(before)}</p>
                <Twin
                  label={t.chart(year, before)}
                  file={links.answerTable('suppliers', 'spending')}
                  head={[t.name, year, before]}
                  rows={bars.map((one) => [one.name, money(one.now, currency, lang), money(one.before, currency, lang)])}
                  lang={lang}
                />
              </Card>
            )}
            {tied.length > 0 && (
              <Card title={t.tied} id="tied">
                <Lines lines={tied} year={year} lang={lang} />
              </Card>
            )}
            {others.length > 0 && (
              <details>
                <summary>{t.others(others.length)}</summary>
                <p class="small soft">{t.othersAbout}</p>
                <Lines lines={others.slice(0, othersShown)} year={year} lang={lang} />
              </details>
            )}
            {total !== null && total.apart > 0 && (
              <p class="small soft">
                {t.apart(roundMoney(total.apart, currency, lang))}{' '}
                <a href={links.records({ service: 'suppliers', figure: `apart/${currency}` })}>{text(lang).answers.see}</a>
              </p>
            )}
            <p class="small row">
              {(['Spending', 'Prices', 'Contracts'] as const).map((name) => (
                <a key={name} href={links.answerTable('suppliers', name.toLowerCase())} download>
                  {t[`csv${name}`]}
                </a>
              ))}
            </p>
          </>
        )}
      </div>
    </Frame>
  )
}

const Lines = ({ lines, year, lang }: { readonly lines: readonly SupplierLine[]; readonly year: string; readonly lang: Lang }) => (
  <ul role="list" class="list back">
    {lines.map(({ id, name, trade, currency, now, before, alerts, opens }) => (
      <li key={id} class="plain">
        <div>
          <a href={links.supplier(id)}>
            <strong>{capital(name)}</strong>
          </a>{' '}
          {alerts > 0 && <Chip tone="wheat">{text(lang).suppliers.watch}</Chip>}
          {trade !== null && <span class="small soft block">{text(lang).suppliers.trades[trade] ?? trade}</span>}
        </div>
        <div class="end">
          {opens ? (
            <Opens service="suppliers" figure={`spent/${id}/${currency}/${year}`} minor={now} currency={currency} lang={lang} />
          ) : (
            <strong>{money(now, currency, lang)}</strong>
          )}
          {before !== 0 && (
            <span class="small soft block">
              {text(lang).suppliers.board.lead(roundMoney(before, currency, lang), String(Number(year) - 1))}
            </span>
          )}
        </div>
      </li>
    ))}
  </ul>
)
