/** Expenses of a household: who shares what, and each one's part month by month. */
import { links } from '#routes'
import { day, money, month, text } from '../../i18n/index.ts'
import type { Frame as FrameData, HouseholdProps } from '../../props.ts'
import { Frame } from '../../ui/frame.tsx'
import { Button, Card, Field, Notice } from '../../ui/parts.tsx'
import { BudgetTabs, Currencies, Grid } from './parts.tsx'

/** Lines of the form. */
const room = 4

export function HouseholdPage({ frame, ...props }: HouseholdProps & { readonly frame: FrameData }) {
  const { lang } = frame
  const t = text(lang).answers.household
  const { people, months, currency } = props
  const last = months.at(-1)
  const second = people[1]
  const finding =
    last === undefined || second === undefined
      ? t.setUp
      : t.finding(second.name, money(last.parts[1] ?? 0, currency, lang), month(last.month, lang))
  return (
    <Frame frame={frame} title={t.title} current="budget">
      <div class="wrap stack loose">
        <header class="head">
          <BudgetTabs current="budgetHousehold" lang={lang} />
          <h1>{finding}</h1>
          <p class="lead">{t.about}</p>
          <Currencies {...props} to={(other) => links.budgetHousehold({ currency: other })} lang={lang} />
        </header>
        {people.length > 0 && <Parts frame={frame} {...props} />}
        {props.splits.length > 0 && <Splits frame={frame} {...props} />}
        <Declared frame={frame} {...props} />
      </div>
    </Frame>
  )
}

function Parts({ frame, people, months, currency }: HouseholdProps & { readonly frame: FrameData }) {
  const { lang } = frame
  const t = text(lang).answers.household
  return (
    <Card title={t.total} id="parts">
      {months.length === 0 ? (
        <p class="soft">{t.none}</p>
      ) : (
        <Grid
          label={t.total}
          lang={lang}
          head={[t.month, t.total, ...people.map(({ name, share }) => `${name} (${share} %)`)]}
          rows={months
            .toReversed()
            .map(({ month: at, total, parts }) => [
              <a href={links.records({ service: 'budget', figure: `shared/${currency}/${at}` })}>{month(at, lang)}</a>,
              money(total, currency, lang),
              ...parts.map((part) => money(part, currency, lang)),
            ])}
        />
      )}
      <p class="small soft">{t.limits}</p>
    </Card>
  )
}

/** Newest first; each leads to the page where it is shared, or no longer. */
function Splits({ frame, splits, currency }: HouseholdProps & { readonly frame: FrameData }) {
  const { lang } = frame
  const t = text(lang).answers.household
  const amount = (minor: number): string => money(minor, currency, lang)
  const owed = splits.reduce((sum, { others }) => sum + others, 0)
  return (
    <Card title={t.splits} id="splits">
      <p>
        <a href={links.records({ service: 'budget', figure: `splits/${currency}` })}>{t.owed(amount(owed))}</a>
      </p>
      <Grid
        label={t.splits}
        lang={lang}
        head={[t.day, t.post, t.total, t.own, t.others]}
        rows={splits.map((one) => [
          <a href={links.budgetOperation(one.operation)}>{day(one.day, lang, 'short')}</a>,
          one.label,
          amount(one.total),
          amount(one.own),
          amount(one.others),
        ])}
      />
      <p class="small">
        <a href={links.answerTable('budget', 'splits')} download>
          {text(lang).answers.csv}
          <span class="vh"> : {t.splits}</span>
        </a>
      </p>
      <p class="small soft">{t.splitsAbout}</p>
    </Card>
  )
}

function Declared({ frame, people, categories, currency, wrong }: HouseholdProps & { readonly frame: FrameData }) {
  const { lang } = frame
  const { answers } = text(lang)
  const t = answers.household
  return (
    <Card title={t.setUp} id="declared">
      {wrong && (
        <Notice tone="berry" live>
          <p>{t.wrong}</p>
        </Notice>
      )}
      <form method="post" action={links.budgetHousehold()} class="stack">
        <input type="hidden" name="currency" value={currency} />
        <fieldset class="housemates">
          <legend>{t.people}</legend>
          {Array.from({ length: room }, (_, place) => (
            <div key={place} class="row pair">
              <Field
                label={t.name(place + 1)}
                name={`name-${place}`}
                input={{ value: people[place]?.name ?? '', maxlength: 40, autocomplete: 'off' }}
              />
              <Field
                label={t.share(place + 1)}
                name={`share-${place}`}
                input={{
                  value: people[place] === undefined ? '' : String(people[place].share),
                  inputmode: 'numeric',
                  maxlength: 3,
                  autocomplete: 'off',
                }}
              />
            </div>
          ))}
        </fieldset>
        <fieldset class="checks">
          <legend>{t.shared}</legend>
          {categories.map(({ category, label, shared }) => (
            <label key={category} class="check">
              <input type="checkbox" name="shared" value={category} checked={shared} />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
        <p>
          <Button>{answers.save}</Button>
        </p>
      </form>
    </Card>
  )
}
