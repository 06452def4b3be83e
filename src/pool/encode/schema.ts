/** How identity becomes bits: which fields, how many bits each. One schema a version; an encoding names its own. */

export interface EncodedField {
  /** Column of the standardised record. */
  readonly column: string
  /** `bigrams`: pairs of letters wherever they stand; `digits`: each sign with its place. */
  readonly grams: 'bigrams' | 'digits'
  /** Share of the record's insertions, however long the value: a long name weighs no more than a short one. */
  readonly weight: number
}

export const schemaVersion = 1
/** Bits before folding, and after: the two halves are combined by exclusive or. */
export const unfoldedBits = 2_048
export const encodingBytes = unfoldedBits / 2 / 8
/** Chance in 256 that a bit is turned: 5 %. No guarantee for a record (a bit's own ε is 2.9): what it breaks is pattern mining. */
export const flippedIn256 = 13

export const encodedFields: readonly EncodedField[] = [
  { column: 'given', grams: 'bigrams', weight: 10 },
  { column: 'family', grams: 'bigrams', weight: 11 },
  { column: 'birth', grams: 'digits', weight: 10 },
  { column: 'postcode', grams: 'digits', weight: 5 },
  { column: 'street', grams: 'bigrams', weight: 9 },
  { column: 'city', grams: 'bigrams', weight: 4 },
  { column: 'email', grams: 'bigrams', weight: 7 },
  { column: 'phone', grams: 'digits', weight: 7 },
]

/** Insertions of a whole record, shared out by weight among the columns that the members encode: about two bits in five are then set. */
export const insertions = 640

/** Grams of a value, the same one told apart by its rank. Of a birth date the century says nothing. */
export function gramsOf(column: string, kind: EncodedField['grams'], value: string): readonly string[] {
  const text = column === 'birth' ? value.slice(2) : value.replaceAll(' ', '')
  if (kind === 'digits') return [...text].map((sign, at) => `${at}${sign}`)
  const seen = new Map<string, number>()
  return Array.from({ length: text.length + 1 }, (_, at) => {
    const gram = `_${text}_`.slice(at, at + 2)
    const rank = (seen.get(gram) ?? 0) + 1
    seen.set(gram, rank)
    return rank === 1 ? gram : `${gram}${rank}`
  })
}
