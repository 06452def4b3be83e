/** Services: answers computed on a person's own records, each with its declared need. One line a service. */
import { budget } from './budget/budget.ts'
import { carbon } from './carbon/carbon.ts'
import { energy } from './energy/energy.ts'
import { forecast } from './forecast/forecast.ts'
import type { Need } from '#gate'
import { health } from './health/health.ts'
import { map } from './map/map.ts'
import type { Service } from './service.ts'
import { suppliers } from './suppliers/suppliers.ts'
import { statement } from './statement/statement.ts'

export { budget } from './budget/budget.ts'
export { buyHome, type FeeDue } from './budget/home.ts'
export { aboutHousehold, aboutShared, peopleText } from './budget/household.ts'
export { aboutSplit, splitText } from './budget/split.ts'
export { aboutPlan } from './budget/plan.ts'
export { type Scenario, withExpense } from './budget/usual.ts'
export { carbon } from './carbon/carbon.ts'
export { energy } from './energy/energy.ts'
export { aboutOffer, aboutPower, offerValue } from './energy/offers.ts'
export { changed, type Effect } from './energy/what-if.ts'
export type { CarbonResult } from './carbon/result.ts'
export type { EnergyResult, EnergySeries } from './energy/result.ts'
export { aboutFloor, forecast } from './forecast/forecast.ts'
export { aboutStart } from './forecast/start.ts'
export { moneyIn } from './money/amount.ts'
export { categoriesIn } from './money/categories.ts'
export { merchantOf } from './money/merchant.ts'
export { yearly } from './money/recurrences.ts'
export { aboutMerchant, aboutOperation, isTaughtCategory } from './money/taught.ts'
export { type BudgetPost, type BudgetView, budgetOf, type Figure, operationsOf } from './budget/view.ts'
export type { BudgetResult, CurrencyBudget } from './budget/result.ts'
export type { CurrencyForecast } from './forecast/result.ts'
export { map } from './map/map.ts'
export { townTyped } from './map/towns.ts'
export { reasonOf } from './suppliers/figures.ts'
export { aboutName, aboutNotice } from './suppliers/names.ts'
export type { Supplier, SuppliersResult } from './suppliers/result.ts'
export { suppliers } from './suppliers/suppliers.ts'
export type { Lang, Opened, Options, Service, ServiceText, Table } from './service.ts'

export { health } from './health/health.ts'
export type { Care, HealthMoney, HealthResult } from './health/result.ts'
export { statement } from './statement/statement.ts'
export type { StatementLink, StatementResult } from './statement/result.ts'

// A list forgets each service's own types: `compute` must be handed what the gate granted for that very service's `need`.
const listed = <N extends Need, R>(service: Service<N, R>): Service => service as unknown as Service

/** Every built-in service, in the order they are offered. */
export const services: readonly Service[] = [
  listed(budget),
  listed(forecast),
  listed(statement),
  listed(health),
  listed(suppliers),
  listed(map),
  listed(energy),
  listed(carbon),
]
