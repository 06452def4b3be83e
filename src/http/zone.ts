import type { Context } from 'hono'
import type { Env } from './deps.ts'
import { valueOf } from './errors.ts'

/** The person's own zone: 'today' and 'month' are hers, never the server's. */
export const zoneOf = async (c: Context<Env>): Promise<string> => valueOf(await c.var.attic.settings()).zone
