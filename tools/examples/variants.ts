/** Other lives of the invented households: the same standing orders, other draws of what they spend, for backtests and benches. */
import { camille } from './camille.ts'
import { addDays } from './days.ts'
import { type Event, type Life, live } from './life.ts'
import { noe } from './noe.ts'
import { createRandom } from './random.ts'

/** An operation as a file would give it, without its file. */
export interface Lived {
  readonly kind: 'bank.transaction'
  readonly id: string
  readonly account: string
  readonly day: string
  readonly amount: number
  readonly currency: string
  readonly label: string
  readonly memo?: string
  readonly type?: string
  readonly category?: string
}

const households = { camille: { life: camille, currency: 'EUR' }, noe: { life: noe, currency: 'CAD' } } as const

/** The operations of one variant of a household, oldest first: variant 0 is the household of `examples/` itself. */
export function variantOf(name: Household, variant: number): readonly Lived[] {
  const { life, currency } = households[name]
  const own = variant === 0 ? life : otherwise(life, variant)
  return live(own).map(({ account, label, memo, type, category, day, amountCents }, place) => ({
    kind: 'bank.transaction',
    id: `${variant}-${place}`,
    account,
    day,
    amount: amountCents,
    currency,
    label,
    ...(memo === undefined ? {} : { memo }),
    ...(type === undefined ? {} : { type }),
    ...(category === undefined ? {} : { category }),
  }))
}

export type Household = keyof typeof households

/** Single events come too, on other days and for other amounts: were they the same in each life, many lives would be one. */
function otherwise(life: Life, variant: number): Life {
  const name = `${life.name} ${variant}`
  const moved = (event: Event, place: number): Event => {
    const random = createRandom(`${name} event ${place}`)
    const day = addDays(event.day, random.between(-60, 60))
    const cents = Math.round((event.cents * random.between(60, 140)) / 100)
    return { ...event, day: day < life.from ? life.from : day > life.to ? life.to : day, cents }
  }
  return { ...life, name, events: life.events.map(moved) }
}

/** What a need is granted of a household: its operations, and which of its accounts are savings or cards. */
export const heldOf = (name: Household, variant = 0): readonly object[] => [
  ...variantOf(name, variant),
  { kind: 'bank.account', id: 'livret', account: 'livret', type: 'savings', name: 'Livret' },
  { kind: 'bank.account', id: 'carte', account: 'carte', type: 'card', name: 'Visa' },
]
