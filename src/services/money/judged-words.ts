/** What a person said to a service on money, told back to her. */
import type { Judged, Lang } from '../service.ts'
import { moneyIn } from './amount.ts'
import { categories } from './categories.ts'
import { isTaughtCategory } from './taught.ts'

const words = {
  fr: {
    operation: 'Une opération',
    transfer: 'Virement entre vos comptes',
    plan: 'Prévu chaque mois',
    shares: 'Parts de chacun',
    shared: 'Dépenses partagées',
    split: 'Une opération partagée',
    people: (count: string) => `à parts égales entre ${count}`,
    percent: (share: string) => `ma part : ${share} %`,
    floor: 'Ne pas passer sous',
    start: 'Argent disponible',
  },
  en: {
    operation: 'One operation',
    transfer: 'Transfer between your accounts',
    plan: 'Planned each month',
    shares: 'Each one’s share',
    shared: 'Shared expenses',
    split: 'One shared operation',
    people: (count: string) => `in equal parts between ${count}`,
    percent: (share: string) => `my share: ${share}%`,
    floor: 'Not to go below',
    start: 'Money available',
  },
} as const

/** What it is about, and what was said of it: `« biocoop lyon »`, `Courses`. */
export function tellJudged({ about, verdict, value = '' }: Judged, lang: Lang): { readonly about: string; readonly said: string } {
  const say = words[lang]
  const [what = '', first = '', second = ''] = about.split('/')
  const category = (id: string): string =>
    id === 'transfer' ? say.transfer : isTaughtCategory(id) && id !== 'transfer' ? categories[id][lang] : id
  const amount = (currency: string): string => (Number.isSafeInteger(Number(value)) ? moneyIn(lang, Number(value), currency) : value)
  if (verdict === 'category')
    return { about: what === 'operation' ? say.operation : lang === 'fr' ? `« ${first} »` : `“${first}”`, said: category(value) }
  if (what === 'plan') return { about: `${say.plan} · ${category(second)}`, said: amount(first) }
  if (what === 'floor' || what === 'start') return { about: say[what], said: amount(first) }
  if (what === 'split') {
    const [kind, number = ''] = value.split(' ')
    return { about: say.split, said: kind === 'people' || kind === 'percent' ? say[kind](number) : value }
  }
  if (what === 'household') return { about: say.shares, said: sharesIn(value) }
  return { about: what === 'shared' ? say.shared : what, said: what === 'shared' ? category(first) : value }
}

function sharesIn(text: string): string {
  try {
    return (JSON.parse(text) as [string, number][]).map(([name, share]) => `${name} ${share} %`).join(', ')
  } catch {
    return text
  }
}
