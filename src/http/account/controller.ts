/** Sign up, sign in, sign out, and a trial attic in one click. */
import { type Context, Hono } from 'hono'
import { foldEmail, isEmail, type Verifier } from '#identity'
import { type Lang, links, patterns } from '#routes'
import { pages, type Refusal } from '#web'
import type { Env } from '../deps.ts'
import { Failure, valueOf } from '../errors.ts'
import { frameOf } from '../frame.ts'
import { fillAttic } from './fill-attic.ts'
import { chosenLang } from '../lang.ts'
import { endSession, startSession } from '../session.ts'
import { showNewKit } from './kit-page.ts'
import { whyRefused, whyWeak } from './new-passphrase.ts'
import { signInForm, signUpForm, tryForm } from './schema.ts'

export const accountPages = new Hono<Env>()
  .get(patterns.signUp, (c) => c.html(pages.signUp(frameOf(c), { email: '' })))
  .post(patterns.signUp, signUp)
  .get(patterns.signIn, (c) => c.html(pages.signIn(frameOf(c), { email: '', demo: demoPeople(c) })))
  .post(patterns.signIn, signIn)
  .post(patterns.signOut, async (c) => {
    const lang = chosenLang(c)
    await endSession(c)
    return c.redirect(links.landing(lang), 303)
  })
  .get(patterns.try, (c) => c.html(pages.try(frameOf(c), { people: people(c) })))
  .post(patterns.try, startTrial)

async function signUp(c: Context<Env>): Promise<Response> {
  const { email, passphrase, again } = signUpForm.parse(await c.req.parseBody())
  const refuse = refusing(c, (refusal) => pages.signUp(frameOf(c), { email, refusal }))
  if (!isEmail(email)) return refuse({ type: 'BadEmail' })
  const refused = whyRefused(passphrase, again)
  if (refused !== undefined) return refuse(refused)
  const { gate, identity, limiters, roles } = c.var.deps
  const wait = limiters.signUp.take(c.var.address)
  if (wait > 0) return refuse({ type: 'TooMany', seconds: wait })
  const weak = await whyWeak(c, passphrase, email)
  if (weak !== undefined) return refuse(weak)
  // Looked up first, so that a known address and an unknown one cost one argon2id each.
  const [person, member] = await Promise.all([identity.byEmail(email), roles.member(email)])
  if (person !== undefined || member !== undefined) return await enterInstead(c, email, passphrase, refuse)
  const session = await gate.create(passphrase)
  if (!session.ok) return refuse({ type: 'Busy', seconds: session.error.seconds })
  const account = await identity.signUp({ email, vaultId: session.value.key.vaultId, lang: chosenLang(c) })
  if (!account.ok) {
    // The same form sent twice at once: the other one was first.
    await gate.erase(session.value.key.vaultId)
    return await enterInstead(c, email, passphrase, refuse)
  }
  await startSession(c, account.value, session.value)
  return showNewKit(c, account.value, session.value, 'signUp')
}

/** The address is known: its owner may have come to the wrong form. Anyone else learns nothing but a refusal. */
async function enterInstead(c: Context<Env>, email: string, passphrase: string, refuse: Refuse): Promise<Response> {
  const { limiters } = c.var.deps
  const key = attemptsOf(email)
  const wait = limiters.signIn.take(key)
  if (wait > 0) return refuse({ type: 'TooMany', seconds: wait })
  const entered = await enter(c, email, passphrase, refuse)
  if (entered === undefined) return refuse({ type: 'NotCreated' })
  if (entered.status === 303) limiters.signIn.forget(key)
  return entered
}

async function signIn(c: Context<Env>): Promise<Response> {
  const { email, passphrase } = signInForm.parse(await c.req.parseBody())
  const refuse = refusing(c, (refusal) => pages.signIn(frameOf(c), { email, refusal, demo: demoPeople(c) }))
  const { limiters } = c.var.deps
  const key = attemptsOf(email)
  // Counted before trying, so that many attempts at once do not all pass.
  const wait = Math.max(limiters.signIn.take(c.var.address), limiters.signIn.take(key))
  if (wait > 0) return refuse({ type: 'TooMany', seconds: wait })
  const entered = await enter(c, email, passphrase, refuse)
  if (entered === undefined) return refuse({ type: 'WrongPassphrase' })
  // Who shares an address with many, in a school or a library, is not held for their visits: failures alone count.
  if (entered.status === 303) {
    limiters.signIn.giveBack(c.var.address)
    limiters.signIn.forget(key)
  }
  return entered
}

/** What attempts on one account are counted under, by whichever form they come. */
const attemptsOf = (email: string): string => foldEmail(email) ?? email

type Refuse = (refusal: Refusal) => Response | Promise<Response>

/** Answers a form again with why it was refused; what must wait is told for how long, to programs too. */
const refusing =
  (c: Context<Env>, page: (refusal: Refusal) => string): Refuse =>
  (refusal) => {
    if (refusal.seconds === undefined) return c.html(page(refusal), 422)
    c.header('Retry-After', String(refusal.seconds))
    return c.html(page(refusal), 429)
  }

/** Opens the attic of an address; undefined when either is wrong, after the same work in both cases. Refuses when too many wait. */
async function enter(c: Context<Env>, email: string, passphrase: string, refuse: Refuse): Promise<Response | undefined> {
  const { gate, identity, roles } = c.var.deps
  const [account, member] = await Promise.all([identity.byEmail(email), roles.member(email)])
  if (member?.verifier) return await meetMember(c, email, member.verifier, passphrase, refuse)
  const session = await gate.unlock(account?.vaultId, passphrase)
  if (!session.ok) return session.error.type === 'Busy' ? await refuse(session.error) : undefined
  if (account === undefined) return undefined
  // A vault that is damaged says so on the pages that read it: she comes in all the same.
  await gate.tidy(session.value)
  await startSession(c, account, session.value)
  return c.redirect(links.home(), 303)
}

/** Whoever has no attic is told so once she has proved herself, and no session is opened: her page is on the admin port. */
async function meetMember(
  c: Context<Env>,
  email: string,
  verifier: Verifier,
  passphrase: string,
  refuse: Refuse,
): Promise<Response | undefined> {
  const proved = await c.var.deps.gate.verify(verifier, passphrase)
  if (proved.ok) return c.html(pages.signIn(frameOf(c), { email, refusal: { type: 'NoAttic' }, demo: demoPeople(c) }), 403)
  return proved.error.type === 'Busy' ? await refuse(proved.error) : undefined
}

async function startTrial(c: Context<Env>): Promise<Response> {
  const { person } = tryForm.parse(await c.req.parseBody())
  const { examples, gate, identity, limiters } = c.var.deps
  const refuse = refusing(c, (refusal) => pages.try(frameOf(c), { people: people(c), refusal }))
  const example = examples.find(({ id }) => id === person)
  if (example === undefined) throw new Failure('NotFound')
  const wait = limiters.trial.take(c.var.address)
  if (wait > 0) return refuse({ type: 'TooMany', seconds: wait })
  // Nobody knows this passphrase: a trial attic is opened by its session alone, and ends with it.
  const created = await gate.create(crypto.randomUUID() + crypto.randomUUID())
  if (!created.ok) return refuse({ type: 'Busy', seconds: created.error.seconds })
  const session = created.value
  const lang: Lang = chosenLang(c)
  const account = await identity.signUpTrial({ vaultId: session.key.vaultId, lang, name: example.name })
  valueOf(await fillAttic(c.var.deps, session, example))
  await startSession(c, account, session)
  return c.redirect(links.home(), 303)
}

const demoPeople = (c: Context<Env>) =>
  c.var.deps.demo ? c.var.deps.examples.map(({ name, email, passphrase }) => ({ name, email, passphrase })) : []

const people = (c: Context<Env>) => {
  const lang = chosenLang(c)
  return c.var.deps.examples.map(({ id, name, about, files }) => ({
    id,
    name,
    about: about[lang],
    files: files.map((entry) => ({ file: entry.file, size: entry.size, about: entry.about[lang] })),
  }))
}
