/** Documents of a Cozy (Twake) personal cloud: bank operations, accounts, bills, contacts. See README.md. */
import { decodeBytes } from '#lib/pure/decode'
import { isProblem, type Problem, problem } from '#model'
import type { Connector, Found, Hints, Source } from '../connector.ts'
import { documentsOf, type Fields, type JsonDocument } from '../json-documents.ts'
import { createAccounts } from './account.ts'
import { billOf } from './bill.ts'
import { contactOf } from '../contact-document.ts'
import { operationOf } from './operation.ts'

export const cozy: Connector = { name: 'cozy', recognise, parse }

function recognise(head: Uint8Array): number {
  const text = decodeBytes(head, 'utf-8').text.replace(/^\uFEFF?\s*/u, '')
  if (!/^[[{]/.test(text)) return 0
  if (/^\{\s*"io\.cozy\.[a-z.]+"\s*:/.test(text)) return 1
  if (/"(?:_type|doctype|docType|type|id)"\s*:\s*"io\.cozy\.(?:bank\.(?:operations|accounts)|bills|contacts)[/"]/.test(text)) return 0.95
  if (/^\{[^{]*"(?:bills|operations)"\s*:\s*\[/.test(text) && /"amount"\s*:/.test(text) && /"(?:vendor|label)"\s*:/.test(text)) return 0.8
  const first = text.slice(0, 4_000)
  const marks = [
    'manualCategoryId',
    'automaticCategoryId',
    'cozyCategoryId',
    'originalBankLabel',
    'vendorAccountId',
    'institutionLabel',
    'cozyMetadata',
  ]
  const found = marks.filter((mark) => first.includes(`"${mark}"`)).length
  return found > 0 && /"(?:amount|balance)"\s*:/.test(first) ? 0.8 : 0
}

/** Accounts are read first: operations name them by an identifier that only the cloud knows. */
async function* parse(source: Source, hints: Hints): AsyncGenerator<Found | Problem> {
  if (source.size === 0) return yield problem('empty-file', { fatal: true })
  const accounts = createAccounts()
  for await (const document of documentsOf(source))
    if (!isProblem(document) && kindOf(document) === 'account') accounts.add(document.fields)
  const told = new Set<string>()
  const once = function* (found: Problem): Generator<Problem> {
    if (told.has(found.code)) return
    told.add(found.code)
    yield found
  }
  const unread = new Set<string>()
  for await (const document of documentsOf(source)) {
    if (isProblem(document)) {
      yield document
      continue
    }
    const kind = kindOf(document)
    for (const found of readings(document, kind, accounts, hints)) {
      if (isProblem(found))
        yield* found.code === 'currency-assumed' ? once(found) : [{ ...found, path: document.path, line: document.line }]
      else yield { item: found, path: document.path, line: document.line }
    }
    const type = document.type ?? ''
    if (kind === undefined && !unread.has(type) && unread.size < 50) {
      unread.add(type)
      yield problem('section-unread', { path: document.path, ...(type === '' ? {} : { text: type }) })
    }
  }
}

type Kind = 'operation' | 'account' | 'bill' | 'contact'

function* readings({ fields }: JsonDocument, kind: Kind | undefined, accounts: ReturnType<typeof createAccounts>, hints: Hints) {
  if (kind === 'operation') yield* operationOf(fields, accounts, hints)
  else if (kind === 'account') yield* accounts.read(fields, hints)
  else if (kind === 'bill') yield* billOf(fields, hints)
  else if (kind === 'contact') yield* contactOf(fields)
}

/** By doctype, else by the fields that only one has. */
function kindOf({ fields, type }: JsonDocument): Kind | undefined {
  if (type === 'io.cozy.bank.operations' || type === 'operations') return 'operation'
  if (type === 'io.cozy.bank.accounts' || type === 'accounts') return 'account'
  if (type === 'io.cozy.bills' || type === 'bills') return 'bill'
  if (type === 'io.cozy.contacts') return 'contact'
  if (type !== undefined) return undefined
  const has = (...names: readonly (keyof Fields)[]) => names.every((name) => fields[name] !== undefined)
  if (has('amount', 'label', 'date')) return 'operation'
  if (has('institutionLabel') || (has('balance', 'label') && has('number'))) return 'account'
  return has('vendor', 'amount', 'date') ? 'bill' : undefined
}
