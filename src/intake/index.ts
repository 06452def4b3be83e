/** Intake: spools what a person drops, recognises it, reads it in a sandboxed child. Stores nothing. */
export { createIntake, type IntakeDeps } from './intake.ts'
export { defaultLimits } from './limits.ts'
export type { FileShape, TableLook } from '#connectors'
export type * from './types.ts'
