import type { BankAccount } from '#model'
import type { Lang } from '#routes'
import { text } from '../i18n/index.ts'

/** What an account is called: a bare number says its nature first (`Compte courant ··5701`). */
export function accountTitle(
  lang: Lang,
  { name, type }: { readonly name: string; readonly type?: BankAccount['type'] | undefined },
): string {
  if (!name.startsWith('··') || type === undefined) return name
  const nature = text(lang).attic.accountTypes[type]
  return `${nature.charAt(0).toUpperCase()}${nature.slice(1)} ${name}`
}
