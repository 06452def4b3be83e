/** Contracts of a supplier: their dates, the last day to say that one ends, and the rule. */
import { type Lang, links } from '#routes'
import { day, money, text } from '../../i18n/index.ts'
import type { Frame as FrameData, SupplierProps } from '../../props.ts'
import { Button, Card, Chip, Field } from '../../ui/parts.tsx'

type Props = SupplierProps & { readonly frame: FrameData }
type Term = SupplierProps['contracts'][number]

export function Contracts({ frame, id, contracts, wrong }: Props) {
  const { lang } = frame
  const t = text(lang).suppliers.board
  return (
    <Card title={t.contracts} id="contracts">
      {contracts.length === 0 && (
        <>
          <p class="soft">{t.noContract}</p>
          <p>
            <a href={links.hand('contract')}>{t.addContract}</a>
          </p>
        </>
      )}
      {contracts.map((term) => (
        <section key={term.id} class="stack">
          <h3>
            <a href={links.record('contract', term.id)}>{term.name ?? term.number ?? t.contracts}</a>{' '}
            {term.ended && <Chip tone="berry">{t.over}</Chip>}
          </h3>
          <dl class="facts">
            {factsOf(term, lang).map(([words, value]) => (
              <div key={words}>
                <dt>{words}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {!term.ended && <Notice term={term} lang={lang} />}
          {!term.ended && (
            <details open={wrong === 'notice'}>
              <summary>{t.noticeLabel}</summary>
              <form method="post" action={links.supplier(id)} class="stack">
                <input type="hidden" name="contract" value={term.id} />
                <Field
                  label={t.noticeLabel}
                  name={`days-${term.id}`}
                  hint={t.noticeHint}
                  error={wrong === 'notice' ? t.noticeWrong : undefined}
                  input={{
                    inputmode: 'numeric',
                    autocomplete: 'off',
                    value: term.notice?.from === 'said' ? String(term.notice.count) : '',
                  }}
                />
                <p>
                  <Button name="act" value="notice">
                    {t.save}
                  </Button>
                </p>
              </form>
            </details>
          )}
        </section>
      ))}
    </Card>
  )
}

function factsOf({ start, end, number, price }: Term, lang: Lang): readonly (readonly [string, string])[] {
  const t = text(lang).suppliers.board
  const said = price && `${money(price.amount, price.currency, lang)}${price.period === null ? '' : ` ${t.per[price.period]}`}`
  const facts = [
    [t.number, number],
    [t.start, start && day(start, lang)],
    [t.end, end && day(end, lang)],
    [t.price, said],
  ] as const
  return facts.flatMap(([words, value]) => (value === null || value === '' ? [] : [[words, value] as const]))
}

function Notice({ term, lang }: { readonly term: Term; readonly lang: Lang }) {
  const t = text(lang).suppliers.board
  return (
    <>
      {term.giveBy !== null && (
        <p>
          <strong>{t.giveBy(day(term.giveBy, lang))}</strong>
        </p>
      )}
      {term.endIfToday !== null && <p>{t.free(day(term.endIfToday, lang))}</p>}
      {term.freeFrom !== null && term.endIfToday === null && <p>{t.freeFrom(day(term.freeFrom, lang))}</p>}
      <p class="small soft">
        {term.notice === null ? t.unknown : t.notice[term.notice.from](t.noticeIn[term.notice.unit](term.notice.count))}
      </p>
    </>
  )
}

export function Rules({ frame, rules }: Props) {
  const { lang } = frame
  const t = text(lang).suppliers.board
  if (rules.length === 0) return null
  return (
    <Card title={t.rules} id="rules">
      {rules.map(({ id, name, says, limits, from, checked, source }) => (
        <div key={id}>
          <p>
            <strong>{name}</strong>
            <span class="block">{says}</span>
          </p>
          <p class="small soft">
            {t.limits(limits, day(from, lang))}{' '}
            <a class="source" href={source} rel="noreferrer">
              {t.checked(day(checked, lang))}
            </a>
          </p>
        </div>
      ))}
      {rules.some(({ id }) => id.startsWith('fr-')) && <p class="small soft">{t.online}</p>}
    </Card>
  )
}
