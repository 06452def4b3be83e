/** Typing by hand: the kinds, a form made from a schema, what was typed read again, then one batch that can be undone. */
import { type Context, Hono } from 'hono'
import { currencies } from '#lib/pure/money'
import { families } from '#content'
import { decidedKinds, formFields, isKind, type Kind } from '#model'
import { links, patterns } from '#routes'
import { type HandProps, pages } from '#web'
import type { Env } from '../deps.ts'
import { Failure, valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { signedIn } from '../guards.ts'
import { chosenLang } from '../lang.ts'
import { zoneOf } from '../zone.ts'
import { readTyped, type Typed } from './read.ts'

/** The kinds that the table names and that the model has: each can be typed. */
export const typedKinds: ReadonlySet<Kind> = new Set(
  families.flatMap(({ lines }) => lines.flatMap(({ kind }) => (isKind(kind) && !decidedKinds.has(kind) ? [kind] : []))),
)

export const handPages = new Hono<Env>()
  .get(patterns.hands, signedIn, async (c) => c.html(pages.hands(frameOf(c, await zoneOf(c)), { kinds: [...typedKinds] })))
  .get(patterns.hand, signedIn, async (c) => {
    const { currency } = valueOf(await c.var.attic.settings())
    return await handPage(c, kindOf(c), { step: 'type', typed: { currency }, errors: {} })
  })
  .post(patterns.hand, signedIn, async (c) => {
    const kind = kindOf(c)
    const { step, ...typed } = textsOf(await c.req.parseBody())
    if (step === 'correct') return await handPage(c, kind, { step: 'type', typed, errors: {} })
    const { errors, item } = readTyped(kind, typed, { lang: chosenLang(c), zone: await zoneOf(c) })
    if (item === undefined) return await handPage(c, kind, { step: 'type', typed, errors }, 422)
    if (step !== 'save') return await handPage(c, kind, { step: 'look', typed, errors, item })
    // As for files: what could be lost with a passphrase does not come in without a second way to it.
    if (c.var.account.kit === 'missing') return c.redirect(links.kit(), 303)
    return c.redirect(links.batch(valueOf(await c.var.attic.add([item])).id), 303)
  })

function kindOf(c: Context<Env>): Kind {
  const kind = c.req.param('kind') ?? ''
  if (!isKind(kind) || !typedKinds.has(kind)) throw new Failure('NotFound')
  return kind
}

async function handPage(
  c: Context<Env>,
  kind: Kind,
  props: Pick<HandProps, 'step' | 'typed' | 'errors' | 'item'>,
  status: 200 | 422 = 200,
): Promise<Response> {
  return c.html(pages.hand(frameOf(c, await zoneOf(c)), { kind, fields: formFields(kind), currencies, ...props }), status)
}

/** The texts of a form; a file sent instead of one is nothing. */
const textsOf = (body: { readonly [name: string]: unknown }): Typed =>
  Object.fromEntries(Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
