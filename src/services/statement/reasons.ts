/** The words of each reason, to the person. */
import type { Lang } from '../service.ts'
import type { ReasonName } from '../matching/score.ts'

const words: { readonly [R in ReasonName]: { readonly fr: string; readonly en: string } } = {
  'amount-exact': { fr: 'le montant est le même', en: 'the amount is the same' },
  'amount-foreign': { fr: 'le libellé écrit ce montant dans sa devise', en: 'the label writes this amount in its currency' },
  'amount-group': { fr: 'plusieurs documents font ensemble ce montant', en: 'several documents add up to this amount' },
  'amount-instalments': { fr: 'plusieurs opérations font ensemble ce montant', en: 'several operations add up to this amount' },
  'amount-told': {
    fr: 'le montant est dans les limites que le document annonce',
    en: 'the amount is within the limits the document tells',
  },
  'amount-rounded': { fr: 'le montant est le même à quelques centimes', en: 'the amount is the same but for a few cents' },
  'amount-fee': { fr: 'le montant est le même, aux frais près', en: 'the amount is the same but for a fee' },
  'amount-rate': {
    fr: 'le montant suit le cours que disent vos autres opérations',
    en: 'the amount follows the rate that your other operations tell',
  },
  'amount-fee-said': {
    fr: 'le montant est le même, aux frais que dit le libellé près',
    en: 'the amount is the same but for the fee that the label tells',
  },
  'amount-tip': { fr: 'le montant est le même, plus un pourboire', en: 'the amount is the same plus a tip' },
  'amount-part': { fr: 'c’est une partie du montant', en: 'it is a part of the amount' },
  'amount-alone': { fr: 'aucune autre opération de ces jours n’a ce montant', en: 'no other operation of these days has this amount' },
  day: { fr: 'la date convient', en: 'the date fits' },
  name: { fr: 'le libellé donne le nom', en: 'the label gives the name' },
  'name-part': { fr: 'le libellé donne une partie du nom', en: 'the label gives part of the name' },
  'name-other': { fr: 'le libellé donne un autre nom', en: 'the label gives another name' },
  'name-unlike': {
    fr: 'le libellé donne un nom connu, et ce n’est pas celui-ci',
    en: 'the label gives a known name, and it is not this one',
  },
  number: { fr: 'le libellé porte le numéro du document', en: 'the label carries the document’s number' },
  contract: { fr: 'le libellé porte le numéro de contrat ou de client', en: 'the label carries the contract or customer number' },
  'health-payer': { fr: 'le libellé donne le nom de l’organisme', en: 'the label gives the payer’s name' },
  'health-care': { fr: 'l’opération concerne la santé', en: 'the operation is about health' },
  'health-other': { fr: 'l’opération relève d’un autre sujet', en: 'the operation is about something else' },
  taught: { fr: 'vous l’avez confirmé', en: 'you confirmed it' },
}

export const reasonIn = (lang: Lang, reason: ReasonName): string => words[reason][lang]
