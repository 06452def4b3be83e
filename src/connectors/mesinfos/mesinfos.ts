/** The sets of MesInfos (2013–2018): JSON documents of the first Cozy, one set a source. See README.md. */
import { decodeBytes } from '#lib/pure/decode'
import { type Item, isProblem, type Problem, problem } from '#model'
import type { Connector, Found, Hints, Source } from '../connector.ts'
import { documentsOf } from '../json-documents.ts'
import { readerOf } from './sets.ts'

export const mesinfos: Connector = { name: 'mesinfos', recognise, parse }

/** Doctypes of the first Cozy, and fields that stand together in one set only. */
const doctypes =
  /"docType"\s*:\s*"(?:bankoperation|operationtype|(?:org\.fing\.mesinfos\.)?consum[a-z]*statement|contact|message|album|photo|tasky|insuranceclaim)"/i
const together: readonly (readonly string[])[] = [
  ['clientId', 'vendor', 'numeroAcc'],
  ['clientId', 'vendor', 'coHolder'],
  ['clientId', 'vendor', 'pdl'],
  ['clientId', 'vendor', 'totalPaymentDue'],
  ['clientId', 'vendor', 'paymentMeans'],
  ['contrat', 'societaire', 'formuleBase'],
  ['foyer', 'membres'],
  ['home', 'societaire'],
  ['societaire', 'referenceClient'],
  ['paymentterms', 'modePaiement'],
  ['societaire', 'lieuSurvenance'],
  ['housingType', 'occupantsCount'],
  ['residenceType', 'principalHeatingSystemType'],
  ['dir_id', 'trashed', 'md5sum'],
  ['dir_id', 'created_at', 'type'],
]

function recognise(head: Uint8Array): number {
  const text = decodeBytes(head, 'utf-8').text.replace(/^\uFEFF?\s*/u, '')
  if (!/^[[{]/.test(text) || /"(?:usage_point|usage_points|usage_point_address|usage_point_id)"\s*:/.test(text)) return 0
  if (doctypes.test(text)) return 0.9
  const has = (name: string) => text.includes(`"${name}"`)
  if (together.some((names) => names.every((name) => has(name)))) return 0.8
  if (/"type"\s*:\s*"io\.cozy\.photos\.albums"/.test(text) && has('_id')) return 0.7
  if (/^\{\s*"@context"/.test(text) && /wikiapi\.org|semantic\/context\.json/.test(text)) return 0.6
  return isBills(text) ? 0.6 : 0
}

/** A list of nothing but `type, date, vendor, amount`. */
function isBills(text: string): boolean {
  const first = /^\[\s*(\{[^{}]*\})/.exec(text)?.[1]
  if (first === undefined) return false
  const names = [...first.matchAll(/"(\w+)"\s*:/g)].map((match) => match[1])
  return ['date', 'vendor', 'amount'].every((name) => names.includes(name)) && names.length <= 8
}

async function* parse(source: Source, hints: Hints): AsyncGenerator<Found | Problem> {
  if (source.size === 0) return yield problem('empty-file', { fatal: true })
  const told = new Set<string>()
  const context = { hints, accounts: new Set<string>() }
  for await (const document of documentsOf(source)) {
    if (isProblem(document)) {
      yield document
      continue
    }
    const { path, line } = document
    const reader = readerOf(document)
    if (reader === undefined) {
      const type = document.type ?? (document.fields['@context'] === undefined ? '' : 'ontology')
      if (!told.has(type) && told.size < 50) yield problem('section-unread', { path, line, ...(type === '' ? {} : { text: type }) })
      told.add(type)
      continue
    }
    for (const found of reader(document.fields, context)) yield* tell(found, path, line, told)
  }
}

function* tell(found: Item | Problem, path: string, line: number, told: Set<string>): Generator<Found | Problem> {
  if (!isProblem(found)) return yield { item: found, path, line }
  // What is assumed of the whole set is said once.
  if (['currency-assumed', 'section-unread'].includes(found.code)) {
    const key = `${found.code} ${found.text ?? ''}`
    if (told.has(key)) return
    told.add(key)
  }
  yield { ...found, line, path: found.path === undefined ? path : `${path}/${found.path}` }
}
