/** E-mail addresses, telephone numbers, birth dates and genders made comparable. Empty: nothing to compare. */
import { cutDate, type DateOrder } from '#lib/pure/date-text'
import { words } from './words.ts'

/** Lower case, without what a mail service ignores; empty for what is no address or is nobody's. */
export function email(text: string): string {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/^mailto:/, '')
  const match = /^([^@\s<>]{1,64})@([^@\s<>]{1,190})$/.exec(plain)
  if (match === null) return ''
  const [, local = '', domain = ''] = match
  if (nobody.test(local)) return ''
  const user = local.replace(/\+.*$/, '')
  return domain === 'gmail.com' || domain === 'googlemail.com' ? `${user.replaceAll('.', '')}@gmail.com` : `${user}@${domain}`
}
const nobody =
  /^(?:no-?reply|ne-?pas|noemail|nomail|pasdemail|pasdemel|sansmail|aucun|none|unknown|inconnu|test|xxx*|billetterie|reservation|contact|info)$/

/** Significant digits: without the international or trunk prefix, so that `+33 6 12…` and `06 12…` agree. Fewer than six: none. */
export function phone(text: string): string {
  const digits = text.replaceAll(/\D/g, '')
  const bare = digits
    .replace(/^(?:00)?33(?=0?[1-9]\d{8}$)/, '')
    .replace(/^(?:00)?1(?=[2-9]\d{9}$)/, '')
    .replace(/^0+/, '')
  return bare.length < 6 || bare.length > 15 || /^(\d)\1+$/.test(bare) ? '' : bare
}

/** Eight digits, year first, whether or not the day exists: a mistyped month still says nearly everything. */
export function birthDate(text: string, order: DateOrder, thisYear: number): string {
  const plain = text.trim()
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(plain)
  if (iso !== null) return dated(iso[1], iso[2], iso[3])
  if (/^\d{8}$/.test(plain)) return compact(plain, order)
  const parts = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(plain)
  if (parts !== null) return order === 'mdy' ? dated(parts[3], parts[1], parts[2]) : dated(parts[3], parts[2], parts[1])
  const day = cutDate(plain)?.days[order]
  return day === undefined ? '' : inThePast(day.replaceAll('-', ''), thisYear)
}

const two = (digits = ''): string => digits.padStart(2, '0')
const dated = (year = '', month?: string, day?: string): string => (impossible.has(year) ? '' : `${year}${two(month)}${two(day)}`)
/** What programs write where a year is not known. */
const impossible = new Set(['0000', '0001', '1111', '9999'])
const isYear = (text: string): boolean => /^(?:1[5-9]|20)\d\d$/.test(text)
const compact = (digits: string, order: DateOrder): string => {
  if (isYear(digits.slice(0, 4)) || !isYear(digits.slice(4))) return impossible.has(digits.slice(0, 4)) ? '' : digits
  return digits.slice(4) + (order === 'mdy' ? digits.slice(0, 4) : digits.slice(2, 4) + digits.slice(0, 2))
}
/** `04/05/62` is of the last century: nobody is born tomorrow. */
const inThePast = (digits: string, thisYear: number): string => (Number(digits.slice(0, 4)) > thisYear ? `19${digits.slice(2)}` : digits)

/** `f`, `m`, or empty. */
export function gender(text: string): string {
  const word = words(text)
  if (/^(?:f|female|femme|feminin|w|mme|mlle|madame|mrs|ms|2)$/.test(word)) return 'f'
  return /^(?:m|h|male|homme|masculin|mr|monsieur|1)$/.test(word) ? 'm' : ''
}
