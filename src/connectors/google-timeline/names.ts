/** What a place is called: its own name, or what Google guessed it is to the person. */
const guessed: { readonly [type: string]: string } = { home: 'Home', work: 'Work', school: 'School' }

/** `INFERRED_HOME`, `Inferred Home` and `TYPE_HOME` are her home; an alias or an unknown place has no name. */
export function placeName(name: string | undefined, semanticType: string | undefined): string | undefined {
  if (name !== undefined) return name
  const type = semanticType?.toLowerCase().replace(/^(?:inferred|type)[\s_]+/, '')
  return type === undefined ? undefined : guessed[type]
}
