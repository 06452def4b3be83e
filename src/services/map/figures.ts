/** What is behind each figure of the map, by its key. */
import type { Opened } from '../service.ts'
import type { MapResult } from './result.ts'

const words = {
  fr: {
    operations: 'paiements par carte et retraits dont le libellé nomme cette ville',
    trips: 'trajets dont l’arrivée, ou le départ à défaut, nomme cette ville',
    lost: 'Sans ville',
    lostRule: 'aucune ville de la table dans le texte, ou un nom que plusieurs villes portent',
    phone: 'Téléphone',
    phoneRule: 'ce que la ligne a porté ce mois-là',
  },
  en: {
    operations: 'card payments and withdrawals whose label names this town',
    trips: 'trips whose end, or else start, names this town',
    lost: 'Without a town',
    lostRule: 'no town of the table in the text, or a name that several towns have',
    phone: 'Telephone',
    phoneRule: 'what the line carried that month',
  },
} as const

/** Keys: `operations/<town>`, `trips/<town>`, `unplaced/operations`, `phone/2026-01/data`; a town goes by its id of the table. */
export function openFigure(result: MapResult, key: string): Opened | undefined {
  const [what, first = '', second = ''] = key.split('/')
  const say = words[result.lang]
  const kindOf = { operations: 'bank.transaction', trips: 'mobility.trip' } as const
  if (what === 'phone') {
    const found = result.phone.find(({ month, type }) => month === first && type === second)
    return found && { kind: 'telecom.usage', ids: found.records, title: `${say.phone} · ${first}`, rule: say.phoneRule }
  }
  if (what === 'unplaced' && (first === 'operations' || first === 'trips'))
    return { kind: kindOf[first], ids: result.unplaced[first], title: say.lost, rule: say.lostRule }
  if (what !== 'operations' && what !== 'trips') return undefined
  const place = result.places.find(({ town }) => town === first)
  return place && { kind: kindOf[what], ids: place[what], title: place.name, rule: say[what] }
}
