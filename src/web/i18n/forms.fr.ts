/** Sentences of the forms of records that run in time, in French. */
import { counted } from './format.ts'

const days = (n: number): string => counted(n, 'fr', { one: 'jour', other: 'jours' })

export const formsFr = {
  term: 'Durée',
  warranty: 'Garantie ou location',
  left: (n: number) => (n === 0 ? 'Se termine aujourd’hui' : `Encore ${days(n)}`),
  ended: (day: string) => `Terminé le ${day}`,
  value: 'Valeur',
  series: (n: number, from: string, to: string) => `${counted(n, 'fr', { one: 'valeur', other: 'valeurs' })}, du ${from} au ${to}.`,
}
