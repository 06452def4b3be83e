import type { Context } from 'hono'
import type { Damaged, Refused } from '#gate'
import { ok, type Result } from '#lib/pure/result'
import { budget, type BudgetResult } from '#services'
import type { Env } from '../deps.ts'
import { chosenLang } from '../lang.ts'
import { zoneOf } from '../zone.ts'

/** The budget of what the person holds: one reading through the gate, written in her ledger. */
export async function budgetResult(c: Context<Env>): Promise<Result<BudgetResult, Refused | Damaged>> {
  const granted = await c.var.deps.gate.read(c.var.session, 'service:budget', budget.need)
  if (!granted.ok) return granted
  const zone = await zoneOf(c)
  const today = c.var.deps.now().toZonedDateTimeISO(zone).toPlainDate().toString()
  return ok(budget.compute(granted.value, { today, zone, lang: chosenLang(c) }))
}
