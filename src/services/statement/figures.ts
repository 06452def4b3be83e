/** What is behind each figure, by its key: `linked/EUR`, `toCheck/EUR`, `left/EUR`, `left/EUR/care`; and what was said, told back. */
import type { Judged, Lang, Opened } from '../service.ts'
import type { StatementResult } from './result.ts'
import { operationWhy } from './text.ts'

const words = {
  fr: {
    linked: 'Opérations expliquées',
    toCheck: 'Opérations à vérifier',
    left: 'Opérations sans document',
    pair: 'Une opération et un document',
    sure: 'vont ensemble',
    never: 'ne vont jamais ensemble',
  },
  en: {
    linked: 'Operations explained',
    toCheck: 'Operations to check',
    left: 'Operations without a document',
    pair: 'An operation and a document',
    sure: 'belong together',
    never: 'never belong together',
  },
} as const

export function openFigure(result: StatementResult, key: string): Opened | undefined {
  const [what = '', currency = '', why] = key.split('/')
  const say = words[result.lang]
  if (what === 'left') {
    const groups = result.operationsLeft.filter((one) => one.currency === currency && (why === undefined || one.why === why))
    const [first] = groups
    return (
      first && {
        ids: groups.flatMap(({ operations }) => operations),
        title: why === undefined ? say.left : operationWhy[result.lang][first.why],
      }
    )
  }
  if (what !== 'linked' && what !== 'toCheck') return undefined
  const linked = new Set(result.links.flatMap(({ operations }) => operations))
  const asked = result.toCheck.flatMap(({ operations }) => operations).filter((id) => !linked.has(id))
  const ids = [...new Set(what === 'linked' ? linked : asked)].filter((id) => result.operations[id]?.currency === currency)
  return ids.length === 0 ? undefined : { ids, title: say[what] }
}

export function tellJudged({ about, verdict }: Judged, lang: Lang): { readonly about: string; readonly said: string } {
  const say = words[lang]
  return { about: about.includes(' ') ? say.pair : about, said: verdict === 'sure' || verdict === 'never' ? say[verdict] : verdict }
}
