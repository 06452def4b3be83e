/** Dated tables of energy. */
export { energyFactors } from './factors.ts'
export { energyOffers } from './offers.ts'
export type { EnergyFactor, EnergyOffer, TableSource } from './types.ts'
