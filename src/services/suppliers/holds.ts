/** What a supplier holds on the person, by the table of who holds what, and how to reach it, by her own records. */
import { families, type Line, rights } from '#content'
import type { Lang } from '../service.ts'
import { wordsOf } from '../money/words.ts'
import type { Gathered } from './gather.ts'
import { tellingWords } from './names.ts'
import type { Holding, Reach, Trade } from './result.ts'
import type { Country } from './terms.ts'

const lines: readonly Line[] = families.flatMap((family) => [...family.lines])

/** Lines that hold for all of a trade, whoever the supplier is. */
const ofTrade: { readonly [T in Trade]?: readonly string[] } = {
  electricity: ['energy-bills', 'energy-contract'],
  gas: ['energy-bills', 'energy-contract'],
  water: ['energy-bills', 'energy-contract'],
  telecom: ['telecom-bills', 'telecom-usage', 'telecom-contract', 'telecom-calls', 'telecom-positions', 'telecom-box', 'telecom-outages'],
  insurance: ['home-contracts', 'home-claims', 'home-dwelling'],
  health: ['health-top-up', 'health-contract'],
  bank: ['bank-operations', 'bank-loans', 'bank-fees', 'bank-profile'],
  housing: ['home-lease', 'home-receipts'],
  transport: ['mobility-card', 'mobility-pass'],
  media: ['web-plays'],
}

export function holdingsOf({ named, papers }: Gathered, trade: Trade | null, country: Country, lang: Lang): readonly Holding[] {
  const key = tellingWords(wordsOf(named.name)).join(' ')
  const ids = new Set(trade === null ? [] : (ofTrade[trade] ?? []))
  return lines
    .filter(
      (line) => line.holders[country] !== undefined && (ids.has(line.id) || (holders.get(`${country} ${line.id}`)?.has(key) ?? false)),
    )
    .map((line) => ({
      line: line.id,
      kind: line.kind,
      name: line.name[lang],
      count: papers.filter(({ kind }) => kind === line.kind).length,
      rights: line.rights.flatMap((id) => {
        const right = rights[id]
        return right.country === country ? [{ id, cite: right.cite[lang], gives: right.gives[lang], source: right.source }] : []
      }),
      steps: line.steps[lang],
    }))
}

/** The names that each line gives as examples, as keys of suppliers. */
const holders: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  lines.flatMap((line) =>
    (['fr', 'qc'] as const).map((country): [string, ReadonlySet<string>] => {
      const given = line.holders[country] ?? ''
      const texts = typeof given === 'string' ? [given] : [given.fr, given.en]
      return [
        `${country} ${line.id}`,
        new Set(texts.flatMap((text) => text.split(/[,()]/)).map((name) => tellingWords(wordsOf(name)).join(' '))),
      ]
    }),
  ),
)

/** Numbers to give and ways to write or call, from her own records: eight at most. */
export function reachOf({ papers }: Gathered): readonly Reach[] {
  const found = papers.flatMap((record): readonly Reach[] => {
    const at = (what: Reach['what'], value: string | undefined): readonly Reach[] =>
      value === undefined || value === '' ? [] : [{ what, value, kind: record.kind, id: record.id }]
    if (record.kind === 'contract') return [...at('customer', record.customerId), ...at('contract', record.number)]
    if (record.kind === 'invoice') return at('customer', record.customerId)
    if (record.kind !== 'contact') return []
    return [
      ...(record.emails ?? []).flatMap((email) => at('email', email)),
      ...(record.phones ?? []).flatMap((phone) => at('phone', phone)),
    ]
  })
  const seen = new Set<string>()
  return found.filter(({ what, value }) => !seen.has(`${what} ${value}`) && seen.add(`${what} ${value}`)).slice(0, 8)
}
