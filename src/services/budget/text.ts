/** The words of the budget, and its answer for a terminal. */
import type { Lang, Service } from '../service.ts'
import { decimalIn } from '../money/amount.ts'
import { categories, type Direction } from '../money/categories.ts'
import { columns } from '../money/columns.ts'
import { monthName } from '../money/words-of-days.ts'
import type { BudgetResult, CurrencyBudget, MonthBudget, Post } from './result.ts'

export const text: Service['text'] = {
  fr: {
    name: 'Budget',
    purpose: 'Additionner, mois par mois, ce qui entre et ce qui sort, et dire pour quoi.',
    about:
      'Chaque opération est rangée dans un poste par une règle que vous pouvez lire ; les virements entre vos comptes sont mis à part.',
  },
  en: {
    name: 'Budget',
    purpose: 'To add up, month by month, what comes in and what goes out, and say what for.',
    about: 'Each operation is put in a post by a rule you can read; transfers between your own accounts are set apart.',
  },
}

const words = {
  fr: {
    month: 'Mois',
    in: 'Entrées',
    out: 'Sorties',
    net: 'Solde',
    operations: 'Op.',
    usual: 'Habituel',
    partial: '* mois incomplet : les relevés ne le couvrent pas en entier',
    transfers: 'Virements entre vos comptes, ni entrée ni sortie',
    none: 'Aucune opération.',
  },
  en: {
    month: 'Month',
    in: 'In',
    out: 'Out',
    net: 'Net',
    operations: 'Ops',
    usual: 'Usual',
    partial: '* incomplete month: the statements do not cover it whole',
    transfers: 'Transfers between your accounts, neither in nor out',
    none: 'No operation.',
  },
} as const

/** Months × in, out, net, then the posts of the last complete month (else of the last), for each currency. */
export function toText(result: BudgetResult, { lang }: { readonly lang: Lang }): string {
  if (result.currencies.length === 0) return `${words[lang].none}\n`
  return `${result.currencies.map((budget) => ofCurrency(budget, lang, result.locale).join('\n')).join('\n\n')}\n`
}

function ofCurrency({ currency, months }: CurrencyBudget, lang: Lang, locale: string): readonly string[] {
  const say = words[lang]
  const amount = (minor: number): string => decimalIn(locale, minor, currency)
  const rows = months.map((month) => [
    `${month.month}${month.partial ? ' *' : ''}`,
    amount(month.in),
    amount(month.out),
    amount(month.in - month.out),
    String(month.operations),
  ])
  const shown = months.findLast(({ partial }) => !partial) ?? months.at(-1)
  return [
    `${text[lang].name} · ${currency}`,
    '',
    ...columns([[say.month, say.in, say.out, say.net, say.operations], ...rows]),
    ...(months.some(({ partial }) => partial) ? [say.partial] : []),
    ...(shown === undefined ? [] : ofMonth(shown, lang, locale, amount)),
  ]
}

function ofMonth(month: MonthBudget, lang: Lang, locale: string, amount: (minor: number) => string): readonly string[] {
  const say = words[lang]
  const row = (post: Post): readonly string[] => [
    `  ${categories[post.category][lang]}`,
    amount(post.amount),
    post.usual === null ? '' : amount(post.usual),
    String(post.reasons.reduce((total, { operations }) => total + operations.length, 0)),
  ]
  const part = (direction: Direction): readonly (readonly string[])[] => {
    const posts = month.posts.filter((post) => post.direction === direction)
    return posts.length === 0 ? [] : [[say[direction], amount(month[direction]), '', ''], ...posts.map(row)]
  }
  const { transfers } = month
  const moved = Math.max(transfers.in, transfers.out)
  return [
    '',
    ...columns([
      [capital(monthName(month.month, `${lang}${locale.slice(2)}`)), '', say.usual, say.operations],
      ...part('in'),
      ...part('out'),
    ]),
    ...(transfers.reasons.length === 0 ? [] : ['', `${say.transfers}${lang === 'fr' ? ' : ' : ': '}${amount(moved)}`]),
  ]
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
