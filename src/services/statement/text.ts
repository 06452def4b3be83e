/** The words of the service, and its answer for a terminal. */
import { decimalIn } from '../money/amount.ts'
import type { Lang, Service } from '../service.ts'
import type { DocumentWhy, OperationWhy, StatementLink, StatementResult } from './result.ts'

export const text: Service['text'] = {
  fr: {
    name: 'Rapprochement',
    purpose: 'Joindre chaque opération de vos relevés à la facture, au ticket ou au remboursement qui l’explique.',
    about: 'Chaque lien dit ses raisons. Ce qui reste incertain vous est demandé une fois ; ce qui manque est listé des deux côtés.',
  },
  en: {
    name: 'Matching',
    purpose: 'To join each operation of your statements to the invoice, receipt or reimbursement that explains it.',
    about: 'Each link says its reasons. What stays uncertain is asked once; what is missing is listed on both sides.',
  },
}

/** Why a document has no link, to the person. */
export const documentWhy: { readonly [L in Lang]: { readonly [W in DocumentWhy]: string } } = {
  fr: {
    'nothing-due': 'rien n’était à payer',
    'third-party': 'payé directement au soignant : votre compte ne l’a pas vu',
    'not-yet': 'peut encore arriver',
    'not-covered': 'aucun relevé ne couvre ces jours',
    asked: 'une réponse de vous est attendue',
    'other-amount': 'un autre montant porte ce nom à cette période',
    'nothing-like-it': 'ni ce montant ni ce nom n’ont été vus : autre compte, espèces, ou non payé',
  },
  en: {
    'nothing-due': 'nothing was due',
    'third-party': 'paid straight to the carer: your account did not see it',
    'not-yet': 'may still come',
    'not-covered': 'no statement covers these days',
    asked: 'waits for your answer',
    'other-amount': 'another amount bears this name in that period',
    'nothing-like-it': 'neither this amount nor this name was seen: another account, cash, or not paid',
  },
}

/** Why an operation has no document, to the person. */
export const operationWhy: { readonly [L in Lang]: { readonly [W in OperationWhy]: string } } = {
  fr: {
    'supplier-known': 'vous avez d’autres documents de ce fournisseur : celui-ci manque',
    care: 'dépense de santé sans remboursement',
    income: 'argent reçu, sans document',
    'no-document': 'aucun document de ce fournisseur',
  },
  en: {
    'supplier-known': 'you hold other documents of this supplier: this one is missing',
    care: 'spending on care without a reimbursement',
    income: 'money received, without a document',
    'no-document': 'no document of this supplier',
  },
}

const words = {
  fr: {
    linked: 'Liens faits',
    toCheck: 'À vérifier',
    documents: 'Documents sans opération',
    operations: 'Opérations sans document',
    none: 'Aucune opération ni document.',
    ops: 'opérations',
    colon: ' : ',
  },
  en: {
    linked: 'Links made',
    toCheck: 'To check',
    documents: 'Documents without an operation',
    operations: 'Operations without a document',
    none: 'No operation and no document.',
    ops: 'operations',
    colon: ': ',
  },
} as const

/** Links, then questions, then what is left on each side. */
export function toText(result: StatementResult, { lang }: { readonly lang: Lang }): string {
  const say = words[lang]
  if (result.totals.length === 0) return `${say.none}\n`
  const links = (title: string, list: readonly StatementLink[]): readonly string[] =>
    list.length === 0 ? [] : ['', `${title} (${list.length})`, ...list.map((link) => `  ${inWords(result, link, say.colon)}`)]
  const left = result.documentsLeft.map(({ document, why }) => `  ${documentIn(result, document)} · ${documentWhy[lang][why]}`)
  const alone = result.operationsLeft.map(
    ({ why, operations, amount, currency }) =>
      `  ${operationWhy[lang][why]}${say.colon}${operations.length} ${say.ops}, ${decimalIn(result.locale, amount, currency)} ${currency}`,
  )
  return `${[
    text[lang].name,
    ...links(say.linked, result.links),
    ...links(say.toCheck, result.toCheck),
    ...(left.length === 0 ? [] : ['', `${say.documents} (${left.length})`, ...left]),
    ...(alone.length === 0 ? [] : ['', say.operations, ...alone]),
  ].join('\n')}\n`
}

function inWords(result: StatementResult, { documents, operations, reasons, score }: StatementLink, colon: string): string {
  const paid = operations.map((id) => {
    const one = result.operations[id]
    return one === undefined ? id : `${one.day} ${decimalIn(result.locale, one.amount, one.currency)} ${one.currency} ${one.label}`
  })
  const why = reasons.map(({ reason }) => result.reasons[reason]).join(', ')
  return `${documents.map((id) => documentIn(result, id)).join(' + ')} = ${paid.join(' + ')} (${score}${colon}${why})`
}

function documentIn(result: StatementResult, id: string): string {
  const one = result.documents[id]
  return one === undefined ? id : `${one.name} ${one.day} ${decimalIn(result.locale, one.amount, one.currency)} ${one.currency}`
}
