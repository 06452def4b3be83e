/** What a meter counted: electricity, gas, water, heat. */
import { z } from 'zod'
import { currencyCode, day, instant, millionths, minorUnits, raw, text, zone } from './field.ts'

/**
 * One interval. `day` is its first local day and `lastDay` its last (included; absent when the same). An interval shorter than
 * a day also has its instants: `end` is excluded, so that two neighbours touch; `zone` is the source's. A gas day runs from 6:00 to
 * 6:00 and is the day it begins on. `at` is when the greatest power of the day was reached.
 * `quantity` is in 10⁻⁶ of `unit`; `volume` (10⁻⁶ m³) and `coefficient` (10⁻⁶ kWh/m³) are what gas is converted from;
 * `exactCost` (10⁻⁶ of the currency) stands for `cost` where the source counts finer than the smallest coin.
 * `watts` is the mean power that the source gave where it gave no energy: over ten minutes, a watt is no whole millionth of a kWh.
 */
export const energyReading = z.strictObject({
  kind: z.literal('energy.reading'),
  schema: z.literal(1),
  fluid: z.enum(['electricity', 'gas', 'water', 'heat']),
  direction: z.enum(['consumed', 'produced']),
  measure: z.enum(['energy', 'volume', 'max-power']),
  meter: text(64),
  day,
  lastDay: day.optional(),
  start: instant.optional(),
  end: instant.optional(),
  zone: zone.optional(),
  at: instant.optional(),
  quantity: millionths,
  unit: z.enum(['kWh', 'm3', 'kVA', 'kW']),
  watts: z.number().int().optional(),
  volume: millionths.optional(),
  coefficient: millionths.optional(),
  indexStart: millionths.optional(),
  indexEnd: millionths.optional(),
  tariff: text(64).optional(),
  quality: z.enum(['measured', 'estimated', 'corrected', 'self-reported']).optional(),
  publication: z.enum(['informative', 'published']).optional(),
  cost: minorUnits.optional(),
  exactCost: millionths.optional(),
  currency: currencyCode.optional(),
  contract: text(64).optional(),
  raw,
})
export type EnergyReading = z.infer<typeof energyReading>
