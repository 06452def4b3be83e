/** From the fields of the form to a mapping, and the reasons why it is none yet. */
import { missingRoles, tableMapping, type TableMapping, type TableRole, tableRoles } from '#model'
import { Failure } from '../errors.ts'

export interface Filled {
  readonly mapping: TableMapping
  readonly missing: readonly TableRole[]
  /** Given to two columns. */
  readonly twice: readonly TableRole[]
  readonly remember: boolean
}

/** `column0` … are the roles of the columns, empty for one left out. Throws `BadRequest` on what no form of ours sends. */
export function readForm(form: { readonly [name: string]: unknown }, zone: string, title: string): Filled {
  const { target, order, decimal, signs, account, currency, fluid, unit } = form
  const known: readonly string[] =
    typeof target === 'string' && Object.hasOwn(tableRoles, target) ? tableRoles[target as keyof typeof tableRoles] : []
  const columns: { [role: string]: number } = {}
  const twice = new Set<string>()
  for (const [name, role] of Object.entries(form)) {
    const index = /^column(\d{1,2})$/.exec(name)?.[1]
    // A role of another kind is what the form held before the kind was changed.
    if (index === undefined || typeof role !== 'string' || !known.includes(role)) continue
    if (columns[role] === undefined) columns[role] = Number(index)
    else twice.add(role)
  }
  const typed = typeof account === 'string' ? account.trim() : account
  const given = { target, columns, order, decimal, signs, account: typed, currency, fluid, unit, zone, title }
  const parsed = tableMapping.safeParse(given)
  const mapping = parsed.success ? parsed.data : tableMapping.safeParse({ ...given, title: '' }).data
  if (mapping === undefined) throw new Failure('BadRequest')
  return { mapping, missing: missingRoles(mapping), twice: [...twice] as TableRole[], remember: form['remember'] === '1' }
}
