/** Labels as words: accents stripped, lower case, split at everything that is neither letter nor digit. */

/** Words read of one text: what an operation is, is said at the beginning. */
const most = 80

/** `PRLV SEPA Énergir, s.e.c.` → `['prlv', 'sepa', 'energir', 's', 'e', 'c']`; at most 80 words. */
export function wordsOf(text: string): readonly string[] {
  return (isPlain.test(text) ? text.toLowerCase() : plain(text)).match(word)?.slice(0, most) ?? []
}

const isPlain = /^[\x20-\x7e]*$/
const word = /[a-z0-9]+/g
const plain = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae')

/** Words that banks write before the name of a shop: a name that may also be a common word is believed only right after them. */
const before = new Set(
  wordsOf(
    'cb carte visa paiement paiements achat achats facture factures fact fac par du le de a au the to from pos debit direct ' +
      'prlv prelevement prelevements prelev sepa europeen core recurrent first rcur frst domiciliation vir virement virements inst instantane ' +
      'recu emis emise permanent perm faveur motif ope operation internet web sans contact psc preautorise retrait interac accesd en ligne ' +
      'paypal sumup sq zettle sp dd ref op purchase payment bill depot avoir remboursement rembt credit vpay eur cad paypalsi carte1 n no',
  ),
)
const isNumber = (word: string): boolean => /^(?:x+)?\d/.test(word) || /^x+$/.test(word)

/** Number of leading words that belong to the bank's grammar (`CB 12/03`, `PRLV SEPA`, `Paiement facture`). */
export function grammarLength(words: readonly string[]): number {
  const first = words.findIndex((word) => !before.has(word) && !isNumber(word))
  return first === -1 ? words.length : first
}
