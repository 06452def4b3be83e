/**
 * Which archives given together are parts of one, told by their names alone: exports come in numbered archives, each whole by itself
 * (`takeout-…-001.zip`, `export-1-of-3.zip`, `part2.zip`), or in one archive cut in pieces (`a.zip.001`; `a.z01` … `a.zip`).
 */

/** What is known of an archive that is one of several. */
export interface SetPlace {
  /** Pieces that mean nothing alone, this one among them, as places in the list and in the order of their bytes; read where `lead` is. */
  readonly pieces?: { readonly files: readonly number[]; readonly lead: number; readonly spanned: boolean }
  /** Names that parts which are not here would have; told of one part of the set. */
  readonly missing: readonly string[]
}

/** The place of each name in its set; undefined for one that is alone by its name. */
export function placesInSets(names: readonly string[]): readonly (SetPlace | undefined)[] {
  const places: (SetPlace | undefined)[] = names.map(() => undefined)
  for (const set of setsOf(names)) {
    const missing = missingOf(set)
    const cut = set[0]!.form !== 'whole'
    const [first] = set
    if (cut) {
      const spanned = first!.form === 'spanned'
      const files = set.map(({ file }) => file)
      const lead = spanned ? files.at(-1)! : files[0]!
      for (const file of files) places[file] = { pieces: { files, lead, spanned }, missing }
    } else if (missing.length <= mostMissing) places[first!.file] = { missing }
  }
  return places
}

/** More holes than this are no holes: the numbers mean something else. */
const mostMissing = 20

interface Part {
  readonly file: number
  readonly form: 'whole' | 'cut' | 'spanned'
  /** Same for all parts of a set. */
  readonly key: string
  readonly number: number
  /** How many parts there are, where the name says it. */
  readonly of?: number
  readonly named: (number: number) => string
}

/** Parts by set, in the order of their numbers; a piece given twice begins a second set. */
function setsOf(names: readonly string[]): readonly (readonly Part[])[] {
  const sets = new Map<string, Part[]>()
  const times = new Map<string, number>()
  for (const [file, name] of names.entries()) {
    const part = partOf(name, file) ?? (hasPieces(names, name) ? lastOfSpanned(name, file) : undefined)
    if (part === undefined) continue
    const one = `${part.key}\n${part.number}`
    const time = part.form === 'whole' ? 0 : (times.get(one) ?? 0)
    times.set(one, time + 1)
    const key = `${part.key}\n${time}`
    sets.set(key, [...(sets.get(key) ?? []), part])
  }
  return [...sets.values()].map((set) => set.toSorted((a, b) => a.number - b.number))
}

const patterns: readonly (readonly [form: Part['form'], RegExp])[] = [
  ['cut', /^(?<before>.*\.zip\.)(?<number>\d{3})(?<after>)$/i],
  ['spanned', /^(?<before>.*\.z)(?<number>\d{2})(?<after>)$/i],
  ['whole', /^(?<before>.*?)(?<number>\d{1,3})(?<after>[-_ ]?(?:of|sur|de|von|di)[-_ ]?(?<of>\d{1,3})\)?\.zip)$/i],
  ['whole', /^(?<before>.*(?:part|partie|parte|teil)[-_ .]?)(?<number>\d{1,3})(?<after>\)?\.zip)$/i],
  ['whole', /^(?<before>.*[-_ ])(?<number>[01]\d\d)(?<after>\.zip)$/i],
]

function partOf(written: string, file: number): Part | undefined {
  // What browsers add to a second download says nothing.
  const name = written.replace(/ ?\(\d{1,2}\)(?=\.zip$)/i, '')
  for (const [form, pattern] of patterns) {
    const { before = '', number = '', after = '', of } = pattern.exec(name)?.groups ?? {}
    if (number === '' || Number(number) === 0) continue
    if (of !== undefined && Number(number) > Number(of)) continue
    return {
      file,
      form,
      key: `${form}\n${before}\n${after}`.toLowerCase(),
      number: Number(number),
      ...(of === undefined ? {} : { of: Number(of) }),
      named: (other) => `${before}${String(other).padStart(number.length, '0')}${after}`,
    }
  }
  return undefined
}

/** The last piece of a spanned archive has no number of its own, and holds the list of members. */
const lastOfSpanned = (name: string, file: number): Part => ({
  file,
  form: 'spanned',
  key: `spanned\n${name.slice(0, -2)}\n`.toLowerCase(),
  number: Infinity,
  named: () => name,
})

const hasPieces = (names: readonly string[], name: string): boolean => {
  const start = name.slice(0, -2).toLowerCase()
  return /\.zip$/i.test(name) && names.some((other) => other.toLowerCase().startsWith(start) && /\.z\d\d$/i.test(other))
}

/** Holes before the last number known; where nothing gives the count, what may follow the last is not known. */
function missingOf(set: readonly Part[]): readonly string[] {
  const { form, named } = set[0]!
  const numbers = new Set(set.map(({ number }) => number))
  const known = [...numbers].filter((number) => number !== Infinity)
  const last = Math.max(0, ...set.map(({ of = 0 }) => of), ...known)
  const missing = Array.from({ length: last }, (_, at) => at + 1).filter((number) => !numbers.has(number))
  const names = missing.map((number) => (known.length > 0 && set[0]!.number !== Infinity ? named(number) : ''))
  if (form === 'spanned' && !numbers.has(Infinity)) names.push(named(1).replace(/\d\d$/, 'ip'))
  return names
}
