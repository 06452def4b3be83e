/**
 * Keyed Bloom filters of identity (cryptographic long-term keys), hardened: independent keyed hashes, one key a field, a fixed number of
 * insertions a field, exclusive-or folding, bits turned at random. Runs in browsers: Web Crypto alone.
 */
import { encodedFields, encodingBytes, flippedIn256, gramsOf, insertions, unfoldedBits } from './schema.ts'

/** 32 bytes, kept by the members; the linkage unit never has it. `release`: another release, another key. */
export interface EncodingKey {
  readonly key: Uint8Array
  readonly project: string
  readonly release: string
}

export interface Encoder {
  /** Which of the record's columns are encoded. */
  readonly columns: readonly string[]
  /** Tells two keys apart, and nothing of either. */
  readonly keyId: string
  /** One encoding a record, one after the other; `noisy` false leaves bits as they are, for the leak test alone. */
  encode(records: readonly (readonly string[])[]): Promise<{ readonly plain: Uint8Array; readonly noisy: Uint8Array }>
}

/** `columns`: those of the records; the ones that the schema knows are encoded. */
export async function createEncoder(key: EncodingKey, columns: readonly string[]): Promise<Encoder> {
  const root = await crypto.subtle.importKey('raw', key.key as BufferSource, 'HKDF', false, ['deriveKey', 'deriveBits'])
  const salt = bytesOf(JSON.stringify([key.project, key.release]))
  const used = encodedFields.filter(({ column }) => columns.includes(column))
  const weights = used.reduce((sum, { weight }) => sum + weight, 0)
  const fields = await Promise.all(
    used.map(async (field) => ({
      ...field,
      weight: Math.round((insertions * field.weight) / weights),
      at: columns.indexOf(field.column),
      key: await crypto.subtle.deriveKey(
        { name: 'HKDF', hash: 'SHA-256', salt, info: bytesOf(`grenier/encode/1/${field.column}`) },
        root,
        { name: 'HMAC', hash: 'SHA-256', length: 256 },
        false,
        ['sign'],
      ),
      // Places of each gram, as many as were asked so far.
      places: new Map<string, Uint16Array>(),
    })),
  )
  const id = await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info: bytesOf('grenier/encode/1/id') }, root, 64)

  type Field = (typeof fields)[number]
  /** Grams of a value and how often each is inserted: the weight shared out, the first ones once more. */
  const sharesOf = (field: Field, value: string) => {
    const grams = gramsOf(field.column, field.grams, value)
    return grams.map((gram, at) => ({ gram, times: Math.floor(field.weight / grams.length) + (at < field.weight % grams.length ? 1 : 0) }))
  }
  const learn = async (field: Field, gram: string, times: number) => {
    const blocks = Math.ceil(times / placesPerBlock)
    const places = new Uint16Array(blocks * placesPerBlock)
    for (let block = 0; block < blocks; block += 1) {
      const hash = new Uint8Array(await crypto.subtle.sign('HMAC', field.key, bytesOf(`${block}:${gram}`)))
      for (let at = 0; at < placesPerBlock; at += 1)
        places[block * placesPerBlock + at] = ((hash[2 * at]! << 8) | hash[2 * at + 1]!) % unfoldedBits
    }
    field.places.set(gram, places)
  }

  return {
    columns: fields.map(({ column }) => column),
    keyId: [...new Uint8Array(id)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    async encode(records) {
      for (const field of fields) {
        const wanted = new Map<string, number>()
        for (const record of records)
          for (const { gram, times } of record[field.at] === '' ? [] : sharesOf(field, record[field.at]!))
            if ((field.places.get(gram)?.length ?? 0) < times) wanted.set(gram, Math.max(times, wanted.get(gram) ?? 0))
        for (const [gram, times] of wanted) await learn(field, gram, times)
      }
      const plain = new Uint8Array(records.length * encodingBytes)
      const filter = new Uint8Array(unfoldedBits / 8)
      records.forEach((record, row) => {
        filter.fill(0)
        for (const field of fields) {
          if (record[field.at] === '') continue
          for (const { gram, times } of sharesOf(field, record[field.at]!)) {
            const places = field.places.get(gram)!
            for (let at = 0; at < times; at += 1) filter[places[at]! >> 3]! |= 1 << (places[at]! & 7)
          }
        }
        for (let at = 0; at < encodingBytes; at += 1) plain[row * encodingBytes + at] = filter[at]! ^ filter[at + encodingBytes]!
      })
      return { plain, noisy: turned(plain) }
    },
  }
}

const placesPerBlock = 16
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

/** Each bit turned with the chance of the schema, by the machine's own randomness: never twice the same. */
function turned(plain: Uint8Array): Uint8Array {
  const noisy = plain.slice()
  const draws = new Uint8Array(encodingBytes * 8)
  for (let from = 0; from < plain.length; from += encodingBytes) {
    crypto.getRandomValues(draws)
    for (let bit = 0; bit < draws.length; bit += 1) if (draws[bit]! < flippedIn256) noisy[from + (bit >> 3)]! ^= 1 << (bit & 7)
  }
  return noisy
}
