/** Records that are nobody in particular: kept apart with the reason, never compared. */
import { isPlaceholder } from './names.ts'
import { words } from './words.ts'

/** `organisation`: a school or a firm; `courtesy`: guest and press lists; `placeholder`: nobody's name; `empty`: too little to compare. */
export type SetAside = 'organisation' | 'courtesy' | 'placeholder' | 'empty'

/** Why a row is set aside, from its names as written and its values as read; undefined for a person. */
export function setAsideReason(
  given: string,
  family: string,
  organisation: string,
  columns: readonly string[],
  values: readonly string[],
): SetAside | undefined {
  const at = (column: string): string => values[columns.indexOf(column)] ?? ''
  const name = words(`${given} ${family}`)
  if (name !== '' && (courtesy.test(name) || courtesy.test(words(family)))) return 'courtesy'
  if (firms.test(words(family)) && (given.trim() === '' || firms.test(words(given)))) return 'organisation'
  if (at('given') === '' && at('family') === '') {
    if (organisation.trim() !== '') return 'organisation'
    if (name !== '' && (isPlaceholder(words(family)) || isPlaceholder(words(given)) || isPlaceholder(name))) {
      if (at('email') === '' && at('phone') === '') return 'placeholder'
    }
  }
  const known = columns.filter(
    (column, index) => values[index] !== '' && !/_sound$|^(?:area|gender|region|email_user|email_digits)$/.test(column),
  )
  return known.length < 2 && !known.some((column) => /^(?:email|phone|o_)/.test(column)) ? 'empty' : undefined
}

const courtesy =
  /^(?:invites?|invitations?|exonere[es]*|protocole|presse|press|service presse|detaxe|vip|guests?|partenaires?|quota|reserve|billetterie|caisse|internet|contingent|complimentary)(?: .*)?$/
const firms =
  /\b(?:sarl|sas|sasu|eurl|scop|sci|inc|ltee|ltd|llc|gmbh|association|assoc|mairie|ville de|ecole|college|lycee|universite|cegep|comite|cse|amicale|ministere|conseil|office de tourisme|centre|theatre|mediatheque|agence|societe|groupe|hotel|restaurant|foyer|ehpad|club|cie|compagnie)\b/
