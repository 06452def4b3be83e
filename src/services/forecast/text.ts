/** The words of the forecast, and its answer for a terminal. */
import { decimalIn } from '../money/amount.ts'
import { columns } from '../money/columns.ts'
import type { Lang, Service } from '../service.ts'
import type { CurrencyForecast, ForecastResult } from './result.ts'

export const text: Service['text'] = {
  fr: {
    name: 'Prévision',
    purpose: 'Prévoir l’argent disponible dans les douze mois qui viennent, avec une fourchette.',
    about:
      'Ce qui revient est posé à ses dates ; le reste est supposé durer comme avant, et la fourchette dit de combien il peut s’écarter.',
  },
  en: {
    name: 'Forecast',
    purpose: 'To foresee the money available in the next twelve months, with a range.',
    about: 'What comes back is laid at its dates; the rest is supposed to go on as before, and the range says how far it may stray.',
  },
}

const words = {
  fr: {
    day: 'Jour',
    low: 'Bas (P10)',
    middle: 'Milieu',
    high: 'Haut (P90)',
    none: 'Aucune opération.',
    short: 'Trop peu de mois pour une fourchette.',
    held: (inside: number, tried: number) => `Essayée sur son propre passé, la fourchette a contenu ${inside} sur ${tried}.`,
    untried: 'Le passé est trop court pour y essayer la fourchette : sa largeur est supposée.',
    unknown: 'Aucun solde connu : les montants partent de zéro.',
    possible: (day: string, floor: string) => `Pourrait passer sous ${floor} dès le ${day}.`,
    never: (floor: string) => `Ne devrait pas passer sous ${floor} dans les douze mois.`,
  },
  en: {
    day: 'Day',
    low: 'Low (P10)',
    middle: 'Middle',
    high: 'High (P90)',
    none: 'No operation.',
    short: 'Too few months for a range.',
    held: (inside: number, tried: number) => `Tried on its own past, the range held ${inside} of ${tried}.`,
    untried: 'The past is too short to try the range on it: its width is supposed.',
    unknown: 'No balance is known: amounts start from zero.',
    possible: (day: string, floor: string) => `Could go below ${floor} from ${day}.`,
    never: (floor: string) => `Should not go below ${floor} within twelve months.`,
  },
} as const

/** The last day of each month, for each currency. */
export function toText(result: ForecastResult, { lang }: { readonly lang: Lang }): string {
  if (result.currencies.length === 0) return `${words[lang].none}\n`
  return `${result.currencies.map((one) => ofCurrency(one, lang, result.locale).join('\n')).join('\n\n')}\n`
}

function ofCurrency({ currency, points, held, start, floor }: CurrencyForecast, lang: Lang, locale: string): readonly string[] {
  const say = words[lang]
  const amount = (minor: number): string => decimalIn(locale, minor, currency)
  const ends = points.filter(({ day }, place) => day.slice(0, 7) !== points[place + 1]?.day.slice(0, 7))
  const title = `${text[lang].name} · ${currency}`
  if (points.length === 0) return [title, '', say.short]
  const [inside, tried] = [held.reduce((sum, one) => sum + one.inside, 0), held.reduce((sum, one) => sum + one.tried, 0)]
  return [
    title,
    '',
    ...columns([
      [say.day, say.low, say.middle, say.high],
      ...ends.map((one) => [one.day, amount(one.low), amount(one.middle), amount(one.high)]),
    ]),
    '',
    start.source === 'none'
      ? say.unknown
      : floor.possible === null
        ? say.never(amount(floor.amount))
        : say.possible(floor.possible, amount(floor.amount)),
    tried === 0 ? say.untried : say.held(inside, tried),
  ]
}
