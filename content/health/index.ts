/** What is paid back for care, and what can still be asked: dated rules, each with its source and what it leaves uncertain. */
export { healthRules } from './rules.ts'
export type { HealthPlace, HealthRule, HealthRuleId, HealthSource } from './types.ts'
