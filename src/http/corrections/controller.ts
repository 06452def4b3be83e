/** Correcting, setting aside, deleting, merging and splitting what is held: asked, looked at, done, undone. */
import { type Context, Hono } from 'hono'
import type { Attic, Batch } from '#gate'
import { currencies } from '#lib/pure/money'
import { formFields, type Record } from '#model'
import { links, patterns } from '#routes'
import { type ActOnRecordsProps, pages } from '#web'
import type { Env } from '../deps.ts'
import { Failure, valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { signedIn } from '../guards.ts'
import { zoneOf } from '../zone.ts'
import { type Asked, askedOf } from './asked.ts'
import { correctMany, correctOne } from './correct.ts'
import { mergePage } from './merge.ts'
import { doneOf, type Outcome } from './outcome.ts'
import { splitPage } from './split.ts'
import { actLines, canSend, correctionsCsv } from './views.ts'

export const correctionPages = new Hono<Env>()
  .get(patterns.corrections, signedIn, async (c) => {
    const corrections = valueOf(await c.var.attic.corrections())
    const acts = actLines(corrections)
    const only = onlyOf(c.req.query('act'))
    const shown = only === undefined ? acts : acts.filter(({ act }) => act === only)
    const done = acts.find(({ batch }) => batch === c.req.query('done'))
    return c.html(
      pages.corrections(frameOf(c, await zoneOf(c)), {
        acts: shown,
        ...(only && { only }),
        canSend: canSend(corrections),
        ...(done && { done }),
      }),
    )
  })
  .get(patterns.correctionsFile, signedIn, async (c) => {
    c.header('Content-Type', 'text/csv; charset=utf-8')
    c.header('Content-Disposition', 'attachment; filename="corrections.csv"')
    return c.body(correctionsCsv(valueOf(await c.var.attic.corrections())))
  })
  // A page reloaded where a form had led: the list says what was done.
  .get(patterns.actOnRecords, signedIn, (c) => c.redirect(links.corrections(), 303))
  .post(patterns.actOnRecords, signedIn, async (c) => {
    const asked = await askedOf(c)
    const { selection } = asked
    const selected = selection === undefined ? [] : await recordsOf(c.var.attic, selection)
    if (selected.length === 0) return await actPage(c, asked, selected, { wrong: 'nothing' }, 422)
    const outcome = await outcomeOf(c, asked, selected)
    if ('state' in outcome) return c.redirect(links.corrections({ done: outcome.id }), 303)
    return await actPage(c, asked, selected, outcome)
  })
  .post(patterns.undoAct, signedIn, async (c) => {
    const { id } = valueOf(await c.var.attic.undo(actOf(c).id))
    return c.redirect(links.corrections({ done: id }), 303)
  })
  .post(patterns.redoAct, signedIn, async (c) => {
    const { id } = valueOf(await c.var.attic.redo(actOf(c).id))
    return c.redirect(links.corrections({ done: id }), 303)
  })
  .post(patterns.withdrawAct, signedIn, async (c) => {
    const { line } = await c.req.parseBody()
    const { id } = valueOf(await c.var.attic.withdraw(c.req.param('batch'), Number(line)))
    return c.redirect(links.corrections({ done: id }), 303)
  })

const onlyOf = (act?: string) => (['correct', 'mark', 'remove'] as const).find((one) => one === act)

/** Imports are undone on their own page. */
function actOf(c: Context<Env>): { readonly id: string } {
  const id = c.req.param('batch') ?? ''
  if (c.var.attic.batches().some((batch) => batch.id === id)) throw new Failure('NotFound')
  return { id }
}

async function recordsOf(attic: Attic, selection: NonNullable<Asked['selection']>): Promise<readonly Record[]> {
  const selected = await attic.selected([selection])
  if (!selected.ok && selected.error.type === 'TooMany') throw new Failure('TooManyRecords')
  return valueOf(selected)
}

async function outcomeOf(c: Context<Env>, asked: Asked, selected: readonly Record[]): Promise<Outcome> {
  const { act, step, selection, reason } = asked
  const [only] = selected
  if (selection === undefined || only === undefined) throw new Failure('BadRequest')
  if (act === 'correct') return await (asked.single === undefined ? correctMany(c, asked) : correctOne(c, asked, only))
  if (act === 'merge' && selected.length < 3) return await mergePage(c, asked, selected)
  if (act === 'split' && selected.length === 1) return await splitPage(c, asked, only)
  if (act === 'merge' || act === 'split') throw new Failure('BadRequest')
  if (step !== 'save') return { step: 'look' }
  if (act === 'mark') return doneOf(await c.var.attic.mark(selection, reason))
  const { batches } = doneOf(await c.var.attic.remove([selection], reason === '' ? undefined : reason))
  return batches.at(-1) as Batch
}

async function actPage(
  c: Context<Env>,
  asked: Asked,
  selected: readonly Record[],
  given: Partial<ActOnRecordsProps>,
  status: 200 | 422 = given.wrong === undefined && Object.keys(given.errors ?? {}).length === 0 ? 200 : 422,
): Promise<Response> {
  const props: ActOnRecordsProps = {
    act: asked.act,
    step: 'ask',
    kind: asked.kind,
    selection: asked.hidden,
    count: selected.length,
    records: selected.slice(0, 20),
    reason: asked.reason,
    fields: formFields(asked.kind),
    typed: asked.typed,
    errors: {},
    currencies,
    samples: [],
    changed: 0,
    others: [],
    parts: [],
    ...given,
  }
  return c.html(pages.actOnRecords(frameOf(c, await zoneOf(c)), props), status)
}
