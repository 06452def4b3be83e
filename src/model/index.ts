/** Kinds: schemas, sensitivity, natural keys; the words that connectors, vault, gate and services share. */
export type { BankAccount, BankBalance, BankTransaction } from './bank.ts'
export type { Item, ItemOf, Kind, Provenance, Record } from './item.ts'
export { isKind, type KindRule, kindNames, kinds, ruleOf, type Sensitivity } from './kinds.ts'
export { isProblem, type Problem, problem, type ProblemCode, problemCodes } from './problem.ts'
export type { Setting } from './setting.ts'
