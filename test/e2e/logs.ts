/** What the platforms of a whole run said, held against everything that is anybody's. */
import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { patterns } from '../../src/routes.ts'
import { newAddressMark, passphrase } from './attic.ts'
import { files } from './statements.ts'

/** Lines that are not of the known shape, or hold something of the invented people: none, when all is well. */
export function faultsIn(log: string): readonly string[] {
  const traces = [...new Set([...ofExamples(), ...ofJourneys()])].filter((text) => text.length >= shortest)
  const folded = log.toLowerCase()
  const found = traces.filter((text) => [text, encodeURIComponent(text)].some((form) => folded.includes(form.toLowerCase())))
  const strange = log.split('\n').filter((line) => line !== '' && !isKnown(line))
  return [...found.map((text) => `the logs hold “${text}”`), ...strange.map((line) => `a line of another shape: ${line}`)]
}

/** Shorter ones occur by chance in numbers and words. */
const shortest = 6
const examples = resolve(import.meta.dirname, '../../examples')

/** Names, addresses and files of the invented people, and every value of their statements. */
function ofExamples(): readonly string[] {
  const people = JSON.parse(readFileSync(join(examples, 'people.json'), 'utf8')) as readonly { readonly [field: string]: unknown }[]
  const told = people.flatMap(({ name, email, passphrase: phrase }) => [name, email, phrase].map(String))
  const statements = globSync('*/*', { cwd: examples })
  // Banks write in either.
  const values = statements.flatMap((file) =>
    (['utf8', 'latin1'] as const).flatMap((charset) => valuesOf(readFileSync(join(examples, file), charset))),
  )
  return [...told, ...statements.map((file) => file.split(/[\\/]/).at(-1) ?? ''), ...values]
}

/** What the journeys type and bring. */
const ofJourneys = (): readonly string[] => [
  newAddressMark,
  '@example',
  passphrase,
  ...Object.keys(files),
  ...Object.values(files)
    .filter((content) => typeof content === 'string')
    .flatMap(valuesOf),
  'carrefour',
]

/** The values of a statement: the text of each element, the rest of each line after its letter; neither days nor codes of the format. */
function valuesOf(statement: string): readonly string[] {
  const isMarkup = statement.includes('<')
  const values = isMarkup
    ? [...statement.matchAll(/>([^<\r\n]+)/g)].map((match) => match[1] ?? '')
    : statement.split(/\r?\n/).map((line) => line.slice(1))
  return values
    .map((value) => value.trim())
    .filter((value) => !/^(?:\d{8}|[\d-]{10}T?[\d:+]*|\d{2}\/\d{2}\/\d{4}|[A-Z_]+|[a-z.:]+)$/.test(value) || / /.test(value))
}

const routes = new Set<unknown>([...Object.values(patterns), '/*', '*', '/'])
const error = /^[A-Za-z]+(?: at [\w./@:-]+)?$/

function isKnown(line: string): boolean {
  // The launcher and the admin port, in words.
  if (/^grenier(?: start)?: (?:installing|measures and health at http:\/\/(?:127\.0\.0\.1|localhost):\d+\/|port \d+)/.test(line))
    return true
  if (/^http:\/\/localhost:\d+$/.test(line)) return true
  try {
    const {
      request,
      method,
      route,
      status,
      milliseconds,
      error: failed,
      ...others
    } = JSON.parse(line) as { readonly [key: string]: unknown }
    return (
      Object.keys(others).length === 0 &&
      /^[0-9a-f]{8}$/.test(String(request)) &&
      /^[A-Z]{3,7}$/.test(String(method)) &&
      routes.has(route) &&
      Number.isInteger(status) &&
      Number.isInteger(milliseconds) &&
      (failed === undefined || (typeof failed === 'string' && error.test(failed)))
    )
  } catch {
    return false
  }
}
