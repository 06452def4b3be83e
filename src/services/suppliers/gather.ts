/** Records put beside the supplier they name. */
import type { Entry } from '../money/entries.ts'
import type { Judged, Lang } from '../service.ts'
import { createRecogniser, type Named } from './names.ts'
import { organisationOf, type Read, type ReadOf } from './need.ts'

/** What one supplier gathers. Operations are oldest first; `papers` are the other records that name it. */
export interface Gathered {
  readonly named: Named
  readonly names: ReadonlyMap<string, number>
  readonly operations: readonly Entry[]
  readonly papers: readonly Read[]
}

export interface Gathering {
  readonly suppliers: readonly Gathered[]
  /** Money out that is nobody's: withdrawals, savings, labels without a name, names she said are no supplier. */
  readonly apart: readonly Entry[]
}

/** Fees name themselves, not the bank that takes them. */
const bank = {
  fr: { key: 'your bank', name: 'Votre banque', by: 'label' },
  en: { key: 'your bank', name: 'Your bank', by: 'label' },
} as const satisfies { readonly [L in Lang]: Named }

const nobodys: ReadonlySet<string> = new Set(['cash', 'savings'])

interface Given {
  readonly entries: readonly Entry[]
  readonly papers: readonly Read[]
  readonly judged: readonly Judged[]
  readonly lang: Lang
}

/** A supplier is who was paid, or has a contract or an invoice. What came in from somebody never paid is income, and in no board. */
export function gather({ entries, papers, judged, lang }: Given): Gathering {
  const recognise = createRecogniser(
    papers.filter(isProof).flatMap((one) => organisationOf(one) ?? []),
    judged,
  )
  const found = new Map<string, { named: Named; names: Map<string, number>; operations: Entry[]; papers: Read[] }>()
  const at = (named: Named) => {
    const known = found.get(named.key)
    // The name she said, or a brand's, is better than a label's words.
    if (known !== undefined && rank(named) < rank(known.named)) known.named = named
    const board = known ?? { named, names: new Map<string, number>(), operations: [], papers: [] }
    found.set(named.key, board)
    return board
  }
  const apart: Entry[] = []
  for (const entry of entries) {
    if (entry.category === 'transfer') continue
    const named = nobodys.has(entry.category) ? undefined : recognise([entry.merchant.join(' ')])
    if (named === undefined || named === 'nobody') {
      if (entry.amount < 0) apart.push(entry)
      continue
    }
    const board = at(entry.category === 'bank-fees' && named.by === 'label' ? bank[lang] : named)
    board.operations.push(entry)
    board.names.set(entry.merchant.join(' '), (board.names.get(entry.merchant.join(' ')) ?? 0) + 1)
  }
  for (const record of papers) {
    const named = recognise([organisationOf(record)])
    if (named === undefined || named === 'nobody') continue
    at(named).papers.push(record)
  }
  const suppliers = [...found.values()].filter(
    ({ operations, papers: own }) => operations.some(({ amount }) => amount < 0) || own.some(isProof),
  )
  return { suppliers, apart }
}

const ranks = ['taught', 'brand', 'papers', 'label']
const rank = ({ by }: Named): number => ranks.indexOf(by)

const isProof = (record: Read): record is ReadOf<'contract' | 'invoice'> => record.kind === 'contract' || record.kind === 'invoice'
