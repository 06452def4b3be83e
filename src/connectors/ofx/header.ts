/** The start of an OFX file: is it one, and which encoding does it declare? */
import { decodeBytes } from '#lib/pure/decode'

/** How sure we are that these first bytes open an OFX file, 0 to 1. */
export function recogniseOfx(head: Uint8Array): number {
  const text = decodeBytes(head).text.replace(/^[\uFEFF\s]+/u, '')
  const header = /^OFXHEADER\s*:/i.test(text) || /^(?:<\?xml[^>]*\?>\s*)?<\?OFX\s/i.test(text)
  const root = /<(?:[\w-]+:)?OFX(?:\s[^<>]*)?>/i.exec(text)
  if (header) return root === null ? 0.6 : 1
  if (root === null) return 0
  // Nothing but declarations, comments and `KEY:VALUE` lines may come before the root: a page that quotes OFX is no OFX.
  const before = text.slice(0, root.index).replaceAll(/<\?[^>]*\?>|<!--[^]*?-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?>/gi, '')
  return before.split(/[\r\n]+/).every((line) => /^\s*(?:[A-Z]+\s*:.*)?$/.test(line)) ? 0.9 : 0
}

/** The encoding declared, as written: by the XML declaration of 2.x, or by `ENCODING` and `CHARSET` of 1.x. */
export function declaredEncoding(head: Uint8Array): string | undefined {
  const text = decodeBytes(head.subarray(0, 4_096)).text
  const xml = /<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/i.exec(text)?.[1]
  if (xml !== undefined) return xml
  // The header may be written on one line, without any separator.
  const encoding = /ENCODING\s*:\s*(UTF-?8|UTF-?16|UNICODE|US-?ASCII)/i.exec(text)?.[1]
  const charset = /CHARSET\s*:\s*([A-Za-z0-9_.-]+?)(?=COMPRESSION|[\s<]|$)/i.exec(text)?.[1]
  if (encoding !== undefined && /^U(?:TF|NI)/i.test(encoding)) return encoding
  return charset === undefined || /^none$/i.test(charset) ? encoding : charset
}
