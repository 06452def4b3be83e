/** Dated factors of emission. */
export { carbonFactors } from './factors.ts'
export type { CarbonFactor } from './types.ts'
