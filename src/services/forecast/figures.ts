/** What is behind each figure of a forecast, by its key: `flow/<id>`, or `supposed/EUR/groceries`. */
import type { Opened } from '../service.ts'
import type { ForecastResult } from './result.ts'

const words = {
  fr: {
    certain: 'revient avec le même montant',
    predictable: 'revient avec un montant qui varie',
    supposed: 'ne revient pas par règle : sa moyenne des quatre derniers mois est supposée durer',
  },
  en: {
    certain: 'comes back with the same amount',
    predictable: 'comes back with an amount that varies',
    supposed: 'does not come back by rule: its mean of the last four months is supposed to last',
  },
} as const

export function openFigure(result: ForecastResult, key: string): Opened | undefined {
  const [what, first = '', second = ''] = key.split('/')
  const say = words[result.lang]
  if (what === 'flow') {
    const flow = result.currencies.flatMap(({ flows }) => flows).find(({ id }) => id === first)
    return flow && { ids: flow.operations, title: flow.name, rule: say[flow.certainty] }
  }
  const budget = what === 'supposed' ? result.currencies.find(({ currency }) => currency === first) : undefined
  const post = budget?.supposed.posts.find(({ category }) => category === second)
  return post && { ids: post.operations, title: result.categories[second] ?? second, rule: say.supposed }
}
