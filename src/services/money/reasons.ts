/** Every reason that can class an operation, in words: the rules, and what is left when none applies. */
import type { Lang } from '../service.ts'
import { rules } from './rules/all.ts'

type When = { readonly [L in Lang]: string }

/** Reasons that are not a rule on words. */
const others = {
  'source.category': { fr: 'catégorie donnée par le fichier', en: 'category given by the file' },
  'source.type': { fr: 'type d’opération donné par la banque', en: 'type of operation given by the bank' },
  'none.card': { fr: 'carte : commerce non reconnu', en: 'card: shop not recognised' },
  'none.transfer': { fr: 'virement : motif non reconnu', en: 'transfer: reason not recognised' },
  'none.debit': { fr: 'prélèvement : bénéficiaire non reconnu', en: 'direct debit: payee not recognised' },
  'none.cheque': { fr: 'chèque : le libellé ne dit pas à qui', en: 'cheque: the label does not say to whom' },
  'none.label': { fr: 'libellé non reconnu', en: 'label not recognised' },
  'none.received': {
    fr: 'versement d’une enseigne, sans motif : remboursement ou autre chose',
    en: 'payment from a company, with no reason: a refund or something else',
  },
  taught: { fr: 'vous l’avez dit de cette opération', en: 'you said so of this operation' },
  'transfer.pair': {
    fr: 'même montant en sens contraire sur un autre compte, à trois jours au plus',
    en: 'same amount the other way on another account, within three days',
  },
  'transfer.account': { fr: 'le libellé donne le numéro d’un autre compte', en: 'the label gives the number of another account' },
} as const satisfies { readonly [id: string]: When }

export type OtherReason = keyof typeof others

const whens: ReadonlyMap<string, When> = new Map<string, When>([
  ...Object.entries(others),
  ...rules.map((rule): [string, When] => [rule.id, rule.when]),
])

/** The reason as a person reads it; the id itself when it is from a version that knew another rule. */
export function reasonIn(lang: Lang, id: string): string {
  const name = id.startsWith('taught/') ? id.slice('taught/'.length) : undefined
  if (name !== undefined) return lang === 'fr' ? `vous l’avez dit de « ${name} »` : `you said so of “${name}”`
  return whens.get(id)?.[lang] ?? id
}
