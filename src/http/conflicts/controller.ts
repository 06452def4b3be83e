/** What two sources tell otherwise: both sides, and the person's word in one step. */
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { Batch, ConflictWord } from '#gate'
import { links, patterns } from '#routes'
import { type ConflictsProps, pages } from '#web'
import type { Env } from '../deps.ts'
import { Failure, valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { signedIn } from '../guards.ts'
import { zoneOf } from '../zone.ts'

/** Questions of one page: each opens the months of its records. */
const shown = 10

export const conflictPages = new Hono<Env>()
  .get(patterns.conflicts, signedIn, async (c) => c.html(pages.conflicts(frameOf(c, await zoneOf(c)), await propsOf(c))))
  .post(patterns.conflicts, signedIn, async (c) => {
    const read = form.safeParse(await c.req.parseBody())
    if (!read.success) throw new Failure('BadRequest')
    const { about, word } = read.data
    const done = word === 'again' ? await c.var.attic.askAgain(about) : await c.var.attic.settle(about, word)
    // Settled on another page meanwhile: the list says what is left.
    if (!done.ok && done.error.type === 'Unknown') return c.redirect(links.conflicts({ said: 'gone' }), 303)
    const act = valueOf<Batch | undefined | void>(done)
    return c.redirect(links.conflicts(act === undefined ? { said: word === 'again' ? 'again' : 'kept' } : { done: act.id }), 303)
  })

/** `kept`, `two`, `again`, or `take/1` and `one/0`, with the place of the side chosen. */
const word = z
  .string()
  .regex(/^(?:kept|two|again|(?:take|one)\/\d)$/)
  .transform((text): ConflictWord | 'again' => {
    if (text === 'again') return 'again'
    const [type = '', side = ''] = text.split('/')
    return type === 'take' || type === 'one' ? { type, side: Number(side) } : { type: type === 'two' ? 'two' : 'kept' }
  })
const form = z.object({ about: z.string().min(1).max(300), word })

async function propsOf(c: Context<Env>): Promise<ConflictsProps> {
  const { attic } = c.var
  const open = valueOf(await attic.conflicts())
  const questions: ConflictsProps['questions'][number][] = []
  for (const conflict of open.slice(0, shown)) {
    const seen = valueOf(await attic.sidesOf(conflict))
    if (seen !== undefined) questions.push({ about: conflict.about, type: conflict.type, fields: conflict.fields, sides: seen.sides })
  }
  const done = c.req.query('done')
  const said = c.req.query('said')
  return {
    questions,
    left: open.length - Math.min(open.length, shown),
    settled: valueOf(await attic.settled()),
    ...(done !== undefined && /^[\w-]{22}$/.test(done) && { done }),
    ...((said === 'kept' || said === 'again' || said === 'gone') && { said }),
  }
}
