/** What the page of health is given: one currency, one year, the cares asked for. */
import type { Care, HealthResult } from '#services'
import type { CareLine, CareShown, HealthProps } from '#web'

export interface CareAsked {
  readonly currency?: string | undefined
  readonly year?: string | undefined
  readonly show: CareShown
}

/** A currency or a year that is not held falls back to the first. */
export function healthProps(result: HealthResult, asked: CareAsked): HealthProps {
  const money = result.currencies.find(({ currency }) => currency === asked.currency) ?? result.currencies[0]
  const currencies = result.currencies.map(({ currency }) => currency)
  if (money === undefined) return nothing
  const year = money.years.find((one) => one.year === asked.year)?.year ?? money.years[0]?.year ?? ''
  const lineOf = (care: Care): CareLine => {
    const { documents: papers, operation, ...rest } = care
    return {
      ...rest,
      record: operation === null ? { kind: 'health.reimbursement', id: care.id } : { kind: 'bank.transaction', id: operation },
      papers: papers.flatMap((id) => (result.papers[id] === undefined ? [] : [{ id, ...result.papers[id] }])),
    }
  }
  const byId = new Map(money.cares.map((care) => [care.id, care]))
  return {
    currency: money.currency,
    currencies,
    years: money.years,
    year,
    show: asked.show,
    cares: money.cares
      .filter(({ day }) => day.startsWith(year))
      .filter(filters[asked.show])
      .map(lineOf),
    missing: money.cares.filter(({ state }) => state === 'missing').map(lineOf),
    unexplained: money.unexplained,
    advice: result.advice
      .filter(({ currency }) => currency === money.currency)
      .map(({ cares, ...one }) => ({ ...one, cares: cares.flatMap((id) => (byId.has(id) ? [lineOf(byId.get(id) as Care)] : [])) })),
  }
}

const filters: { readonly [S in CareShown]: (care: Care) => boolean } = {
  all: () => true,
  back: ({ back }) => back.length > 0,
  awaited: ({ back }) => back.some(({ state }) => state !== 'received'),
  rest: ({ rest, state }) => rest > 0 && (state === 'settled' || state === 'missing'),
  unknown: ({ state }) => state === 'unknown' || state === 'waiting',
  missing: ({ state }) => state === 'missing',
}

const nothing: HealthProps = {
  currency: '',
  currencies: [],
  years: [],
  year: '',
  show: 'all',
  cares: [],
  missing: [],
  unexplained: { amount: 0, operations: [] },
  advice: [],
}
