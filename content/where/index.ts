/**
 * Who holds what about a person, where to ask for it and by which right: nine families of organisations, about seventy lines.
 * Held by `where.test.ts`.
 */
import { bank } from './bank.ts'
import { energy } from './energy.ts'
import { health } from './health.ts'
import { home } from './home.ts'
import { mobility } from './mobility.ts'
import type { RightId } from './rights.ts'
import { school } from './school.ts'
import type { ServiceId } from './fed.ts'
import { shops } from './shops.ts'
import { telecom } from './telecom.ts'
import type { Family, WhereLine } from './types.ts'
import { web } from './web.ts'

export { fed } from './fed.ts'
export { rights } from './rights.ts'
export type { Country, Delay, Right } from './types.ts'

export type Line = WhereLine<RightId, ServiceId>

export const families: readonly Family<RightId, ServiceId>[] = [bank, energy, telecom, shops, health, home, mobility, school, web]
