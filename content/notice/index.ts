/** When a contract can be ended, and what must be said before: by country and kind of contract, as the law has it on a day. */
export { notices } from './notices.ts'
export type { NoticeRule } from './types.ts'
