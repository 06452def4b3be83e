/** Every rule of the budget, in one list. */
import type { Rule } from '../rule.ts'
import { acts } from './acts.ts'
import { any } from './any.ts'
import { fr } from './fr.ts'
import { qc } from './qc.ts'
import { trades } from './trades.ts'

export const rules: readonly Rule[] = [...acts, ...trades, ...any, ...fr, ...qc]
