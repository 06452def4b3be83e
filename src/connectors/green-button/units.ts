/** Values of ESPI in the units of a record: value × 10^multiplier × factor, exact until the last millionth. */
import type { EnergyReading } from '#model'

export interface Unit {
  readonly name: string
  readonly unit: EnergyReading['unit']
  readonly measure: EnergyReading['measure']
  /** What one is in the record's unit, as a fraction. */
  readonly times: bigint
  readonly over: bigint
  /** True for a mean power: times the hours it lasted. */
  readonly power?: true
}

const energy = (name: string, times: bigint, over: bigint): Unit => ({ name, unit: 'kWh', measure: 'energy', times, over })
const volume = (name: string, times: bigint, over: bigint): Unit => ({ name, unit: 'm3', measure: 'volume', times, over })

/** By `uom` (ESPI `UnitSymbolKind`). Feet, gallons and litres are exact; a therm is 100,000 Btu of the International Table. */
const units: { readonly [uom: string]: Unit } = {
  38: { name: 'W', unit: 'kWh', measure: 'energy', times: 1n, over: 1_000n, power: true },
  72: energy('Wh', 1n, 1_000n),
  31: energy('J', 1n, 3_600_000n),
  132: energy('Btu', 105_505_585_262n, 360_000_000_000_000n),
  169: energy('therm', 105_505_585_262n, 3_600_000_000n),
  42: volume('m³', 1n, 1n),
  166: volume('m³ (compensated)', 1n, 1n),
  167: volume('m³ (uncompensated)', 1n, 1n),
  119: volume('ft³', 28_316_846_592n, 1_000_000_000_000n),
  120: volume('ft³ (compensated)', 28_316_846_592n, 1_000_000_000_000n),
  123: volume('ft³ (uncompensated)', 28_316_846_592n, 1_000_000_000_000n),
  128: volume('US gal', 3_785_411_784n, 1_000_000_000_000n),
  130: volume('imperial gal', 454_609n, 100_000_000n),
  134: volume('L', 1n, 1_000n),
}

export const unitOf = (uom: string | undefined): Unit | undefined =>
  uom !== undefined && Object.hasOwn(units, uom) ? units[uom] : undefined

/** Millionths of the unit, and whether something was lost by rounding; undefined when a double cannot hold it. */
export function convert(value: bigint, multiplier: number, unit: Unit, seconds: number): { quantity: number; exact: boolean } | undefined {
  const times = value * unit.times * 1_000_000n * (multiplier > 0 ? 10n ** BigInt(multiplier) : 1n) * (unit.power ? BigInt(seconds) : 1n)
  const over = unit.over * (multiplier < 0 ? 10n ** BigInt(-multiplier) : 1n) * (unit.power ? 3_600n : 1n)
  const quantity = Number((times * 2n + (times < 0n ? -over : over)) / (over * 2n))
  return Number.isSafeInteger(quantity) ? { quantity, exact: times % over === 0n } : undefined
}
