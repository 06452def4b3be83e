/** A person's shares: the board, the making of one with its preview, one page for each, and her acts on them. */
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { type GrantChange, isNumeric, type Part, precisions, type SharedView } from '#gate'
import { isKind } from '#model'
import { links, patterns } from '#routes'
import { type NewShareProps, pages } from '#web'
import type { Env } from '../deps.ts'
import { Failure, valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { signedIn } from '../guards.ts'
import { zoneOf } from '../zone.ts'
import { choiceOf, readTyped, seenOf, type Typed, viewOf, wholeView } from './form.ts'
import { boardProps, doneOf, shareProps, shownView } from './views.ts'

/** Readings a day: enough for whoever comes back, few for a program that would copy. */
const perDay = 20

export const sharePages = new Hono<Env>()
  .get(patterns.shares, signedIn, async (c) =>
    c.html(pages.shares(frameOf(c, await zoneOf(c)), { ...(await boardProps(c)), ...doneOf(c) })),
  )
  .get(patterns.newShare, signedIn, (c) => {
    const kinds = (c.req.queries('kind') ?? []).filter(isKind)
    return newPage(c, kinds.length === 0 ? undefined : readTyped({ kind: kinds, mask: 'on' }))
  })
  .post(patterns.newShare, signedIn, async (c) => {
    const typed = readTyped(await c.req.parseBody({ all: true }))
    const view = viewOf(typed)
    const refusal = whyRefused(typed, view)
    if (view === undefined || refusal !== undefined) return newPage(c, typed, { refusal: refusal ?? 'nothing' })
    if (typed.step !== 'give') return newPage(c, typed, { view })
    return typed.seen === seenOf(view) ? give(c, typed, view) : newPage(c, typed, { view, refusal: 'changed' })
  })
  .get(patterns.share, signedIn, (c) => sharePage(c, c.req.param('share'), doneOf(c)))
  .post(patterns.changeShare, signedIn, async (c) => {
    const id = c.req.param('share')
    const asked = change.safeParse(await body(c))
    if (!asked.success) throw new Failure('BadRequest')
    const found = valueOf(await c.var.attic.grants()).find(({ grant }) => grant.id === id)
    if (found === undefined) throw new Failure('NotFound')
    const changed = await c.var.attic.changeGrant(id, changeOf(asked.data, found.grant.view))
    if (!changed.ok && changed.error.type === 'BadShare') return sharePage(c, id, { refused: true }, 422)
    valueOf(changed)
    return c.redirect(links.share(id, { done: asked.data.act }), 303)
  })

async function body(c: Context<Env>) {
  const all = await c.req.parseBody({ all: true })
  // A field with several precisions has a choice of its own, named after it.
  const keep = Object.entries(all).flatMap(([name, value]) => (name === 'keep' || name.startsWith('keep:') ? [value].flat() : []))
  return { ...all, keep: keep.filter((one) => one !== '') }
}

const change = z.object({
  act: z.enum(['narrow', 'pause', 'resume', 'renew', 'end']),
  keep: z.array(z.string().max(100)).max(400),
  mask: z.string().optional(),
  since: z.string().max(10).default(''),
  until: z.string().max(10).default(''),
  days: z.enum(['7', '30', '90', '365']).optional(),
})

function changeOf({ act, keep, mask, days, since, until }: z.infer<typeof change>, view: SharedView): GrantChange {
  if (act === 'renew') return { act, days: Number(days ?? '30') }
  if (act !== 'narrow') return { act }
  const narrow = kept(view, new Set(keep), mask === 'on')
  return { act, view: { ...narrow, ...(since !== '' && { since }), ...(until !== '' && { until }) } }
}

/** The view with only what is still ticked, as precisely as it was or as `kind:field:precision` says. */
function kept(view: SharedView, ticked: ReadonlySet<string>, mask: boolean): SharedView {
  const parts = Object.entries(view.parts).flatMap(([kind, part]): [string, Part][] => {
    if (part.show === 'records') {
      const all = Object.entries(part.fields).map(([field, precision]) => {
        const name = `${kind}:${field}`
        const coarser = precisions.find((one) => ticked.has(`${name}:${one}`))
        return { field, isTicked: coarser !== undefined || ticked.has(name), precision: coarser ?? precision }
      })
      // A currency or a unit goes with its number.
      const numbered = all.some(({ field, isTicked }) => isTicked && isKind(kind) && isNumeric(kind, field))
      const fields = all.filter(({ field, isTicked }) => isTicked || (numbered && (field === 'currency' || field === 'unit')))
      const named = fields.map(({ field, precision }) => [field, precision] as const)
      return named.length === 0 ? [] : [[kind, { ...part, fields: Object.fromEntries(named) }]]
    }
    if (!ticked.has(kind)) return []
    return [[kind, part.show === 'totals' ? { ...part, of: part.of.filter((field) => ticked.has(`${kind}:${field}`)) } : part]]
  })
  return { ...view, parts: Object.fromEntries(parts) as SharedView['parts'], mask: view.mask || mask }
}

function whyRefused({ form, step }: Typed, view: SharedView | undefined): NewShareProps['refusal'] {
  if (form.since !== '' && form.until !== '' && form.since > form.until) return 'days'
  if (view === undefined) return 'nothing'
  return step === 'give' && !/^[^\p{Cc}\p{Cf}]{1,60}$/u.test(form.name) ? 'name' : undefined
}

async function give(c: Context<Env>, typed: Typed, view: SharedView): Promise<Response> {
  const { name, purpose, days } = typed.form
  const shared = await c.var.attic.share({ name, purpose, view, days: Number(days), perDay })
  if (!shared.ok && shared.error.type === 'TooManyShares') return newPage(c, typed, { refusal: 'many' })
  if (!shared.ok && shared.error.type === 'TooLarge') return newPage(c, typed, { refusal: 'large' })
  if (!shared.ok && shared.error.type === 'BadShare') return newPage(c, typed, { refusal: 'nothing' })
  const { grant, token, code } = valueOf(shared)
  const frame = frameOf(c, await zoneOf(c))
  const url = new URL(links.shared(frame.lang, token), c.var.deps.publicUrl).href
  return c.html(pages.shareMade(frame, { id: grant.id, name, url, code, until: grant.until }))
}

/** The form, filled in as it was typed; with a view, what would leave of it. */
async function newPage(
  c: Context<Env>,
  typed: Typed | undefined,
  { view, refusal }: { readonly view?: SharedView; readonly refusal?: NewShareProps['refusal'] } = {},
): Promise<Response> {
  const { attic } = c.var
  const frame = frameOf(c, await zoneOf(c))
  const held = valueOf(await attic.holdings()).byKind
  const kinds = (typed?.kinds ?? []).filter((kind) => (held[kind] ?? 0) > 0)
  const whole = wholeView(kinds)
  const found = whole === undefined ? [] : valueOf(await attic.previewShare(view ?? whole, whole))
  const choices = kinds.map((kind) => {
    const cells = found.find((part) => part.kind === kind)?.rows.flatMap((row) => row.cells) ?? []
    const present = new Set(cells.filter((cell) => cell.held !== undefined).map((cell) => cell.field))
    // Of totals the preview shows no record: what was ticked is offered again.
    for (const field of Object.keys(wholeFields(whole, kind))) if (cells.length === 0) present.add(field)
    return choiceOf(kind, typed, present)
  })
  const props: NewShareProps = {
    held,
    kinds: choices,
    typed: typed?.form ?? readTyped({}).form,
    ...(view && { preview: found, view: shownView(view), seen: seenOf(view) }),
    ...(refusal && { refusal }),
  }
  return c.html(pages.newShare(frame, props), refusal === undefined ? 200 : 422)
}

function wholeFields(whole: SharedView | undefined, kind: keyof SharedView['parts']): object {
  const part = whole?.parts[kind]
  return part?.show === 'records' ? part.fields : {}
}

async function sharePage(c: Context<Env>, id: string, more: object, status: 200 | 422 = 200): Promise<Response> {
  const line = valueOf(await c.var.attic.grants()).find(({ grant }) => grant.id === id)
  if (line === undefined) throw new Failure('NotFound')
  const entries = valueOf(await c.var.attic.ledger())
  return c.html(pages.share(frameOf(c, await zoneOf(c)), { ...shareProps(line, entries), ...more }), status)
}
