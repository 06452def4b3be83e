/** Sentences of the page of carbon, in English. */
import type { carbonFr } from './carbon.fr.ts'
import { counted } from './format.ts'

const n = (count: number, one: string, other: string): string => counted(count, 'en', { one, other })

export const carbonEn: typeof carbonFr = {
  title: 'Carbon',
  none: 'Bring operations, readings or trips, or let this service read them.',
  noneTitle: 'Nothing can be counted yet',
  noneCounted:
    'Of what you brought, nothing has a verified factor where you live. A meter reading, or a trip with its distance, can be counted.',
  finding: (central) => `${central} of CO2 counted over twelve months`,
  range: (low, high) => `Between ${low} and ${high}, for what has a verified factor. It is not a whole footprint: see what is not counted.`,
  period: (from, until) => `From ${from} to ${until}, by what you brought.`,
  lines: 'What weighs most',
  desc: (name, value) => `The heaviest: ${name}, ${value}. Each line goes from the low to the high of the range.`,
  key: 'Bar: the middle. Line: from low to high.',
  head: { name: 'Line', amount: 'Quantity', low: 'Low', central: 'Middle', high: 'High' },
  ideas: 'To emit less',
  ideasAbout: 'Gains overlap little, yet do not quite add up.',
  outside: 'food is not counted in the total',
  idea: {
    meals: 'Two meals of red meat a week made vegetarian',
    car: 'Half of the kilometres by car made by train',
    flight: 'Your longest flight left out',
    heating: 'One degree less of heating',
    home: 'A third less of new equipment',
    shopping: 'A third fewer new things',
  },
  gain: (low, high) => `from ${low} to ${high}`,
  leftOut: 'What is not counted',
  left: {
    'energy-by-kwh': (count) => `${n(count, 'payment', 'payments')} of energy: already counted by kWh.`,
    'transport-by-trip': (count) => `${n(count, 'payment', 'payments')} of transport: already counted by trip.`,
    'no-distance': (count) => `${n(count, 'trip', 'trips')} without a distance.`,
    'no-factor': (count, names) =>
      `${names}: ${n(count, 'day of a meter or trip', 'days of meters or trips')} without a verified factor for where you live.`,
    'no-euro-factor': (count, names) =>
      `${names}: ${n(count, 'operation', 'operations')}. No factor by amount spent could be verified for them.`,
    currency: (count) => `${n(count, 'operation', 'operations')} not in euros: the factors held are by euro.`,
    'not-a-purchase': (count) =>
      `${n(count, 'operation', 'operations')} that buy nothing: housing, taxes, savings, loans, cash, gifts, income, transfers.`,
  },
  limitsTitle: 'What this does not say',
  limits:
    'A euro does not say what was bought: what is dear does not always emit more. Public services, the building of the home and what is paid in cash are missing.',
  sources: 'Sources of the factors',
  source: (name, why, source, licence) => `${name}. ${why} ${source}. ${licence}.`,
}
