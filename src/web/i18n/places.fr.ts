/** Sentences of the page of places and journeys, in French. */
const n = (count: number, one: string, many: string): string => `${count} ${count < 2 ? one : many}`

export const placesFr = {
  title: 'Lieux et trajets',
  toRecords: 'Toutes les positions',
  toMonth: 'Voir tout le mois',
  toDay: 'Voir cette journée',
  none: 'Aucune position encore',
  noneAbout: 'Apportez une trace GPX, l’export « Vos trajets » de Google ou le journal d’un téléphone.',
  map: 'Sur la carte',
  mapAbout: 'Le dessin est fait ici : aucune carte n’est demandée à personne.',
  drawn: 'Là où vous êtes passé',
  desc: (places: number, lines: number) => `${n(places, 'lieu', 'lieux')} et ${n(lines, 'ligne', 'lignes')} de positions qui se suivent.`,
  scale: (kilometres: number) => (kilometres < 1 ? `${kilometres * 1_000} m` : `${kilometres} km`),
  place: 'Lieu',
  times: 'Fois',
  time: 'Durée',
  inOrder: 'Dans l’ordre',
  days: 'Jour par jour',
  steps: 'Autres dates',
  emptyMonth: 'Rien ce mois-ci.',
  onlyPositions: (positions: string) => `${positions} positions, trop espacées pour dire un lieu ou un trajet.`,
  computed: 'calculé',
  computedAbout:
    'Ce qui est marqué « calculé » vient de vos positions : dix minutes dans un rayon de 150 mètres sont un lieu. Un silence de plus de trente minutes n’est pas un trajet.',
  trip: 'Trajet',
  hop: 'La ligne relie les deux bouts : le chemin n’est pas connu.',
  noHour: 'sans heure',
  summary: (places: number, trips: number, positions: number) =>
    [
      places > 0 ? n(places, 'lieu', 'lieux') : '',
      trips > 0 ? n(trips, 'trajet', 'trajets') : '',
      places + trips === 0 ? n(positions, 'position', 'positions') : '',
    ]
      .filter(Boolean)
      .join(', '),
  ofList: 'Cette liste sur la carte',
  drawnList: 'Positions et trajets de cette liste',
  listDesc: (positions: number, trips: number) => `${n(positions, 'position', 'positions')}, ${n(trips, 'trajet', 'trajets')}.`,
  fromTowns: 'Vos positions, au mètre : lieux et trajets',
  see: 'Voir sur la carte',
  seeList: 'Voir la liste',
  known: { Home: 'Chez vous', Work: 'Au travail', School: 'À l’école' } as { readonly [name: string]: string },
  near: (town: string) => `près de ${town}`,
  duration: (days: number, hours: number, minutes: number) =>
    [
      days > 0 ? n(days, 'jour', 'jours') : '',
      hours > 0 ? `${hours} h${days === 0 && minutes > 0 ? ` ${String(minutes).padStart(2, '0')}` : ''}` : '',
      days === 0 && hours === 0 ? `${minutes} min` : '',
    ]
      .filter(Boolean)
      .join(' '),
}
