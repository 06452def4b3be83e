/** Services: answers computed on a person's own records, each with its declared need. One line a service. */
import { budget } from './budget/budget.ts'
import type { Need } from '#gate'
import type { Service } from './service.ts'

export { budget } from './budget/budget.ts'
export { type BudgetPost, type BudgetView, budgetOf, type Figure, type Opened, operationsOf } from './budget/view.ts'
export type { BudgetResult } from './budget/result.ts'
export type { Lang, Options, Service, ServiceText } from './service.ts'

// A list forgets each service's own types: `compute` must be handed what the gate granted for that very service's `need`.
const listed = <N extends Need, R>(service: Service<N, R>): Service => service as unknown as Service

/** Every built-in service, in the order they are offered. */
export const services: readonly Service[] = [listed(budget)]
