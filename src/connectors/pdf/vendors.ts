/**
 * Vendors known by name, and what gives each away: its SIREN, or words that only its own papers print. Facts of public registers.
 * Shops that sell for others too are known by their number alone: their name stands on the papers of every seller.
 */

interface Vendor {
  readonly name: string
  /** French register of companies; several for a group. */
  readonly sirens?: readonly string[]
  /** Taken as proof when no SIREN is printed; beside a SIREN, tells a brand from its company. */
  readonly words?: RegExp
  /** True for a brand of a company above it: its words must be there. */
  readonly brand?: true
  readonly currency?: 'CAD'
}

const vendors: readonly Vendor[] = [
  { name: 'Sosh', sirens: ['380129866'], words: /\bsosh\b/i, brand: true },
  { name: 'Orange', sirens: ['380129866'], words: /\borange\.fr\b|\borange s\.?a\b/i },
  { name: 'RED by SFR', sirens: ['343059564'], words: /\bred by sfr\b|\bred-by-sfr\b/i, brand: true },
  { name: 'SFR', sirens: ['343059564'], words: /\bsfr\.fr\b/i },
  { name: 'Bouygues Telecom', sirens: ['397480930'], words: /\bbouygues ?telecom\b|\bbbox\b/i },
  { name: 'Free Mobile', sirens: ['499247138'], words: /\bfree mobile\b|\bmobile\.free\.fr\b/i },
  { name: 'Free', sirens: ['421938861'], words: /\bfree sas\b|\bfreebox\b/i },
  { name: 'EDF', sirens: ['552081317'], words: /\bedf\.fr\b|\bélectricité de france\b/i },
  { name: 'Engie', sirens: ['542107651'], words: /\bengie\b/i },
  { name: 'TotalEnergies', sirens: ['442395448'], words: /\btotal ?energies\b|\bdirect[ -]energie\b/i },
  { name: 'Eni', sirens: ['451225692'], words: /\beni (?:gas|plenitude)\b|\bplenitude\b/i },
  { name: 'Veolia', sirens: ['572025526'], words: /\bveolia\b|\bvéolia\b/i },
  { name: 'Suez', sirens: ['410034607'], words: /\bsuez eau\b|\btoutsurmoneau\b/i },
  { name: 'Eau de Paris', sirens: ['510611056'], words: /\beau de paris\b|\beaudeparis\b/i },
  { name: 'Eau du Grand Lyon', sirens: ['799365887'], words: /\beaudugrandlyon\b|\beau du grand lyon\b/i },
  { name: 'Saur', sirens: ['339379984'], words: /\bsaurclient\b/i },
  { name: 'MAIF', sirens: ['775709702', '341672681'], words: /\bmaif\.fr\b|\bfilia-maif\b/i },
  { name: 'MACIF', sirens: ['781452511'], words: /\bmacif\b/i },
  { name: 'AXA', sirens: ['722057460', '310499959'], words: /\baxa\.fr\b|\baxa france\b/i },
  { name: 'MAAF', sirens: ['542073580'], words: /\bmaaf\b/i },
  { name: 'Matmut', sirens: ['775701477'], words: /\bmatmut\b/i },
  { name: 'GMF', sirens: ['398972901'], words: /\bgmf\.fr\b/i },
  { name: 'Allianz', sirens: ['542110291'], words: /\ballianz\b/i },
  { name: 'Fnac', sirens: ['775661390'] },
  { name: 'Leroy Merlin', sirens: ['384560942'] },
  { name: 'LDLC', sirens: ['403554181'] },
  { name: 'OVH', sirens: ['424761419'], words: /\bovhcloud\b|\bovh sas\b/i },
  { name: 'Darty', sirens: ['542086616'] },
  { name: 'Amazon', sirens: ['487773327'], words: /\bamazon (?:eu|services europe)\b/i },
  { name: 'Veepee', sirens: ['434317293'], words: /\bveepee\b|\bvente-privee\b/i },
  { name: 'Cdiscount', sirens: ['424059822'] },
  { name: 'Air France', sirens: ['420495178'] },
  { name: 'SNCF Voyageurs', sirens: ['519037584'], words: /\bsncf voyageurs\b|\bsncf-connect\b/i },
  { name: 'Hydro-Québec', words: /\bhydro-?qu[ée]bec\b/i, currency: 'CAD' },
  { name: 'Vidéotron', words: /\bvid[ée]otron\b/i, currency: 'CAD' },
  { name: 'Bell', words: /\bbell\.ca\b|\bbell canada\b/i, currency: 'CAD' },
  { name: 'Énergir', words: /\bénergir\b|\benergir\b/i, currency: 'CAD' },
  { name: 'Fizz', words: /\bfizz\.ca\b/i, currency: 'CAD' },
  { name: 'Telus', words: /\btelus\b/i, currency: 'CAD' },
  { name: 'Rogers', words: /\brogers\.com\b/i, currency: 'CAD' },
]

export interface FoundVendor {
  /** Undefined when only a VAT number tells who it is. */
  readonly name?: string
  readonly id?: string
  readonly currency?: 'CAD'
}

/** The vendor of a paper, when one and only one is given away by it. */
export function vendorOf(lines: readonly string[]): FoundVendor | undefined {
  const text = lines.join('\n')
  const numbers = lines.map((line) => line.replaceAll(/(?<=\d)[\s.\u00a0\u202f]+(?=\d)/gu, ''))
  const bySiren = vendors.flatMap((vendor) => {
    const id = vendor.sirens?.find((siren) => numbers.some((line) => line.includes(siren)))
    return id === undefined || (vendor.brand && !vendor.words?.test(text)) ? [] : [{ ...vendor, id }]
  })
  const byWords = bySiren.length > 0 ? [] : vendors.filter((vendor) => vendor.words?.test(text))
  const found = [...bySiren, ...byWords]
  // A brand hides its company, which prints the same number.
  const kept = found.filter((vendor) => vendor.brand || !found.some((other) => other.brand && shares(other, vendor)))
  if (kept.length > 1) return undefined
  const [vendor] = kept
  if (vendor === undefined) return vatOf(numbers)
  const { name, currency } = vendor
  return { name, ...('id' in vendor ? { id: String(vendor.id) } : {}), ...(currency === undefined ? {} : { currency }) }
}

const shares = (a: Vendor, b: Vendor): boolean => a.sirens?.some((siren) => b.sirens?.includes(siren)) ?? false

/** The only French VAT number printed whose key is right: `FR` + key + SIREN. */
function vatOf(lines: readonly string[]): FoundVendor | undefined {
  const found = new Set(
    lines.flatMap((line) =>
      [...line.matchAll(/\bFR ?(\d{2})(\d{9})\b/g)].flatMap(([, key, siren]) =>
        (12 + 3 * (Number(siren) % 97)) % 97 === Number(key) ? [`FR${key}${siren}`] : [],
      ),
    ),
  )
  const [id] = found
  return id === undefined || found.size > 1 ? undefined : { id }
}
