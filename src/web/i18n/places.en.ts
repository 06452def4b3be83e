/** Sentences of the page of places and journeys, in English. */
import type { placesFr } from './places.fr.ts'

const n = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

export const placesEn: typeof placesFr = {
  title: 'Places and journeys',
  toRecords: 'All positions',
  toMonth: 'See the whole month',
  toDay: 'See this day',
  none: 'No position yet',
  noneAbout: 'Bring a GPX track, the export of Google Timeline or the log of a telephone.',
  map: 'On the map',
  mapAbout: 'The drawing is made here: nobody is asked for a map.',
  drawn: 'Where you have been',
  desc: (places, lines) => `${n(places, 'place', 'places')} and ${n(lines, 'line', 'lines')} of positions that follow each other.`,
  scale: (kilometres) => (kilometres < 1 ? `${kilometres * 1_000} m` : `${kilometres} km`),
  place: 'Place',
  times: 'Times',
  time: 'How long',
  inOrder: 'In order',
  days: 'Day by day',
  steps: 'Other dates',
  emptyMonth: 'Nothing this month.',
  onlyPositions: (positions) => `${positions} positions, too far apart to tell a place or a journey.`,
  computed: 'computed',
  computedAbout:
    'What is marked “computed” comes from your positions: ten minutes within 150 metres are a place. A silence of more than thirty minutes is not a journey.',
  trip: 'Journey',
  hop: 'The line joins both ends: the way is not known.',
  noHour: 'no hour',
  summary: (places, trips, positions) =>
    [
      places > 0 ? n(places, 'place', 'places') : '',
      trips > 0 ? n(trips, 'journey', 'journeys') : '',
      places + trips === 0 ? n(positions, 'position', 'positions') : '',
    ]
      .filter(Boolean)
      .join(', '),
  ofList: 'This list on the map',
  drawnList: 'Positions and journeys of this list',
  listDesc: (positions, trips) => `${n(positions, 'position', 'positions')}, ${n(trips, 'journey', 'journeys')}.`,
  fromTowns: 'Your positions, to the metre: places and journeys',
  see: 'See on the map',
  seeList: 'See the list',
  known: { Home: 'Home', Work: 'Work', School: 'School' },
  near: (town) => `near ${town}`,
  duration: (days, hours, minutes) =>
    [
      days > 0 ? n(days, 'day', 'days') : '',
      hours > 0 ? `${hours} h${days === 0 && minutes > 0 ? ` ${String(minutes).padStart(2, '0')}` : ''}` : '',
      days === 0 && hours === 0 ? `${minutes} min` : '',
    ]
      .filter(Boolean)
      .join(' '),
}
