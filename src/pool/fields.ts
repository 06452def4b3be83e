/** What a column of a base may hold. Words of the command line (`--map FIELD=COLUMN`), kept for ever. */
export const plainFields = [
  'id',
  'given_name',
  'family_name',
  'full_name',
  'birth_date',
  'gender',
  'street',
  'postcode',
  'city',
  'region',
  'country',
  'email',
  'phone',
  'organisation',
] as const
export type PlainField = (typeof plainFields)[number]
/** `other:NAME` is anything else that a person keeps: a national number, a card, a birth place. */
export type Field = PlainField | `other:${string}`

export const isField = (text: string): text is Field =>
  (plainFields as readonly string[]).includes(text) || /^other:[\p{L}\d_ -]{1,40}$/u.test(text)

/** Which columns (0-based) give each field; several may give one, in order. */
export type Mapping = ReadonlyMap<Field, readonly number[]>
