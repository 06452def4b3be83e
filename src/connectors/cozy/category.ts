/** Categories of a Cozy's banks application, by number, in the words that other software uses. */
import { jsonText } from '#lib/pure/json'
import type { Fields } from '../json-documents.ts'

/**
 * The category of an operation: the person's own choice, else the cloud's guess when it gave it more than 15 chances in a hundred
 * (its own bound), else the bank's. Undefined when it is none, or a transfer.
 */
export function categoryOf(fields: Fields): string | undefined {
  const guess = Number(jsonText(fields, 'cozyCategoryProba') ?? '1') > 0.15 ? jsonText(fields, 'cozyCategoryId') : undefined
  const id = jsonText(fields, 'manualCategoryId') ?? guess ?? jsonText(fields, 'automaticCategoryId')
  return id === undefined || !Object.hasOwn(names, id) ? undefined : names[id]
}

const names: { readonly [id: string]: string } = {
  200110: 'Salaire',
  200120: 'Chômage',
  200130: 'Intérêts',
  200140: 'Dividendes',
  200160: 'Allocations',
  200190: 'Retraite',
  400110: 'Supermarché',
  400112: 'Achats en ligne',
  400130: 'Vêtements',
  400140: 'Animaux',
  400150: 'Télécom',
  400160: 'Restaurants',
  400170: 'Dons',
  400180: 'Cadeaux',
  400190: 'Soins personnels',
  400200: 'Transport',
  400240: 'Voiture',
  400250: 'Carburant',
  400260: 'Parking',
  400270: 'Parking',
  400280: 'Transport en commun',
  400290: 'Taxi',
  400340: 'Frais bancaires',
  400400: 'Enfants',
  400420: 'Enfants',
  400430: 'Garderie',
  400500: 'Impôts',
  400510: 'Impôts',
  400540: 'Taxe foncière',
  400600: 'Santé',
  400610: 'Santé',
  400620: 'Mutuelle',
  400700: 'Loisirs',
  400710: 'Loisirs',
  400750: 'Livres',
  400810: 'Restaurants et bars',
  400820: 'Sorties',
  400830: 'Culture',
  400840: 'Voyages',
  400850: 'Voyages',
  400900: 'Études',
  400910: 'Scolarité',
  401010: 'Prêt immobilier',
  401020: 'Loyer',
  401030: 'Charges de copropriété',
  401040: 'Assurance',
  401050: 'Bricolage',
  401060: 'Meubles',
  401070: 'Eau',
  401080: 'Électricité',
}
