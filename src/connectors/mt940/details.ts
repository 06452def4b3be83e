/** Field 86, information to the account owner: each country, and each bank, has its own way. */
import { clean, cleanOrNone } from '#lib/pure/text'

export interface Details {
  readonly label?: string
  readonly counterparty?: string
  readonly memo?: string
  readonly reference?: string
  readonly type?: string
  readonly raw: Readonly<Record<string, string>>
}

/** SWIFT's lines have 65 characters: a line that is full goes on in the middle of a word. */
const join = (lines: readonly string[]): string => {
  let text = ''
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1]
    text += i === 0 || (before !== undefined && before.length === 65) ? line : ` ${line.trimStart()}`
  }
  return text
}

/** Reads the field whichever way it is written. */
export function readDetails(lines: readonly string[]): Details {
  const text = join(lines)
  // `166?00GUTSCHRIFT?20…` (Germany, Austria, Poland); the mark may be another sign than `?`.
  // Some banks leave the code of three digits out.
  const coded = /^(\d{3}|(?=\?\d\d))([?<@^~%'#])(\d{2}).*/s.exec(lines.join(''))
  if (coded !== null) return structured(lines.join('').slice(coded[1]!.length), coded[2]!, coded[1]!)
  if (
    /(?:^|\s)\/(?:TRTP|TRCD|BENM|ORDP|IBAN|REMI|EREF|NAME|CSID|MARF|PREF|RTRN|ISDT|PURP|ULTB|ULTD|SVCL|ADDR|TR|CTC|CNT|CNTP)\//.test(text)
  )
    return slashed(lines.join(''))
  const words = cleanOrNone(text.replace(/^\d{3}(?=PN\d)/, ''), 2000)
  return {
    ...(words === undefined ? {} : { label: clean(words, 500) }),
    ...(words !== undefined && words.length > 500 && { memo: words }),
    raw: {},
  }
}

/** Subfields by two digits (Deutsche Kreditwirtschaft, "Zahlungsverkehr in Bankanwendungen", MT 940): 00 kind, 20–29 and 60–63 purpose, 30–33 the other side. */
function structured(text: string, mark: string, gvc: string): Details {
  const fields = new Map<string, string>()
  for (const part of text.split(mark).slice(1)) {
    const code = part.slice(0, 2)
    if (/^\d{2}$/.test(code) && fields.size < 100) fields.set(code, (fields.get(code) ?? '') + part.slice(2))
  }
  const at = (code: string) => cleanOrNone(fields.get(code), 140)
  const purpose = [...fields].filter(([code]) => /^(?:2\d|6[0-3])$/.test(code)).map(([, part]) => part)
  const sepa = sepaOf(purpose)
  const counterparty = cleanOrNone(`${fields.get('32') ?? ''}${fields.get('33') ?? ''}`, 140)
  const words = cleanOrNone(sepa.SVWZ ?? (Object.keys(sepa).length > 0 ? undefined : spread(purpose)), 2000)
  const kind = at('00')
  const label = [counterparty, words].filter(Boolean).join(' — ') || kind
  return {
    ...(label === undefined ? {} : { label: clean(label, 500) }),
    ...(counterparty === undefined ? {} : { counterparty }),
    ...(words === undefined || words === label ? {} : { memo: words }),
    ...(sepa.EREF === undefined ? {} : { reference: clean(sepa.EREF, 140) }),
    ...(kind === undefined ? {} : { type: clean(kind, 40) }),
    raw: Object.fromEntries(
      [
        ['gvc', gvc],
        ['bank', at('30')],
        ['account', at('31')],
        ['mandate', sepa.MREF],
        ['creditor', sepa.CRED],
        ['onBehalfOf', sepa.ABWA],
      ].flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name!, clean(value, 2000)] as const])),
    ),
  }
}

/** Subfields of 27 characters: one that is full goes on in the next without a space. */
const spread = (parts: readonly string[]): string => parts.map((part) => (part.length >= 27 ? part : `${part} `)).join('')

type Sepa = {
  readonly [K in 'EREF' | 'KREF' | 'MREF' | 'CRED' | 'DEBT' | 'SVWZ' | 'ABWA' | 'ABWE' | 'COAM' | 'OAMT' | 'IBAN' | 'BIC']?: string
}

/** `EREF+… MREF+… SVWZ+…`: marks of the SEPA rulebook inside the purpose. */
function sepaOf(purpose: readonly string[]): Sepa {
  const text = purpose.join('')
  const marks = [...text.matchAll(/(EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|COAM|OAMT|IBAN|BIC)\+/g)]
  return Object.fromEntries(
    marks.map((mark, i) => [mark[1], clean(text.slice(mark.index + mark[0].length, marks[i + 1]?.index ?? text.length), 2000)]),
  ) as Sepa
}

/** `/EREF/…/IBAN/…/NAME/…/REMI/…` (Netherlands, and others): code words between slashes. */
function slashed(text: string): Details {
  const codes =
    'TRTP|TRCD|BENM|ORDP|IBAN|BIC|REMI|EREF|NAME|CSID|MARF|PREF|RTRN|ISDT|PURP|ULTB|ULTD|ULTC|SVCL|ADDR|USTD|CDTRREFTP|CDTRREF|ID|CD|ISSR|INIT|CTC|CNTP|OCMT|CHGS|EXCH|ORDC|BUSP|MANDT'
  const marks = [...text.matchAll(new RegExp(`/(${codes})/`, 'g'))]
  const fields = new Map<string, string>()
  for (const [i, mark] of marks.entries()) {
    const value = text
      .slice(mark.index + mark[0].length, marks[i + 1]?.index ?? text.length)
      .replaceAll(/\/+$/g, '')
      .trim()
    if (value !== '' && !fields.has(mark[1]!)) fields.set(mark[1]!, value)
  }
  // `/CNTP/account/bic/name/city`
  const [account, bic, name] = fields.get('CNTP')?.split('/') ?? []
  const counterparty = cleanOrNone(fields.get('NAME') ?? name, 140)
  const words = cleanOrNone(
    (fields.get('USTD') ?? fields.get('REMI') ?? '').replace(/^(?:USTD|STRD)\/\/?/, '').replaceAll(/\/{2,}/g, ' '),
    2000,
  )
  const kind = cleanOrNone(fields.get('TRTP') ?? fields.get('TRCD'), 40)
  const label = [counterparty, words].filter(Boolean).join(' — ') || kind
  const reference = cleanOrNone((fields.get('EREF') ?? '').replace(/^NOTPROVIDED$/i, ''), 140)
  const raw = [
    ['account', fields.get('IBAN') ?? account],
    ['bank', fields.get('BIC') ?? bic],
    ['mandate', fields.get('MARF')],
    ['creditor', fields.get('CSID')],
  ].flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name!, clean(value, 2000)] as const]))
  return {
    ...(label === undefined || label === '' ? {} : { label: clean(label, 500) }),
    ...(counterparty === undefined ? {} : { counterparty }),
    ...(words === undefined || words === label ? {} : { memo: words }),
    ...(reference === undefined ? {} : { reference }),
    ...(kind === undefined ? {} : { type: kind }),
    raw: Object.fromEntries(raw),
  }
}
