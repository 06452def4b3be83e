/** How the person said that her tables are to be read: sealed settings, one a shape of table, the newest of each. */
import type { NewBatch } from '#vault'
import { type Record, tableMapping, type TableMapping } from '#model'
import { ownHand } from './settings.ts'
import type { Remembered } from './types.ts'

const prefix = 'mapping/'
/** Used at once: they travel with each import. */
const maxMappings = 100

/** Those in force. One that no longer means anything is as if forgotten. */
export function mappingsOf(records: readonly Record<'setting'>[]): readonly Remembered[] {
  const said = new Map<string, string>()
  for (const { name, value } of records) if (name.startsWith(prefix)) said.set(name.slice(prefix.length), value)
  return [...said]
    .flatMap(([fingerprint, value]) => {
      const mapping = readMapping(value)
      return mapping ? [{ fingerprint, mapping }] : []
    })
    .slice(0, maxMappings)
}

function readMapping(value: string): TableMapping | undefined {
  try {
    return tableMapping.safeParse(JSON.parse(value)).data
  } catch {
    return undefined
  }
}

/** Forgotten is said like the rest: the newest wins at the fold. */
export function mappingBatch(fingerprint: string, mapping: TableMapping | null): NewBatch {
  const file = { name: '', size: 0, connector: null, kinds: { setting: 1 }, problems: [], moreProblems: 0 }
  const item = { kind: 'setting', schema: 1, name: `${prefix}${fingerprint}`, value: JSON.stringify(mapping) } as const
  return { connector: ownHand, origin: '', files: [file], records: [{ item, file: 0 }] }
}
