/** What a paper is, by the words it opens with. */
import type { Document } from '#model'

export interface Paper {
  readonly type: Document['type']
  /** In the paper's own language; undefined when no words tell. */
  readonly title?: string
  /** True when its total may be read as that of an invoice. */
  readonly payable: boolean
}

const papers: readonly (Paper & { readonly words: RegExp })[] = [
  {
    words: /avis d[’']imp[oô]t|avis de taxe|taxe (?:foncière|d[’']habitation)|déclaration des revenus|avis de cotisation(?!\p{L})/iu,
    type: 'statement',
    title: 'Avis d’impôt',
    payable: false,
  },
  {
    words: /(?<!\p{L})décompte(?!\p{L})|relevé de (?:prestations|remboursements)|remboursements? de soins|l[’']assurance maladie/iu,
    type: 'statement',
    title: 'Décompte de santé',
    payable: false,
  },
  { words: /^\W*devis(?!\p{L})|pro ?forma|bon de commande/iu, type: 'other', title: 'Devis', payable: false },
  { words: /^\W*(?:facture d[’'])?avoir(?!\p{L})|note de crédit|credit (?:note|memo)/iu, type: 'bill', title: 'Avoir', payable: false },
  { words: /(?<!\p{L})quittance(?!\p{L})/iu, type: 'bill', title: 'Quittance de loyer', payable: true },
  { words: /relevé de compte(?!\p{L})|account statement/iu, type: 'statement', title: 'Relevé de compte', payable: false },
  { words: /avis d[’']échéance|appel de (?:cotisations?|loyer)/iu, type: 'bill', title: 'Avis d’échéance', payable: true },
  { words: /(?<!\p{L})factures?(?!\p{L})/iu, type: 'bill', title: 'Facture', payable: true },
  { words: /(?<!\p{L})(?:invoice|your bill|bill date)(?!\p{L})/iu, type: 'bill', title: 'Invoice', payable: true },
]

const contract: Paper = { type: 'contract', title: 'Contrat', payable: false }

/** The first of its words in the upper part of the first page decides: further down, papers speak of other papers. */
export function paperOf(lines: readonly string[]): Paper {
  const upper = lines.slice(0, 60)
  for (const line of upper) {
    const paper = papers.find(({ words }) => words.test(line))
    if (paper !== undefined) return paper
  }
  // Bills speak of the contract they are of: only a paper that is nothing else is one.
  if (upper.some((line) => /(?<!\p{L})contrat(?!\p{L})|conditions particulières/iu.test(line))) return contract
  return { type: 'other', payable: false }
}

/** In French papers 03/04/2031 is 3 April; in others it may be either, and is no day. */
export const isFrench = (lines: readonly string[]): boolean =>
  lines.some((line) => /(?<!\p{L})(?:factures?|montant|échéance|quittance|imp[oô]ts?|TVA|TVQ|remboursements?)(?!\p{L})/iu.test(line))
