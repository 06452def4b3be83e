/** Contracts of energy and insurance, how they are paid, and what was declared under them. */
import { jsonAt, jsonText, type JsonValue, parseJson } from '#lib/pure/json'
import { cleanOrNone } from '#lib/pure/text'
import { type Contract, type Item, type Problem, problem } from '#model'
import { type Fields, isFields, listOf } from '../json-documents.ts'
import { ibanOf, rawOf, readAddress, readDay, readMoney } from '../json-values.ts'
import { dayOf } from './money.ts'

export function* edfContract(fields: Fields): Generator<Item | Problem> {
  const energy = jsonText(fields, 'energie', 'energy') ?? ''
  yield contractOf(
    {
      provider: jsonText(fields, 'vendor') ?? 'EDF',
      category: /gaz|gas/i.test(energy) ? 'gas' : 'electricity',
      number: jsonText(fields, 'number'),
      name: jsonText(fields, 'name'),
      state: jsonText(fields, 'status'),
      customerId: jsonText(fields, 'clientId'),
      meter: jsonText(fields, 'pdl', 'pce'),
      option: jsonText(fields, 'contractSubcategory1'),
      power: jsonText(fields, 'power'),
    },
    yield* daysOf(fields, 'start', 'end'),
    fields,
    ['vendor', 'energie', 'number', 'name', 'status', 'clientId', 'pdl', 'contractSubcategory1', 'power', 'start', 'end', 'docType'],
  )
}

/** Bank details are a JSON text inside the JSON, with line ends that JSON forbids. */
export function* edfPayment(fields: Fields): Generator<Item | Problem> {
  const details = jsonText(fields, 'encryptedBankDetails', 'bankDetails')?.replaceAll(/[\r\n\t]/g, ' ')
  const parsed = details === undefined ? undefined : parseJson(new TextEncoder().encode(details))
  const bank: JsonValue = parsed?.ok ? parsed.value : {}
  const written = jsonText(bank, 'iban')
  if (details !== undefined && !parsed?.ok) yield problem('malformed', { path: 'encryptedBankDetails' })
  if (written !== undefined && ibanOf(written) === undefined) yield problem('value-doubtful', { path: 'encryptedBankDetails/iban' })
  if (fields['paymentSchedules'] !== undefined) yield problem('section-unread', { path: 'paymentSchedules', text: 'paymentSchedules' })
  yield contractOf(
    {
      provider: jsonText(fields, 'vendor') ?? 'EDF',
      category: 'electricity',
      customerId: jsonText(fields, 'clientId'),
      holder: jsonText(bank, 'holder'),
      payment: jsonText(fields, 'paymentMeans'),
      iban: ibanOf(written),
    },
    {},
    { ...fields, bank: jsonText(bank, 'bank') ?? null, 'iban as written': ibanOf(written) === undefined ? (written ?? null) : null },
    ['vendor', 'clientId', 'paymentMeans', 'encryptedBankDetails', 'docType', 'paymentSchedules'],
  )
}

export function* maifContracts(fields: Fields): Generator<Item | Problem> {
  for (const one of listOf(fields['contrat'])) {
    if (!isFields(one)) {
      yield problem('section-unread', { path: 'contrat' })
      continue
    }
    const price = readMoney(one['montantTarifTtc'], 'EUR')
    if (!price.ok && one['montantTarifTtc'] !== undefined) yield problem(price.error, { path: 'contrat/montantTarifTtc' })
    const address = readAddress(jsonAt(one, 'objects/lieu/0/address'))
    if (address?.doubtful !== undefined) yield problem('value-doubtful', { path: 'contrat/address', text: address.doubtful })
    const contract = contractOf(
      { provider: 'MAIF', category: 'insurance', name: jsonText(one, 'formuleBase', 'name'), customerId: jsonText(one, 'societaire') },
      yield* daysOf(one, 'startDate', 'endDate'),
      { ...one, immatriculation: jsonText(one, 'objects/vehicule/0/immatriculationVehicule') ?? null },
      ['formuleBase', 'societaire', 'startDate', 'endDate', 'montantTarifTtc', 'objects'],
    )
    yield {
      ...contract,
      ...(price.ok ? { price: price.value, currency: 'EUR', period: 'year' as const } : {}),
      ...(address === undefined ? {} : { address: address.address }),
    }
  }
}

export function* maifPayment(fields: Fields): Generator<Item | Problem> {
  for (const one of listOf(fields['paymentterms'])) {
    if (!isFields(one)) continue
    const written = jsonText(one, 'rib/iban')
    if (written !== undefined && ibanOf(written) === undefined) yield problem('value-doubtful', { path: 'paymentterms/rib/iban' })
    yield contractOf(
      {
        provider: 'MAIF',
        category: 'insurance',
        customerId: jsonText(one, 'societaire'),
        payment: jsonText(one, 'modePaiement'),
        iban: ibanOf(written),
      },
      {},
      { ...one, bic: jsonText(one, 'rib/bic') ?? null, 'iban as written': ibanOf(written) === undefined ? (written ?? null) : null },
      ['societaire', 'modePaiement', 'rib'],
    )
  }
}

export function* claimOf(fields: Fields): Generator<Item | Problem> {
  const day = yield* dayOf(fields, 'timestamp', 'date')
  if (day === undefined) return
  const address = readAddress(fields['address'])
  if (address?.doubtful !== undefined) yield problem('value-doubtful', { path: 'address/postCode', text: address.doubtful })
  const texts = {
    reference: cleanOrNone(jsonText(fields, 'ref', 'reference'), 140),
    state: cleanOrNone(jsonText(fields, 'status', 'etat'), 140),
    place: cleanOrNone(jsonText(fields, 'lieuSurvenance'), 140),
    contract: cleanOrNone(jsonText(fields, 'societaire'), 140),
  }
  yield {
    kind: 'incident',
    schema: 1,
    by: 'MAIF',
    type: cleanOrNone(jsonText(fields, 'type'), 140) ?? 'sinistre',
    day,
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)),
    ...(address === undefined ? {} : { address: address.address }),
    ...rawOf(fields, new Set(['docType', 'type', 'ref', 'lieuSurvenance', 'societaire', 'address'])),
  }
}

type Days = Pick<Contract, 'day' | 'endDay'>

function* daysOf(fields: Fields, start: string, end: string): Generator<Problem, Days> {
  const days: { day?: string; endDay?: string } = {}
  for (const [name, field] of [
    [start, 'day'],
    [end, 'endDay'],
  ] as const) {
    const text = jsonText(fields, name)
    if (text === undefined) continue
    const read = readDay(text)
    if (!read.ok) yield problem('value-doubtful', { path: name, text })
    else {
      if (read.value.repaired) yield problem('day-repaired', { path: name, text })
      days[field] = read.value.day
    }
  }
  return days
}

const limits = {
  provider: 140,
  number: 140,
  name: 140,
  state: 80,
  holder: 140,
  customerId: 64,
  meter: 64,
  option: 140,
  power: 40,
  payment: 140,
  iban: 34,
} as const

function contractOf(
  { category, ...texts }: { readonly category: Contract['category'] } & { readonly [N in keyof typeof limits]?: string | undefined },
  days: Days,
  fields: Fields,
  used: readonly string[],
): Contract {
  const kept = Object.entries(texts).flatMap(([name, text]) => {
    const plain = cleanOrNone(text, limits[name as keyof typeof limits])
    return plain === undefined ? [] : [[name, plain]]
  })
  const names: { provider?: string } = Object.fromEntries(kept)
  return { kind: 'contract', schema: 1, category, ...names, provider: names.provider ?? '', ...days, ...rawOf(fields, new Set(used)) }
}
