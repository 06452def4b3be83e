/** What a step of an act answers. */
import type { Batch } from '#gate'
import type { ActOnRecordsProps } from '#web'
import { Failure, valueOf } from '../errors.ts'

/** The page of an act, or what was done. */
export type Outcome = Partial<ActOnRecordsProps> | Batch

type Refusal = { readonly type: 'TooMany' | 'Unknown' | 'Damaged' | 'BadItem' }

/** Its value, or the failure that answers it. */
export function doneOf<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Refusal }): T {
  if (!result.ok && result.error.type === 'TooMany') throw new Failure('TooManyRecords')
  return valueOf(result)
}
