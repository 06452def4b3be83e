/** Opening a figure: from a post of the budget to the operations that make it, and the rule that put them there. */
import type { Context } from 'hono'
import { links } from '#routes'
import { operationsOf } from '#services'
import type { RecordsProps } from '#web'
import type { Env } from '../deps.ts'
import { valueOf } from '../errors.ts'
import { budgetResult } from './result.ts'

/** What the link of a figure carries. */
export interface FigureQuery {
  readonly month?: string | undefined
  readonly category?: string | undefined
  readonly direction?: 'in' | 'out' | undefined
  readonly currency?: string | undefined
}

export interface OpenedFigure {
  readonly ids: readonly string[]
  readonly figure: NonNullable<RecordsProps['figure']>
}

/** Undefined when the figure is not (or no longer) in the budget. */
export async function openFigure(
  c: Context<Env>,
  { month, category, direction, currency }: FigureQuery,
): Promise<OpenedFigure | undefined> {
  if (month === undefined || currency === undefined) return undefined
  const opened = operationsOf(valueOf(await budgetResult(c)), { month, currency, category, direction })
  if (opened === undefined) return undefined
  const { ids, title, rule } = opened
  const back = links.budget({ month, currency })
  return { ids, figure: { title, back, ...(rule === undefined ? {} : { rule }) } }
}

/** The link's own words, which the pages of the list carry on. */
export const openPosts = ({ month, category, direction, currency }: FigureQuery) => ({
  ...(month === undefined ? {} : { month }),
  ...(category === undefined ? {} : { category }),
  ...(direction === undefined ? {} : { direction }),
  ...(currency === undefined ? {} : { currency }),
})
