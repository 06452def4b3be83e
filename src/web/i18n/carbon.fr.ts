/** Sentences of the page of carbon, in French. */
import { counted } from './format.ts'

const n = (count: number, one: string, other: string): string => counted(count, 'fr', { one, other })

type Why = 'energy-by-kwh' | 'transport-by-trip' | 'no-distance' | 'no-factor' | 'no-euro-factor' | 'currency' | 'not-a-purchase'

export const carbonFr = {
  title: 'Carbone',
  none: 'Apportez des opérations, des relevés ou des trajets, ou laissez ce service les lire.',
  noneTitle: 'Rien ne peut encore être compté',
  noneCounted:
    'De ce que vous avez apporté, rien n’a de facteur vérifié là où vous vivez. Un relevé de compteur ou un trajet avec sa distance se compte.',
  finding: (central: string) => `${central} de CO2 comptés sur douze mois`,
  range: (low: string, high: string) =>
    `Entre ${low} et ${high}, pour ce qui a un facteur vérifié. Ce n’est pas toute une empreinte : voyez ce qui n’est pas compté.`,
  period: (from: string, until: string) => `Du ${from} au ${until}, d’après ce que vous avez apporté.`,
  lines: 'Ce qui pèse le plus',
  desc: (name: string, value: string) => `Le plus lourd : ${name}, ${value}. Chaque trait va du bas au haut de la fourchette.`,
  key: 'Barre : le milieu. Trait : du bas au haut.',
  head: { name: 'Ligne', amount: 'Quantité', low: 'Bas', central: 'Milieu', high: 'Haut' },
  ideas: 'Pour émettre moins',
  ideasAbout: 'Les gains se chevauchent peu, mais ne s’additionnent pas tout à fait.',
  outside: 'l’alimentation n’est pas dans le total',
  idea: {
    meals: 'Deux repas de viande rouge par semaine rendus végétariens',
    car: 'La moitié des kilomètres de voiture en train',
    flight: 'Votre vol le plus long en moins',
    heating: 'Un degré de moins au chauffage',
    home: 'Un tiers d’équipement neuf en moins',
    shopping: 'Un tiers d’achats neufs en moins',
  },
  gain: (low: string, high: string) => `de ${low} à ${high}`,
  leftOut: 'Ce qui n’est pas compté',
  left: {
    'energy-by-kwh': (count: number) => `${n(count, 'paiement', 'paiements')} d’énergie : déjà comptés par kWh.`,
    'transport-by-trip': (count: number) => `${n(count, 'paiement', 'paiements')} de transport : déjà comptés par trajet.`,
    'no-distance': (count: number) => `${n(count, 'trajet', 'trajets')} sans distance.`,
    'no-factor': (count: number, names: string) =>
      `${names} : ${n(count, 'jour de compteur ou trajet', 'jours de compteur ou trajets')} sans facteur vérifié là où vous vivez.`,
    'no-euro-factor': (count: number, names: string) =>
      `${names} : ${n(count, 'opération', 'opérations')}. Aucun facteur par montant dépensé n’a pu être vérifié pour ces postes.`,
    currency: (count: number) => `${n(count, 'opération', 'opérations')} qui ne sont pas en euros : les facteurs présents sont par euro.`,
    'not-a-purchase': (count: number) =>
      `${n(count, 'opération', 'opérations')} qui ne sont pas des achats : logement, impôts, épargne, crédits, espèces, cadeaux, revenus, virements.`,
  } as { readonly [W in Why]: (count: number, names: string) => string },
  limitsTitle: 'Ce que cela ne dit pas',
  limits:
    'Un euro ne dit pas ce qui a été acheté : un produit cher n’émet pas toujours plus. Les services publics, la construction du logement et ce qui est payé en espèces manquent.',
  sources: 'Sources des facteurs',
  source: (name: string, why: string, source: string, licence: string) => `${name}. ${why} ${source}. ${licence}.`,
}
