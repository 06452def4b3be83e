/** Is this XML an electronic invoice? By its root element and the standard's namespace. */
import { decodeBytes } from '#lib/pure/decode'

/** Root elements, and what must stand in the file's head for each: a namespace of the standard, in any version. */
const roots: readonly { readonly name: RegExp; readonly namespace: RegExp }[] = [
  { name: /^CrossIndustryInvoice$/, namespace: /urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:\d+/ },
  { name: /^CrossIndustryDocument$/, namespace: /urn:(?:ferd:CrossIndustryDocument|un:unece:uncefact:data:standard:CrossIndustry)/ },
  { name: /^(?:Invoice|CreditNote)$/, namespace: /urn:oasis:names:specification:ubl:schema:xsd:(?:Invoice|CreditNote)-2/ },
  { name: /^FatturaElettronica(?:Semplificata)?$/, namespace: /FatturaElettronicaHeader|fatturapa|ivaservizi/i },
  { name: /^StandardBusinessDocument$/, namespace: /urn:oasis:names:specification:ubl:schema:xsd:(?:Invoice|CreditNote)-2/ },
]

/** 0 or 1. `head` is the start of the file. */
export function recogniseInvoice(head: Uint8Array): number {
  const text = decodeBytes(head).text
  const before = /^(?:[\uFEFF\s]+|<\?[^>]*>|<!--[^]*?-->|<!DOCTYPE[^<>[]*(?:\[[^\]]*\])?\s*>)*/u.exec(text)![0]
  const tag = /^<(?:[\w.-]+:)?([\w.-]+)[\s/>]/.exec(text.slice(before.length))
  const root = tag === null ? undefined : roots.find(({ name }) => name.test(tag[1]!))
  return root?.namespace.test(text) ? 1 : 0
}
