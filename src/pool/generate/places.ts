/** Invented addresses in real towns. */
import type { Random } from './random.ts'

export interface Address {
  readonly street: string
  readonly postcode: string
  readonly city: string
  readonly region: string
}

const towns: readonly (readonly [string, string, string])[] = [
  ['69001', 'Lyon', 'Rhône'], ['69003', 'Lyon', 'Rhône'], ['69007', 'Lyon', 'Rhône'], ['69100', 'Villeurbanne', 'Rhône'], ['69500', 'Bron', 'Rhône'],
  ['75011', 'Paris', 'Paris'], ['75018', 'Paris', 'Paris'], ['75020', 'Paris', 'Paris'], ['93100', 'Montreuil', 'Seine-Saint-Denis'], ['93200', 'Saint-Denis', 'Seine-Saint-Denis'],
  ['13001', 'Marseille', 'Bouches-du-Rhône'], ['13005', 'Marseille', 'Bouches-du-Rhône'], ['31000', 'Toulouse', 'Haute-Garonne'], ['44000', 'Nantes', 'Loire-Atlantique'],
  ['59000', 'Lille', 'Nord'], ['59100', 'Roubaix', 'Nord'], ['67000', 'Strasbourg', 'Bas-Rhin'], ['33000', 'Bordeaux', 'Gironde'], ['35000', 'Rennes', 'Ille-et-Vilaine'],
  ['38000', 'Grenoble', 'Isère'], ['42000', 'Saint-Étienne', 'Loire'], ['01000', 'Bourg-en-Bresse', 'Ain'], ['20000', 'Ajaccio', 'Corse'], ['20200', 'Bastia', 'Corse'],
  ['71000', 'Mâcon', 'Saône-et-Loire'], ['07100', 'Annonay', 'Ardèche'], ['26000', 'Valence', 'Drôme'], ['74000', 'Annecy', 'Haute-Savoie'],
] // prettier-ignore
const quebecTowns: readonly (readonly [string, string, string])[] = [
  ['H2X', 'Montréal', 'Montréal'], ['H2J', 'Montréal', 'Montréal'], ['H3A', 'Montréal', 'Montréal'], ['H1W', 'Montréal', 'Montréal'], ['H4G', 'Verdun', 'Montréal'],
  ['G1R', 'Québec', 'Capitale-Nationale'], ['G1K', 'Québec', 'Capitale-Nationale'], ['G1V', 'Sainte-Foy', 'Capitale-Nationale'], ['J4K', 'Longueuil', 'Montérégie'],
  ['H7N', 'Laval', 'Laval'], ['J8X', 'Gatineau', 'Outaouais'], ['J1H', 'Sherbrooke', 'Estrie'], ['G9A', 'Trois-Rivières', 'Mauricie'], ['G7H', 'Saguenay', 'Saguenay'],
] // prettier-ignore
const kinds = 'rue,rue,rue,rue,avenue,boulevard,chemin,place,impasse'.split(',')
const whose =
  'de la République,Victor-Hugo,Jean-Jaurès,de la Gare,Pasteur,du Moulin,des Lilas,des Écoles,Saint-Martin,de l’Église,du Château,des Acacias,Voltaire,Gambetta,de Verdun,Sainte-Catherine,Saint-Denis,des Érables,du Fleuve,Cartier,Notre-Dame,Principale,des Pins,de la Montagne,Sherbrooke,du Parc,des Peupliers,Bellevue,du Stade,des Vignes,Haute,Basse,Neuve,des Tilleuls,du Lavoir,de la Fontaine,du Four,des Roses,Molière,Racine'.split(
    ',',
  )
const letters = 'ABCEGHJKLMNPRSTVWXYZ'

export function drawAddress(random: Random, country: 'fr' | 'qc'): Address {
  const [code, city, region] = random.pickRanked(country === 'fr' ? towns : quebecTowns)
  const postcode = country === 'fr' ? code : `${code} ${random.below(10)}${letters[random.below(letters.length)]}${random.below(10)}`
  return { street: `${1 + random.below(190)} ${random.pick(kinds)} ${random.pick(whose)}`, postcode, city, region }
}
