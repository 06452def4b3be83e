/** The words of carbon, and its answer for a terminal. */
import { columns } from '../money/columns.ts'
import type { Lang, Service } from '../service.ts'
import type { CarbonLine, CarbonResult } from './result.ts'

export const text: Service['text'] = {
  fr: {
    name: 'Carbone',
    purpose: 'Estimer ce que vos achats, votre énergie et vos trajets ont émis, avec une fourchette.',
    about: 'Une seule empreinte sur douze mois, ce qui pèse le plus, et des idées pour émettre moins, chacune avec son gain.',
  },
  en: {
    name: 'Carbon',
    purpose: 'To estimate what your purchases, energy and trips emitted, with a range.',
    about: 'One footprint over twelve months, what weighs most, and ideas to emit less, each with its gain.',
  },
}

const words = {
  fr: {
    none: 'Rien à compter sur douze mois.',
    total: (central: string, low: string, high: string) =>
      `${central} kg de CO2 comptés sur douze mois, entre ${low} et ${high} : ce qui a un facteur vérifié, pas toute une empreinte.`,
    head: ['Ligne', 'Bas', 'Milieu', 'Haut (kg)'],
    left: (count: string, names: string) => `Non compté, sans facteur vérifié : ${names} (${count} opérations, relevés ou trajets).`,
    rule: (amount: string, each: string, why: string, source: string) => `${amount} sont comptés à ${each} l’unité. ${why} ${source}`,
  },
  en: {
    none: 'Nothing to count over twelve months.',
    total: (central: string, low: string, high: string) =>
      `${central} kg of CO2 counted over twelve months, between ${low} and ${high}: what has a verified factor, not a whole footprint.`,
    head: ['Line', 'Low', 'Middle', 'High (kg)'],
    left: (count: string, names: string) =>
      `Not counted, for want of a verified factor: ${names} (${count} operations, readings or trips).`,
    rule: (amount: string, each: string, why: string, source: string) => `${amount} are counted at ${each} each. ${why} ${source}`,
  },
} as const

export function ruleOf({ amount, unit, central, why, source }: CarbonLine, lang: Lang, locale: string): string {
  const number = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 })
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  return words[lang].rule(`${whole.format(amount)} ${unit}`, `${number.format(amount === 0 ? 0 : central / amount)} g`, why, source)
}

export function toText({ lines, leftOut, total, locale }: CarbonResult, { lang }: { readonly lang: Lang }): string {
  const say = words[lang]
  const kilos = (grams: number): string => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(grams / 1000)
  const rows = lines.map(({ name, low, central, high }) => [name, kilos(low), kilos(central), kilos(high)])
  const without = leftOut.flatMap(({ count, names }) => (names === undefined ? [] : say.left(String(count), names.join(' · '))))
  const said =
    lines.length === 0
      ? [say.none]
      : [say.total(kilos(total.central), kilos(total.low), kilos(total.high)), '', ...columns([say.head, ...rows])]
  return `${[...said, ...(without.length === 0 ? [] : ['', ...without])].join('\n')}\n`
}
