/** What is behind each figure, by its key: `spent/EUR/2026`, `received/EUR/2026`, `rest/EUR/2026`, `unexplained/EUR`. */
import type { Opened } from '../service.ts'
import type { HealthResult } from './result.ts'

const words = {
  fr: {
    spent: 'Soins payés',
    received: 'Remboursements reçus',
    rest: 'Soins qui laissent un reste',
    unexplained: 'Versements sans relevé',
  },
  en: {
    spent: 'Care paid',
    received: 'Reimbursements received',
    rest: 'Care that leaves something',
    unexplained: 'Transfers without a statement',
  },
} as const

/** Operations: of care, or of what came back. A care that was paid elsewhere has none. */
export function openFigure(result: HealthResult, key: string): Opened | undefined {
  const [what = '', currency = '', year] = key.split('/')
  const money = result.currencies.find((one) => one.currency === currency)
  if (money === undefined || !(what === 'spent' || what === 'received' || what === 'rest' || what === 'unexplained')) return undefined
  const cares = money.cares.filter(({ day, rest }) => day.slice(0, 4) === year && (what !== 'rest' || rest > 0))
  const found =
    what === 'unexplained'
      ? money.unexplained.operations
      : what === 'received'
        ? cares.flatMap(({ back }) => back.flatMap(({ operation }) => operation ?? []))
        : cares.flatMap(({ operation }) => operation ?? [])
  const ids = [...new Set(found)]
  return ids.length === 0 ? undefined : { ids, title: [words[result.lang][what], year].filter(Boolean).join(' ') }
}
