/** Names of sellers and words of bank labels, brought to the same form. No pattern is ever made from what a file says. */

/** Accents stripped, lower case, split at everything that is neither letter nor digit; at most 80 words. */
export function wordsOf(text: string): readonly string[] {
  return (isPlain.test(text) ? text.toLowerCase() : plain(text)).match(word)?.slice(0, most) ?? []
}

const most = 80
const isPlain = /^[\x20-\x7e]*$/
const word = /[a-z0-9]+/g
const plain = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae')

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Legal forms, which invoices print and labels leave out. */
const legalForms = set(
  'sa sas sasu sarl eurl sci scop scic snc selarl selas scm gie ei eirl earl gaec asso association inc ltee ltd limited limitee ' +
    'enr senc sencrl corp corporation co company cie llc llp plc gmbh ag kg bv nv spa srl oy ab sprl sprlu coop cooperative obnl',
)

/** Words too common to tell one seller from another. */
const common = set(
  'le la les l de du des d et and the of a au aux en sur chez pour service services client clients clientele france francais francaise ' +
    'canada quebec montreal paris lyon marseille toulouse nantes lille bordeaux groupe group holding international europe online ' +
    'boutique magasin shop store market restaurant cafe bar boulangerie pharmacie cabinet docteur dr maison energie energies ' +
    'telecom mobile assurance assurances banque credit facture factures commande achat paiement prelevement virement sepa carte cb ' +
    'prlv vir recu monsieur madame mme mr m www http https com fr ca net org app sante medical centre center agence direction ' +
    'compte mensuel abonnement ref reference numero no',
)

/** What of a seller's name may be looked for in a label. */
export interface Name {
  /** Every word but legal forms. */
  readonly words: readonly string[]
  /** Those that tell one seller from another; never empty unless `words` is. */
  readonly telling: readonly string[]
  /** All letters and digits of `words` run together. */
  readonly compact: string
}

export function nameOf(text: string): Name {
  const all = wordsOf(text)
  const kept = all.filter((one) => !legalForms.has(one))
  const words = kept.length === 0 ? all : kept
  const telling = words.filter((one) => !common.has(one) && one.length > 1 && !/^\d+$/.test(one))
  return { words, telling: telling.length === 0 ? words : telling, compact: words.join('') }
}

/** How much of the name a label says: all that tells, part of it, or nothing. A label may cut a word short, five letters at least. */
export function nameIn(name: Name, label: readonly string[]): 'all' | 'part' | 'none' {
  if (name.telling.length === 0) return 'none'
  const found = name.telling.filter((one) => label.some((other) => isSame(one, other)))
  if (found.length === name.telling.length) return 'all'
  if (name.compact.length >= 6 && label.join('').includes(name.compact)) return 'all'
  return found.some((one) => one.length >= 4 && !common.has(one)) ? 'part' : 'none'
}

/** The shortest beginning of a word that stands for it, in letters and as a share of the word. */
export const shortest = 5
const share = 0.7

const isSame = (name: string, label: string): boolean =>
  name === label ||
  (label.length >= shortest && label.length >= name.length * share && name.length > label.length && name.startsWith(label))

/** A number as it can be found in a label: letters and digits run together; undefined when it is too short to mean anything. */
export function numberOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const compact = wordsOf(text).join('')
  return compact.length >= 5 && /\d{3}/.test(compact) ? compact : undefined
}

/** Numbers that a label could hold: words with a digit, alone or run together with their neighbours. */
export function* numbersIn(words: readonly string[]): Iterable<string> {
  for (const [at, first] of words.entries()) {
    let joined = ''
    let digits = false
    for (let next = at; next < Math.min(words.length, at + 4); next += 1) {
      const one = words[next] ?? first
      joined += one
      digits ||= /\d/.test(one)
      if (digits && joined.length >= 5) yield joined
    }
  }
}
