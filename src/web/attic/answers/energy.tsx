/** Energy: one meter at a time, its bars, what never stops, what stands out, what the cold adds, what offers cost. */
import { type Lang, links } from '#routes'
import { roundMoney } from '../../charts/scale.ts'
import { UseBars } from '../../charts/use-bars.tsx'
import { count, day, dayOfYear, money, month, monthName, quantity, text } from '../../i18n/index.ts'
import type { EnergyProps, EnergyShown, Frame as FrameData } from '../../props.ts'
import { Frame } from '../../ui/frame.tsx'
import { Button, Card, EmptyState, Field, Notice } from '../../ui/parts.tsx'
import { Twin } from './parts.tsx'

interface Part extends EnergyShown {
  readonly lang: Lang
}

export function EnergyPage({ frame, meters, by, shown, wrong }: EnergyProps & { readonly frame: FrameData }) {
  const { lang } = frame
  const t = text(lang).energy
  return (
    <Frame frame={frame} title={t.title} current="budget">
      <div class="wrap stack loose energy">
        <header class="head">
          <p class="small">
            <a href={links.answers()}>{text(lang).answers.taughtPage.back}</a>
          </p>
          <h1>
            {shown === null ? t.title : t.finding(round(shown.lately.quantity, shown.unit, lang), nameOf(shown, lang), shown.lately.known)}
          </h1>
          {shown !== null && <Lead {...shown} lang={lang} />}
          {shown !== null && meters.length > 1 && (
            <nav class="tabs" aria-label={t.meters}>
              {meters.map((meter) => (
                <a
                  key={meter.key}
                  href={links.energy({ meter: meter.key, by })}
                  aria-current={meter.key === shown.meter ? 'page' : undefined}
                >
                  {nameOf(meter, lang)}
                  {meters.some((other) => other.fluid === meter.fluid && other.produced === meter.produced && other.key !== meter.key) &&
                    ` ${meter.place}`}
                </a>
              ))}
            </nav>
          )}
        </header>
        {shown === null ? (
          <EmptyState title={text(lang).answers.noneTitle}>
            <p class="soft">{t.none}</p>
            <Button href={links.imports()}>{text(lang).attic.records.bring}</Button>
          </EmptyState>
        ) : (
          <>
            <Bars {...shown} by={by} lang={lang} />
            <div class="answers">
              <Base {...shown} lang={lang} />
              <Exceptional {...shown} lang={lang} />
              <Cold {...shown} lang={lang} />
              {shown.habits.length > 0 && <Habits {...shown} lang={lang} />}
            </div>
            {shown.lately.yearly !== undefined && shown.unit === 'kWh' && !shown.produced && (
              <Offers {...shown} yearly={shown.lately.yearly} wrong={wrong} lang={lang} />
            )}
            {shown.unit === 'kWh' && !shown.produced && <WhatIf {...shown} by={by} lang={lang} />}
            <section class="limits">
              <h2>{t.limitsTitle}</h2>
              <p class="small soft">{t.limits}</p>
              {shown.factor === null ? (
                !shown.produced && <p class="small soft">{t.noFactor}</p>
              ) : (
                <p class="small soft">
                  {t.co2Counts} {shown.factor.why} {t.source(shown.factor.source, shown.factor.licence)}
                </p>
              )}
            </section>
          </>
        )}
      </div>
    </Frame>
  )
}

const nameOf = ({ fluid, produced }: { readonly fluid: string; readonly produced: boolean }, lang: Lang): string => {
  const t = text(lang).energy
  return `${t.fluids[fluid]}${produced ? `, ${t.produced}` : ''}`
}
/** To the nearest whole above ten. */
const round = (millionths: number, unit: string, lang: Lang): string =>
  quantity(
    Math.abs(millionths) >= 10_000_000 ? Math.round(millionths / 1_000_000) * 1_000_000 : Math.round(millionths / 10_000) * 10_000,
    unit,
    lang,
  )
const kilos = (grams: number, lang: Lang): string => `${count(Math.round(grams / 1000), lang)} kg`
const percent = (share: number, lang: Lang): string =>
  new Intl.NumberFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { style: 'percent', maximumFractionDigits: 0 }).format(share)

/** A figure that opens to its readings. */
const Open = ({ meter, figure, children }: { readonly meter: string; readonly figure: string; readonly children: string }) => (
  <a class="behind" href={links.records({ service: 'energy', figure: `${meter}/${figure}`, kind: 'energy.reading' })}>
    {children}
  </a>
)

function Lead({ meter, co2, missing, partial, lang }: Part) {
  const t = text(lang).energy
  return (
    <>
      {co2 !== null && (
        <p class="lead">
          <Open meter={meter} figure="co2">
            {t.co2(kilos(co2.low, lang), kilos(co2.high, lang), kilos(co2.central, lang))}
          </Open>
        </p>
      )}
      <p>
        <Open meter={meter} figure="lately">
          {missing === 0 ? t.complete : t.missing(missing)}
        </Open>{' '}
        {partial > 0 && t.partial(partial)}
      </p>
    </>
  )
}

const bys = ['day', 'week', 'month', 'year'] as const

function Bars({ bars, by, unit, meter: shownMeter, lang }: Part & { readonly by: EnergyProps['by'] }) {
  const t = text(lang).energy
  const long = (at: string): string =>
    by === 'year' ? at : by === 'month' ? month(at, lang) : by === 'week' ? t.week(day(at, lang, 'short')) : day(at, lang, 'short')
  const short = (at: string): string => (by === 'year' ? at : by === 'month' ? monthName(at, lang) : dayOfYear(at, lang, 'short'))
  const file = { day: 'days', week: 'weeks', month: 'months', year: 'years' }[by]
  return (
    <Card
      title={t.chart[by]}
      id="use"
      aside={
        <nav class="tabs" aria-label={t.by}>
          {bys.map((one) => (
            <a key={one} href={links.energy({ meter: shownMeter, by: one })} aria-current={one === by ? 'page' : undefined}>
              {t.spans[one]}
            </a>
          ))}
        </nav>
      }
    >
      <UseBars id="use" title={t.chart[by]} bars={bars} unit={unit} short={short} long={long} lang={lang} />
      <p class="small soft key">{t.key}</p>
      <Twin
        label={t.chart[by]}
        file={links.answerTable('energy', file)}
        head={[t.head.at, t.head.quantity, t.head.known, t.head.missing]}
        rows={bars.map((bar) => [
          bar.figure === undefined ? (
            long(bar.at)
          ) : (
            <a href={links.records({ service: 'energy', figure: bar.figure, kind: 'energy.reading' })}>{long(bar.at)}</a>
          ),
          bar.known === 0 && bar.quantity === 0 ? t.noReading : quantity(bar.quantity, unit, lang),
          count(bar.known, lang),
          count(bar.missing, lang),
        ])}
        lang={lang}
      />
    </Card>
  )
}

function Base({ meter, base, fluid, produced, lang }: Part) {
  const t = text(lang).energy
  if (fluid !== 'electricity' || produced) return null
  return (
    <Card title={t.base} id="base">
      {base === null ? (
        <p class="soft">{t.noBase}</p>
      ) : (
        <>
          <p>
            <Open meter={meter} figure="base">
              {t.baseIs(`${count(base.watts, lang)} W`, base.nights)}
            </Open>
          </p>
          {base.share !== null && <p class="small soft">{t.baseYear(round(base.yearly, 'kWh', lang), percent(base.share, lang))}</p>}
        </>
      )}
    </Card>
  )
}

function Exceptional({ exceptional, meter, unit, produced, lang }: Part) {
  const t = text(lang).energy
  if (produced) return null
  const recent = exceptional.find((one) => one.recent)
  return (
    <Card title={t.exceptional} id="exceptional">
      {recent !== undefined && (
        <Notice tone="wheat">
          <p>{t.alert(day(recent.day, lang))}</p>
        </Notice>
      )}
      {exceptional.length === 0 ? (
        <p class="soft">{t.noExceptional}</p>
      ) : (
        <ul role="list" class="list back">
          {exceptional.slice(0, 6).map((one) => (
            <li key={one.day} class="plain">
              <div>
                <a class="name" href={links.records({ service: 'energy', figure: `${meter}/day/${one.day}`, kind: 'energy.reading' })}>
                  {day(one.day, lang)}
                </a>
                <span class="small soft block">{t.against(round(one.expected, unit, lang))}</span>
              </div>
              <div class="end">{round(one.quantity, unit, lang)}</div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Cold({ meter, cold, unit, fluid, produced, lang }: Part) {
  const t = text(lang).energy
  if (fluid === 'water' || produced) return null
  return (
    <Card title={t.cold} id="cold">
      {cold.state === 'found' ? (
        <>
          <p>
            <Open meter={meter} figure="cold">
              {t.coldIs(round(cold.perDegreeDay, unit, lang), round(cold.heating, unit, lang), cold.days)}
            </Open>
          </p>
          <p class="small soft">{t.fit(percent(cold.fit, lang))}</p>
        </>
      ) : (
        <p class="soft">{t.coldNot[cold.state]}</p>
      )}
    </Card>
  )
}

function Habits({ habits, unit, lang }: Part) {
  const t = text(lang).energy
  return (
    <Card title={t.habits} id="habits">
      <ul role="list" class="list back">
        {habits.map(({ id, title, day: at, before, after }) => (
          <li key={id} class="plain">
            <div>
              <a class="name" href={links.record('declaration', id)}>
                {title}
              </a>
              <span class="small soft block">{day(at, lang)}</span>
            </div>
            <div class="end small">
              {before === null || after === null ? t.habitShort : t.habit(round(before, unit, lang), round(after, unit, lang))}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Offers({
  offers,
  offPeak,
  offPeakBy,
  meter,
  fluid,
  lately,
  yearly,
  wrong,
  lang,
}: Part & { readonly yearly: number; readonly wrong: boolean }) {
  const t = text(lang).energy
  const decimal = { inputmode: 'decimal', autocomplete: 'off' } as const
  return (
    <Card title={t.offers} id="offers">
      <p class="small soft">
        {t.offersAbout(round(yearly, 'kWh', lang))} {lately.known < 330 && t.season(lately.known)}
      </p>
      {offPeak !== null && offPeakBy !== null && offers.some(({ id }) => id.includes('off-peak')) && (
        <p class="small soft">{t.offPeakBy[offPeakBy](percent(offPeak, lang))}</p>
      )}
      {offers.length === 0 && <p>{t.noOffers}</p>}
      <ul role="list" class="list back">
        {offers.map((one) => (
          <li key={one.id} class="plain">
            <div>
              <span class="name">{one.name}</span>
              <span class="small soft block">
                {one.state === 'mine'
                  ? t.mine
                  : one.state === 'ended' && one.until !== null
                    ? t.ended(day(one.until, lang, 'short'))
                    : t.since(day(one.from, lang, 'short'))}
                {one.isMean && `, ${t.mean}`}
              </span>
            </div>
            <div class="end">
              {one.yearly === null ? t.unknownHours : t.aYear(money(one.yearly, one.currency, lang))}
              <span class="small soft block">{t.fixed(money(one.fixed, one.currency, lang))}</span>
            </div>
          </li>
        ))}
      </ul>
      <details class="small">
        <summary>{t.sources}</summary>
        <p>
          <a href={links.answerTable('energy', 'offers')} download>
            {text(lang).answers.csv}
            <span class="vh"> : {t.offers}</span>
          </a>
        </p>
        <ul>
          {[...new Map(offers.filter(({ state }) => state !== 'mine').map(({ source, licence }) => [source, licence]))].map(
            ([source, licence]) => (
              <li key={source}>{t.source(source, licence)}</li>
            ),
          )}
        </ul>
      </details>
      <details open={wrong}>
        <summary>{t.yourOffer}</summary>
        <form method="post" action={links.energy()} class="stack">
          <input type="hidden" name="meter" value={meter} />
          {wrong && <p role="alert">{t.wrong}</p>}
          <Field label={t.fixedLabel} name="fixed" input={decimal} />
          <Field label={t.priceLabel} name="price" input={decimal} />
          <Field label={t.offPeakLabel} name="offPeak" hint={t.offPeakHint} input={decimal} />
          {fluid === 'electricity' && <Field label={t.powerLabel} name="power" input={{ inputmode: 'numeric', autocomplete: 'off' }} />}
          <p>
            <Button>{text(lang).answers.save}</Button>
          </p>
        </form>
      </details>
    </Card>
  )
}

function WhatIf({ meter, fluid, by, asked, effects, offers, unit, lang }: Part & { readonly by: EnergyProps['by'] }) {
  const t = text(lang).energy
  const currency = offers[0]?.currency ?? 'EUR'
  const isAsked = Object.values(asked).some((value) => value !== '')
  const number = (value: string) => ({ inputmode: 'decimal', autocomplete: 'off', value }) as const
  return (
    <Card title={t.whatIf} id="what-if">
      <p class="small soft">{t.whatIfAbout}</p>
      {isAsked && effects.length === 0 && <p>{t.noChange}</p>}
      {effects.length > 0 && (
        <ul role="list" class="list back">
          {effects.map((effect) => (
            <li key={effect.what} class="plain">
              <div>
                <span class="name">{t.effects[effect.what]}</span>
                <span class="small soft block">{effect.what === 'appliance' ? t.applianceRule : t.rules[effect.rule]}</span>
              </div>
              <div class="end">
                {effect.quantity !== 0 && (effect.quantity > 0 ? t.saves : t.more)(round(Math.abs(effect.quantity), unit, lang))}
                {effect.money !== null && <span class="block">{roundMoney(effect.money, currency, lang)}</span>}
                {effect.co2 !== null && (
                  <span class="small soft block">
                    {kilos(effect.co2.low, lang)} – {kilos(effect.co2.high, lang)} CO2
                  </span>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      <form method="get" action={`${links.energy()}#what-if`} class="stack">
        <input type="hidden" name="meter" value={meter} />
        <input type="hidden" name="by" value={by} />
        <div class="fields">
          {fluid === 'electricity' && <Field label={t.shift} name="shift" input={number(asked.shift)} />}
          <Field label={t.degrees} name="degrees" input={number(asked.degrees)} />
          <Field label={t.before} name="before" input={number(asked.before)} />
          <Field label={t.after} name="after" input={number(asked.after)} />
        </div>
        <p>
          <Button>{t.compute}</Button>
        </p>
      </form>
    </Card>
  )
}
