/** The words of the boards, and their answer for a terminal. */
import { decimalIn } from '../money/amount.ts'
import { columns } from '../money/columns.ts'
import type { Judged, Lang, Service } from '../service.ts'
import type { SuppliersResult } from './result.ts'

export const text: Service['text'] = {
  fr: {
    name: 'Fournisseurs',
    purpose: 'Tenir un tableau de chaque fournisseur : dépenses, contrats, préavis, prix, et ce qu’il tient sur vous.',
    about:
      'Chaque fournisseur est reconnu par les libellés de vos banques, vos factures et vos contrats. Vous corrigez son nom en un geste.',
  },
  en: {
    name: 'Suppliers',
    purpose: 'To keep a board of each supplier: spending, contracts, notice, prices, and what it holds on you.',
    about: 'Each supplier is recognised from the labels of your banks, your invoices and your contracts. You correct its name in one step.',
  },
}

const words = {
  fr: {
    none: 'Aucun fournisseur.',
    who: 'Fournisseur',
    watch: 'À regarder',
    nobody: 'N’est pas un fournisseur',
    notice: 'Préavis du contrat',
    days: (count: string) => `${count} jours`,
    count: (count: number) => (count === 0 ? '' : String(count)),
  },
  en: {
    none: 'No supplier.',
    who: 'Supplier',
    watch: 'To look at',
    nobody: 'Is no supplier',
    notice: 'Notice in the contract',
    days: (count: string) => `${count} days`,
    count: (count: number) => (count === 0 ? '' : String(count)),
  },
} as const

/** Those with a tie, in the currency that each is most paid in: this year and the one before. */
export function toText({ suppliers, today, locale }: SuppliersResult, { lang }: { readonly lang: Lang }): string {
  const say = words[lang]
  const tied = suppliers.filter((one) => one.tied)
  if (tied.length === 0) return `${say.none}\n`
  const years = [today.slice(0, 4), String(Number(today.slice(0, 4)) - 1)]
  const rows = tied.map(({ name, spent: [most], alerts }) => [
    name,
    ...years.map((year) => {
      const found = most?.years.find((one) => one.year === year)
      return most === undefined || found === undefined
        ? ''
        : `${decimalIn(locale, found.paid - found.back, most.currency)} ${most.currency}`
    }),
    say.count(alerts.length),
  ])
  return `${columns([[say.who, ...years, say.watch], ...rows]).join('\n')}\n`
}

export function tell({ about, verdict, value = '' }: Judged, lang: Lang): { readonly about: string; readonly said: string } {
  const say = words[lang]
  const name = about.slice(about.indexOf('/') + 1)
  if (about.startsWith('notice/')) return { about: say.notice, said: say.days(value) }
  return { about: lang === 'fr' ? `« ${name} »` : `“${name}”`, said: verdict === 'nobody' ? say.nobody : value }
}
