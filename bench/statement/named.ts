/** Whether a label names a vendor, by the dictionary of the service, else by the vendor's words as they are: what the peer's rules ask. */
import { createBrands } from '../../src/services/matching/brands/all.ts'
import { wordsOf } from '../../src/services/matching/names.ts'

export function namedAs(): (vendor: string, label: string) => boolean {
  const brands = createBrands()
  return (vendor, label) => {
    const words = wordsOf(label)
    const known = brands.find(wordsOf(vendor))
    return known.length > 0
      ? known.some((brand) => brands.find(words).includes(brand))
      : ` ${words.join(' ')} `.includes(` ${wordsOf(vendor).join(' ')} `)
  }
}
