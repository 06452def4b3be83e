/** Answers made smaller on their way. Built files are compressed once, when they are built; pages here, one by one. */
import type { MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import type { Env } from './deps.ts'

const gzip = compress({ encoding: 'gzip' })

/**
 * Compresses what a visitor without a session is answered, which is the same for everybody. What a person holds is sent as it
 * is: the size of a compressed page tells what it repeats, so a line that somebody else could slip into a page (the label of
 * a transfer) would help to guess its neighbours (BREACH). Stands after `visitor`, which says whose request it is.
 */
export const compressPublic: MiddlewareHandler<Env> = (c, next) => (c.var.session === undefined ? gzip(c, next) : next())
