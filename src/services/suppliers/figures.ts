/** What is behind each figure of a board, by its key. */
import { isKind } from '#model'
import { moneyIn } from '../money/amount.ts'
import type { Opened } from '../service.ts'
import type { Recognised, Supplier, SuppliersResult } from './result.ts'

const words = {
  fr: {
    by: {
      taught: 'le nom que vous lui avez donné',
      brand: 'une marque connue, nommée par le libellé',
      papers: 'le nom écrit sur vos factures ou contrats, trouvé dans le libellé',
      label: 'les mêmes mots dans le libellé',
    },
    back: 'même nom, et le même rythme',
    records: 'papiers qui portent ce nom',
    twice: 'même montant, deux fois en trois jours, chez qui un seul paiement est attendu',
    apart: 'Chez personne',
    apartRule: 'retraits, épargne, libellés sans nom, et noms que vous avez écartés',
  },
  en: {
    by: {
      taught: 'the name that you gave it',
      brand: 'a known brand, named by the label',
      papers: 'the name on your invoices or contracts, found in the label',
      label: 'the same words in the label',
    },
    back: 'same name, and the same rhythm',
    records: 'papers that bear this name',
    twice: 'same amount, twice in three days, where one payment is expected',
    apart: 'Nobody’s',
    apartRule: 'withdrawals, savings, labels without a name, and names that you set aside',
  },
} as const

/** Why operations are a supplier's, as a sentence without its end. */
export const reasonOf = (by: Recognised, lang: 'fr' | 'en'): string => words[lang].by[by]

/**
 * Keys: `spent/<supplier>/EUR/2026`, `subscription/<first operation>`, `records/<supplier>/invoice`, `twice/<first operation>`,
 * `apart/EUR`. A supplier's name would be in an address: it goes by the number of its first record.
 */
export function openFigure(result: SuppliersResult, key: string): Opened | undefined {
  const [what, first = '', second = '', third = ''] = key.split('/')
  const say = words[result.lang]
  if (what === 'apart') {
    const total = result.totals.find(({ currency }) => currency === first)
    return total && { ids: total.apart, title: say.apart, rule: say.apartRule }
  }
  if (what === 'subscription') {
    const owner = result.suppliers.find(({ subscriptions }) => subscriptions.some(({ id }) => id === first))
    const found = owner?.subscriptions.find(({ id }) => id === first)
    return owner && found && { ids: found.operations, title: owner.name, rule: say.back }
  }
  if (what === 'twice') return twice(result, first)
  const supplier = result.suppliers.find(({ id }) => id === first)
  if (supplier === undefined) return undefined
  if (what === 'records') {
    const ids = isKind(second) ? supplier.records[second] : undefined
    return ids && isKind(second) ? { kind: second, ids, title: supplier.name, rule: say.records } : undefined
  }
  return what === 'spent' ? spent(result, supplier, second, third) : undefined
}

function spent(result: SuppliersResult, supplier: Supplier, currency: string, year: string): Opened | undefined {
  const found = supplier.spent.find((one) => one.currency === currency)?.years.find((one) => one.year === year)
  if (found === undefined || found.operations.length === 0) return undefined
  return {
    ids: found.operations,
    title: [supplier.name, year, moneyIn(result.locale, found.paid - found.back, currency)].join(' · '),
    rule: reasonOf(supplier.by, result.lang),
  }
}

function twice(result: SuppliersResult, operation: string): Opened | undefined {
  for (const { name, alerts } of result.suppliers)
    for (const alert of alerts)
      if (alert.type === 'twice' && alert.operations[0] === operation)
        return { ids: alert.operations, title: name, rule: words[result.lang].twice }
  return undefined
}
