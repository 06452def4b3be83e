/** The words of the service, and its answer for a terminal. */
import { decimalIn } from '../money/amount.ts'
import { columns } from '../money/columns.ts'
import type { Lang, Service } from '../service.ts'
import type { Advice, HealthMoney, HealthResult, HealthYear } from './result.ts'

export const text: Service['text'] = {
  fr: {
    name: 'Santé',
    purpose: 'Dire ce que vos soins coûtent, ce qui vous est remboursé, ce qui manque et ce qui reste à votre charge.',
    about: 'Chaque soin est joint à ses remboursements. Chaque conseil cite sa règle.',
  },
  en: {
    name: 'Health',
    purpose: 'To tell what your care costs, what is paid back, what is missing and what stays yours.',
    about: 'Each care is joined to its reimbursements. Each piece of advice cites its rule.',
  },
}

const words = {
  fr: {
    year: 'Année',
    spent: 'Dépensé',
    back: 'Remboursé',
    awaited: 'Attendu',
    rest: 'Reste',
    unknown: 'Inconnu',
    missing: 'Remboursements manquants',
    until: 'à demander avant le',
    advice: 'Conseils',
    none: 'Aucun soin.',
    colon: ' : ',
  },
  en: {
    year: 'Year',
    spent: 'Spent',
    back: 'Paid back',
    awaited: 'Awaited',
    rest: 'Yours',
    unknown: 'Unknown',
    missing: 'Missing reimbursements',
    until: 'to ask before',
    advice: 'Advice',
    none: 'No care.',
    colon: ': ',
  },
} as const

/** A table of years a currency, what is missing, then the advice with its sources. */
export function toText(result: HealthResult, { lang }: { readonly lang: Lang }): string {
  if (result.currencies.length === 0) return `${words[lang].none}\n`
  const parts = result.currencies.map((money) => ofCurrency(money, lang, result.locale).join('\n'))
  const advice = result.advice.flatMap((one) => inWords(one, lang, result.locale))
  return `${[...parts, ...(advice.length === 0 ? [] : [['', words[lang].advice, ...advice].join('\n')])].join('\n')}\n`
}

function ofCurrency({ currency, years, cares }: HealthMoney, lang: Lang, locale: string): readonly string[] {
  const say = words[lang]
  const amount = (minor: number): string => decimalIn(locale, minor, currency)
  const row = ({ year, spent, back, awaited, rest, unknown }: HealthYear): readonly string[] => [
    year,
    ...[spent, back, awaited, rest, unknown].map(amount),
  ]
  const missing = cares.filter(({ state }) => state === 'missing')
  return [
    `${text[lang].name} · ${currency}`,
    '',
    ...columns([[say.year, say.spent, say.back, say.awaited, say.rest, say.unknown], ...years.map(row)]),
    ...(missing.length === 0 ? [] : ['', `${say.missing} (${missing.length})`]),
    ...missing.map(({ day, name, paid, until }) => `  ${day} ${amount(paid)} ${name}${until === null ? '' : ` · ${say.until} ${until}`}`),
  ]
}

function inWords({ title, text: said, amount, currency, source }: Advice, lang: Lang, locale: string): readonly string[] {
  return [
    `  ${title}${words[lang].colon}${decimalIn(locale, amount, currency)} ${currency}. ${said}`,
    `    ${source.name} (${source.asOf}), ${source.url}`,
  ]
}
