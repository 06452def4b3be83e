/** The words of energy, and its answer for a terminal. */
import { decimalIn } from '../money/amount.ts'
import { columns } from '../money/columns.ts'
import type { Judged, Lang, Service } from '../service.ts'
import type { EnergyResult, EnergySeries } from './result.ts'

export const text: Service['text'] = {
  fr: {
    name: 'Énergie',
    purpose: 'Suivre vos consommations d’énergie et d’eau, ce qu’elles coûtent et ce qu’elles émettent.',
    about:
      'Jour, semaine, mois et année de chaque compteur ; ce qui ne s’arrête jamais, ce qui sort de l’ordinaire, et le prix des offres.',
  },
  en: {
    name: 'Energy',
    purpose: 'To follow your energy and water, what they cost and what they emit.',
    about: 'Day, week, month and year of each meter; what never stops, what is out of the ordinary, and what offers would cost.',
  },
}

const words = {
  fr: {
    fluids: { electricity: 'Électricité', gas: 'Gaz', water: 'Eau', heat: 'Chaleur' },
    produced: 'produite',
    month: 'Mois',
    missing: 'Jours manquants',
    none: 'Aucun relevé de compteur.',
    base: (watts: string) => `Ce qui ne s’arrête jamais : ${watts} W.`,
    co2: (low: string, central: string, high: string) => `CO2 des douze derniers mois : ${central} kg (de ${low} à ${high}).`,
    exceptional: (day: string, quantity: string, expected: string) => `${day} : ${quantity}, contre ${expected} d’habitude.`,
    offer: 'Offre, par an',
    ended: 'plus en vigueur',
    told: { offer: 'Votre offre', power: 'Puissance souscrite' },
    kva: (power: string) => `${power} kVA`,
    typed: 'saisie par vous',
  },
  en: {
    fluids: { electricity: 'Electricity', gas: 'Gas', water: 'Water', heat: 'Heat' },
    produced: 'produced',
    month: 'Month',
    missing: 'Missing days',
    none: 'No meter reading.',
    base: (watts: string) => `What never stops: ${watts} W.`,
    co2: (low: string, central: string, high: string) => `CO2 of the last twelve months: ${central} kg (${low} to ${high}).`,
    exceptional: (day: string, quantity: string, expected: string) => `${day}: ${quantity}, against ${expected} usually.`,
    offer: 'Offer, a year',
    ended: 'no longer in force',
    told: { offer: 'Your offer', power: 'Subscribed power' },
    kva: (power: string) => `${power} kVA`,
    typed: 'typed by you',
  },
} as const

export function tellEnergy({ about, value = '' }: Judged, lang: Lang): { readonly about: string; readonly said: string } {
  const say = words[lang]
  if (about === 'power') return { about: say.told.power, said: say.kva(value) }
  const fluid = about.split('/')[1] as keyof typeof say.fluids
  return { about: `${say.told.offer}, ${say.fluids[fluid] ?? fluid}`, said: say.typed }
}

export function toText(result: EnergyResult, { lang }: { readonly lang: Lang }): string {
  if (result.series.length === 0) return `${words[lang].none}\n`
  return `${result.series.map((one) => ofSeries(one, lang, result.locale).join('\n')).join('\n\n')}\n`
}

function ofSeries(series: EnergySeries, lang: Lang, locale: string): readonly string[] {
  const say = words[lang]
  const { fluid, direction, unit, months, base, co2, exceptional, offers } = series
  const number = (value: number, digits = 0): string => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)
  const kilos = (grams: number): string => number(grams / 1000, grams < 10_000 ? 1 : 0)
  const quantity = (millionths: number): string => `${number(millionths / 1_000_000, 1)} ${unit === 'm3' ? 'm³' : unit}`
  return [
    `${say.fluids[fluid]}${direction === 'produced' ? ` (${say.produced})` : ''}`,
    '',
    ...columns([[say.month, unit, say.missing], ...months.slice(-13).map((one) => [one.at, quantity(one.quantity), String(one.missing)])]),
    ...(base === null ? [] : ['', say.base(number(base.watts))]),
    ...(co2 === null ? [] : [say.co2(kilos(co2.low), kilos(co2.central), kilos(co2.high))]),
    ...exceptional.slice(0, 3).map((one) => say.exceptional(one.day, quantity(one.quantity), quantity(one.expected))),
    ...(offers.length === 0
      ? []
      : [
          '',
          ...columns([
            [say.offer, ''],
            ...offers.map(({ name, yearly, currency, state }) => [
              `${name}${state === 'ended' ? ` (${say.ended})` : ''}`,
              yearly === null ? '—' : `${decimalIn(locale, yearly, currency)} ${currency}`,
            ]),
          ]),
        ]),
  ]
}
