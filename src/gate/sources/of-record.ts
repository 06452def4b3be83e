/** The source that a row belongs to, from what it says and the format that brought it: the words of which its key is made. Pure. */
import { fold } from '#lib/pure/text'
import type { Item } from '#model'

/** As `factsOf` makes them. */
export function sourceWords(item: Item, connector: string): readonly [type: string, name: string] {
  if (item.kind === 'bank.account' || item.kind === 'bank.transaction' || item.kind === 'bank.balance')
    return ['account', fold(item.account)]
  if (item.kind === 'energy.reading') return ['meter', [item.fluid, item.direction, fold(item.meter)].join('\u0000')]
  if (item.kind === 'invoice' || item.kind === 'receipt') return ['supplier', fold(item.vendor)]
  return ['files', connector]
}
