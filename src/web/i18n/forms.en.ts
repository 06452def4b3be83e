/** Sentences of the forms of records that run in time, in English. */
import { counted } from './format.ts'
import type { formsFr } from './forms.fr.ts'

const days = (n: number): string => counted(n, 'en', { one: 'day', other: 'days' })

export const formsEn: typeof formsFr = {
  term: 'Duration',
  warranty: 'Warranty or rental',
  left: (n) => (n === 0 ? 'Ends today' : `${days(n)} left`),
  ended: (day) => `Ended on ${day}`,
  value: 'Value',
  series: (n, from, to) => `${counted(n, 'en', { one: 'value', other: 'values' })}, from ${from} to ${to}.`,
}
