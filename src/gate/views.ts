/** Views that the person keeps of her records: a name and a filter, one sealed setting each, the newest of each id. */
import { z } from 'zod'
import type { Record } from '#model'
import type { NewBatch } from '#vault'
import { settingsBatch } from './settings.ts'
import type { NewView, View } from './types.ts'

const prefix = 'view/'
/** What one screen of chips can show. */
export const maxViews = 30

const kept = z.strictObject({ name: z.string().min(1).max(60), filter: z.record(z.string().max(20), z.string().max(120)) })

/** Those in force, by name. One that no longer means anything is as if removed. */
export function viewsOf(records: readonly Record<'setting'>[]): readonly View[] {
  const said = new Map<string, string>()
  for (const { name, value } of records) if (name.startsWith(prefix)) said.set(name.slice(prefix.length), value)
  return [...said]
    .flatMap(([id, value]) => {
      const view = readView(value)
      return view ? [{ id, ...view }] : []
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1))
}

/** True for what fits a setting. */
export const isView = (view: NewView): boolean => kept.safeParse(view).success && JSON.stringify(view).length <= 500

/** Removed is said like the rest: the newest wins at the fold. */
export const viewBatch = (id: string, view: NewView | null): NewBatch => settingsBatch([[prefix + id, JSON.stringify(view)]])

function readView(value: string): NewView | undefined {
  try {
    return kept.safeParse(JSON.parse(value)).data
  } catch {
    return undefined
  }
}
