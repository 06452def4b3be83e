/** What may be asked of the records, by the page and by the API. */
import { z } from 'zod'
import { isDay } from '#lib/pure/day'
import { type Kind, isKind, kindNames } from '#model'

/** Corrections are read in the records that they correct. */
const kind = z.enum(kindNames.filter((name) => name !== 'amendment') as [Kind, ...Kind[]])
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
const askedDay = asked(10).transform((text) => (text !== undefined && isDay(text) ? text : undefined))

export const periods = ['this-month', 'last-month', 'this-year', 'last-year'] as const

const fields = {
  kind: z
    .string()
    .refine((name): name is Kind | 'all' => name === 'all' || isKind(name))
    .catch('all'),
  account: asked(64),
  organisation: asked(140),
  period: z.enum(periods).optional().catch(undefined),
  since: askedDay,
  until: askedDay,
  /** A bar of the months: its two days. */
  days: asked(22),
  text: asked(200),
  batch: asked(64),
  connector: asked(40),
  state: z.literal('corrected').optional().catch(undefined),
  cursor: asked(500),
  back: z.literal('1').optional().catch(undefined),
  count: z.literal('1').optional().catch(undefined),
  view: asked(24),
  month: asked(7).transform((text) => (text !== undefined && isDay(`${text}-01`) ? text : undefined)),
  category: asked(40),
  direction: z.enum(['in', 'out']).optional().catch(undefined),
  currency: asked(3),
  service: asked(24),
  figure: asked(120),
}

/** The page's form: what cannot be read is as if it were not asked, and the page shows what was understood. */
export const recordsForm = z.object(fields).transform(({ days, ...form }) => {
  const [, since, until] = /^([\d-]{10})\.\.([\d-]{10})$/.exec(days ?? '') ?? []
  return since === undefined || until === undefined || !isDay(since) || !isDay(until) ? form : { ...form, since, until }
})
export type RecordsForm = z.infer<typeof recordsForm>
