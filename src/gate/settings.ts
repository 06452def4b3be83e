/** What the person chose: sealed records of kind `setting`, the newest of each name. */
import { minorDigits } from '#lib/pure/money'
import type { NewBatch } from '#vault'
import type { Kind, Record } from '#model'
import type { BadSetting, Settings } from './types.ts'

/** Until she chooses. */
const defaultSettings: Settings = { zone: 'Europe/Paris', currency: 'EUR' }

/** The connector of what the person chooses: these batches are not imports, and are neither listed nor undone as such. */
export const ownHand = 'person'

/** Her choices over the defaults. A value that no longer means anything (a zone withdrawn) leaves the default. */
export function settingsOf(records: readonly Record<'setting'>[]): Settings {
  const chosen = new Map(records.map(({ name, value }) => [name, value]))
  const valueOf = (name: keyof Settings): string => {
    const value = chosen.get(name)
    return value !== undefined && isValid[name](value) ? value : defaultSettings[name]
  }
  return { zone: valueOf('zone'), currency: valueOf('currency') }
}

/** The first choice that is not valid, if any. */
export function whyRefused(settings: Partial<Settings>): BadSetting | undefined {
  const name = names.find((setting) => settings[setting] !== undefined && !isValid[setting](settings[setting]))
  return name && { type: 'BadSetting', name }
}

/** The names of the choices given that differ from those held. */
export const changedNames = (held: Settings, settings: Partial<Settings>): readonly (keyof Settings)[] =>
  names.filter((name) => settings[name] !== undefined && settings[name] !== held[name])

/** The choices as a batch of the person's own hand. */
export function settingsBatch(chosen: readonly (readonly [name: string, value: string])[]): NewBatch {
  const file = { name: '', size: 0, connector: null, kinds: { setting: chosen.length }, problems: [], moreProblems: 0 }
  const records = chosen.map(([name, value]) => ({ item: { kind: 'setting', schema: 1, name, value } as const, file: 0 }))
  return { connector: ownHand, origin: '', files: [file], records }
}

const aside = 'where.'

/** One line of the table of sources put aside, or taken back: a setting of its own, so that no list grows. */
export const asideBatch = (line: string, isAside: boolean): NewBatch => settingsBatch([[aside + line, isAside ? 'aside' : 'shown']])

export const isLine = (line: string): boolean => /^[a-z0-9-]{1,48}$/.test(line)

/** The lines put aside. */
export const asideOf = (records: readonly Record<'setting'>[]): ReadonlySet<string> =>
  new Set(records.flatMap(({ name, value }) => (name.startsWith(aside) && value === 'aside' ? [name.slice(aside.length)] : [])))

const reads = 'reads.'

/** Who may read what, or not: a setting of its own for each service and kind. */
export const permissionBatch = (service: string, kind: Kind, allowed: boolean): NewBatch =>
  settingsBatch([[`${reads}${service}.${kind}`, allowed ? 'on' : 'off']])

export const isService = (service: string): boolean => /^[a-z][a-z0-9-]{0,23}$/.test(service)

/** What the person switched off, as `service.kind`. */
export const withheldOf = (records: readonly Record<'setting'>[]): ReadonlySet<string> =>
  new Set(records.flatMap(({ name, value }) => (name.startsWith(reads) && value === 'off' ? [name.slice(reads.length)] : [])))

const names = Object.keys(defaultSettings) as readonly (keyof Settings)[]

const isValid: { readonly [name in keyof Settings]: (value: string) => boolean } = {
  zone: (value) => value === 'UTC' || Intl.supportedValuesOf('timeZone').includes(value),
  currency: (value) => minorDigits(value) !== undefined,
}
