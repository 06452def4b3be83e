/** What may be asked of the records, by the page and by the API. */
import { z } from 'zod'
import { isDay } from '#lib/pure/day'
import { type Kind, isKind, kindNames } from '#model'

const kind = z.enum(kindNames as [Kind, ...Kind[]])
const day = z.string().refine(isDay)

/** Query of `GET /api/v1/records`; an unknown or malformed parameter is refused, never ignored. */
export const apiQuery = z.strictObject({
  kind: kind.default('bank.transaction'),
  since: day.optional(),
  until: day.optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
})

const blank = (text: string): string | undefined => (text === '' ? undefined : text)
const asked = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .optional()
    .transform((text) => blank(text ?? ''))
    .catch(undefined)

/** The page's form: what cannot be read is as if it were not asked, and the page shows what was understood. */
export const recordsForm = z.object({
  kind: z.string().refine(isKind).catch('bank.transaction'),
  account: asked(64),
  since: asked(10).transform((text) => (text !== undefined && isDay(text) ? text : undefined)),
  until: asked(10).transform((text) => (text !== undefined && isDay(text) ? text : undefined)),
  text: asked(200),
  batch: asked(64),
  cursor: asked(500),
  month: asked(7).transform((text) => (text !== undefined && isDay(`${text}-01`) ? text : undefined)),
  category: asked(40),
  direction: z.enum(['in', 'out']).optional().catch(undefined),
  currency: asked(3),
})
export type RecordsForm = z.infer<typeof recordsForm>
