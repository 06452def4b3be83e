/** Opening a figure: from what a service answered to the records that make it, and the rules that put them there. */
import type { Context } from 'hono'
import type { Kind } from '#model'
import { links } from '#routes'
import { operationsOf, services } from '#services'
import type { RecordsProps } from '#web'
import type { Env } from '../deps.ts'
import { valueOf } from '../errors.ts'
import { budgetResult, resultOf } from './result.ts'

/** What the link of a figure carries: a service and its key, or the words of a month of the budget. */
export interface FigureQuery {
  readonly month?: string | undefined
  readonly category?: string | undefined
  readonly direction?: 'in' | 'out' | undefined
  readonly currency?: string | undefined
  readonly service?: string | undefined
  readonly figure?: string | undefined
}

export interface OpenedFigure {
  readonly kind: Kind
  readonly ids: readonly string[]
  readonly figure: NonNullable<RecordsProps['figure']>
}

/** Undefined when the figure is not (or no longer) in the answer. */
export async function openFigure(c: Context<Env>, query: FigureQuery): Promise<OpenedFigure | undefined> {
  const { month, category, direction, currency, figure } = query
  if (figure !== undefined) return await openAny(c, query.service ?? '', figure)
  if (month === undefined || currency === undefined) return undefined
  const opened = operationsOf(valueOf(await budgetResult(c)), { month, currency, category, direction })
  return opened && { kind: 'bank.transaction', ids: opened.ids, figure: headOf(opened, links.budget({ month, currency })) }
}

async function openAny(c: Context<Env>, name: string, figure: string): Promise<OpenedFigure | undefined> {
  const service = services.find((one) => one.name === name)
  const opened = service?.open(valueOf(await resultOf(c, service)), figure)
  return opened && { kind: opened.kind ?? 'bank.transaction', ids: opened.ids, figure: headOf(opened, links.answer(name)) }
}

const headOf = ({ title, rule }: { readonly title: string; readonly rule?: string }, back: string) => ({
  title,
  back,
  ...(rule === undefined ? {} : { rule }),
})

/** The link's own words, which the pages of the list carry on. */
export const openPosts = (query: FigureQuery): NonNullable<RecordsProps['opened']> =>
  Object.fromEntries(
    (['month', 'category', 'direction', 'currency', 'service', 'figure'] as const).flatMap((name) =>
      query[name] === undefined ? [] : [[name, query[name]]],
    ),
  )
