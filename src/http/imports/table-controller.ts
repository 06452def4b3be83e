/** A table that nothing recognises: its person says what its columns are, sees it read, and imports it. */
import { type Context, Hono } from 'hono'
import { fingerprintOf } from '#connectors'
import type { Preview, ReadingHints, TableLook } from '#intake'
import { currencies } from '#lib/pure/money'
import { missingRoles, tableRoles } from '#model'
import { links, patterns } from '#routes'
import { type ImportTableProps, pages } from '#web'
import type { Env } from '../deps.ts'
import { Failure, valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { comeBack, letGo, signedIn } from '../guards.ts'
import { endOf, hintsOf, refuseOriginalsBeyond } from './bring-in.ts'
import { refusedPage } from './controller.ts'
import { type Filled, readForm } from './table-form.ts'

export const importTablePages = new Hono<Env>()
  .get(patterns.importTable, signedIn, async (c) => {
    const hints = await hintsOf(c)
    letGo(c)
    const preview = await previewOf(c, hints)
    if (preview?.look === undefined) return gone(c)
    const { look } = preview
    return tablePage(c, preview, look, { mapping: look.guess, missing: missingRoles(look.guess), twice: [], remember: look.named })
  })
  .post(patterns.importTable, signedIn, async (c) => {
    const form = await c.req.parseBody()
    const hints = await hintsOf(c)
    const first = await previewOf(c, hints)
    if (first?.look === undefined) return gone(c)
    const { look } = first
    const filled = readForm(form, hints.zone ?? 'Europe/Paris', look.guess.title)
    const isWhole = filled.missing.length === 0 && filled.twice.length === 0
    if (form['act'] === 'read' && isWhole) return importTable(c, hints, look, filled)
    letGo(c)
    const preview =
      filled.missing.length === 0 ? await previewOf(c, { ...hints, mapping: filled.mapping }) : { look, records: [], problems: [] }
    if (preview === undefined) return gone(c)
    return tablePage(c, preview, look, filled, form['act'] === 'read' ? 422 : 200)
  })
  .post(patterns.forgetTable, signedIn, async (c) => {
    const fingerprint = c.req.param('fingerprint')
    const held = valueOf(await c.var.attic.mappings())
    if (!held.some((one) => one.fingerprint === fingerprint)) throw new Failure('NotFound')
    valueOf(await c.var.attic.remember(fingerprint, null))
    return c.redirect(`${links.settings()}?saved=1`, 303)
  })

/** The job, the row of the file in its report and the sheet of a workbook, from the address. */
function asked(c: Context<Env>): { readonly job: string; readonly row: number; readonly sheet: { readonly sheet?: number } } {
  const row = c.req.param('row') ?? ''
  const sheet = c.req.query('sheet')
  if (!/^\d{1,4}$/.test(row) || !/^\d{1,4}$/.test(sheet ?? '0')) throw new Failure('NotFound')
  return { job: c.req.param('job') ?? '', row: Number(row), sheet: sheet === undefined ? {} : { sheet: Number(sheet) } }
}

function previewOf(c: Context<Env>, hints: ReadingHints): Promise<Preview | undefined> {
  const { job, row, sheet } = asked(c)
  return c.var.deps.importJobs.preview(c.var.account.accountId, job, row, { ...hints, ...sheet }) ?? Promise.resolve(undefined)
}

/** Too late, or another process: the file is asked for again. */
const gone = (c: Context<Env>) => c.html(pages.importTable(frameOf(c), { gone: true }), 404)

function tablePage(c: Context<Env>, preview: Preview, look: TableLook, filled: Filled, status: 200 | 422 = 200) {
  const { job, row } = asked(c)
  const found = c.var.deps.importJobs.find(c.var.account.accountId, job)?.unread?.find((one) => one.row === row)
  const { columns, rows, named, sheet, sheets } = look
  const { records, problems } = preview
  const props: ImportTableProps = {
    job,
    row,
    name: found?.name ?? '',
    sheet,
    sheets: sheets.map((one) => ({ ...one, read: found?.settled?.includes(one.sheet) ?? false })),
    columns,
    rows,
    named,
    currencies,
    rolesOf: tableRoles,
    ...filled,
    records,
    problems,
    tried: status === 422,
  }
  return c.html(pages.importTable(frameOf(c), props), status)
}

/** Remembers, if asked, then reads the whole file in a job of its own. */
async function importTable(c: Context<Env>, hints: ReadingHints, look: TableLook, { mapping, remember }: Filled) {
  const { job, row } = asked(c)
  const fingerprint = remember ? await fingerprintOf(look.columns, look.named) : undefined
  if (fingerprint !== undefined) valueOf(await c.var.attic.remember(fingerprint, mapping))
  const { account, deps, session } = c.var
  const capability = valueOf(await deps.gate.capability(session))
  const found = deps.importJobs.find(account.accountId, job)
  // Of an import that kept something, the originals are kept already.
  const keepsOriginals = found?.originalsAsked === true
  if (keepsOriginals) await refuseOriginalsBeyond(c, capability.vaultId, found.unread?.filter((one) => one.row === row) ?? [])
  letGo(c)
  const order = { capability, hints: { ...hints, mapping, sheet: look.sheet }, keepsOriginals }
  const ended = deps.importJobs.startTable(account.accountId, job, row, order)
  if (ended === undefined) return gone(c)
  const { id, outcome } = await endOf(capability.batch, ended, deps.importPatience)
  await comeBack(c)
  if (outcome?.state === 'refused') return refusedPage(c, id, outcome.files)
  return c.redirect(outcome === undefined ? links.importJob(id) : links.batch(id), 303)
}
