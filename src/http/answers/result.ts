import type { Context } from 'hono'
import type { Damaged, Need, Refused } from '#gate'
import { ok, type Result } from '#lib/pure/result'
import { budget, type BudgetResult, type Service } from '#services'
import type { Env } from '../deps.ts'
import { chosenLang } from '../lang.ts'
import { zoneOf } from '../zone.ts'

/** What a service answers on what the person holds: one reading through the gate, written in her ledger. */
export async function resultOf<N extends Need, R>(c: Context<Env>, service: Service<N, R>): Promise<Result<R, Refused | Damaged>> {
  const granted = await c.var.deps.gate.read(c.var.session, `service:${service.name}`, service.need)
  if (!granted.ok) return granted
  const zone = await zoneOf(c)
  const today = c.var.deps.now().toZonedDateTimeISO(zone).toPlainDate().toString()
  return ok(service.compute(granted.value, { today, zone, lang: chosenLang(c) }))
}

export const budgetResult = (c: Context<Env>): Promise<Result<BudgetResult, Refused | Damaged>> => resultOf(c, budget)
