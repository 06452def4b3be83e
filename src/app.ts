/** Composition root: opens the store, makes every module with what it needs, and answers requests. */
import { readFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { createGate } from '#gate'
import {
  addDemo,
  createHttp,
  createImportJobs,
  createOperatorHttp,
  createShelf,
  eraseTrials,
  type Example,
  type HttpDeps,
  type LogLine,
  shelfLimits,
} from '#http'
import {
  createErasures,
  createFindWeakness,
  createIdentity,
  createImportTokens,
  createLimiter,
  createMails,
  createNotices,
  createOperatorSessions,
  createPasskeys,
  createPlaces,
  createRoles,
  createSign,
  createSigningKeys,
  mailJob,
} from '#identity'
import { createIntake, defaultLimits, type Limits } from '#intake'
import { openSecret } from '#lib/secret'
import { placeOf } from '#lib/place-of'
import { createTurns } from '#lib/turns'
import { err, ok, type Result } from '#lib/pure/result'
import {
  createJobs,
  createRunner,
  type ErasureList,
  erasuresFile,
  type JobHandler,
  type JobLine,
  openErasureList,
  openStore,
  type Store,
} from '#store'
import { createOpener, createVaults } from '#vault'
import { type Assets, noticeMail } from '#web'
import { buildAssets, suffixes } from '../tools/build.ts'
import { type Admin, createAdmin, freeBytesOf } from './app/admin.ts'
import { createMeasures } from './app/measures.ts'
import { migrations } from './app/migrations.ts'
import { answerOperators, type OperatorAnswer, operatorRequest } from './app/operators.ts'
import { createSmtp, type SmtpOptions } from './app/smtp.ts'
import { createRecentErrors, readState } from './app/state.ts'

export interface Config {
  /** Data folder: the SQLite database and the spool. */
  readonly dataDir: string
  readonly databaseUrl?: string
  /** File of the platform secret, unless `secret` gives it. */
  readonly secretFile: string
  readonly secret?: string
  /** List of the vaults erased, outside the data folder; `<dataDir>.erasures` by default. */
  readonly erasuresFile?: string
  readonly publicUrl: string
  /** Where the operator's page is, unless the admin port is off. */
  readonly adminUrl?: string
  readonly demo: boolean
  /** Where mails leave by; without it everything is in the interface. */
  readonly smtp?: SmtpOptions
  /** Those of `Limits`, and the sealed bytes of originals that one attic may keep (1 GiB). */
  readonly limits?: Partial<Limits> & { readonly originalsBytes?: number }
  readonly log: (line: LogLine | JobLine | Notice) => void
  readonly now?: () => Temporal.Instant
  /** Milliseconds that a browser waits for the end of an import (2,000); tests wait as long as the machine needs. */
  readonly importPatience?: number
  /** Cheaper passphrases, for tests alone: no setting reaches it. */
  readonly weakPassphrasesForTests?: { readonly memoryKib: number; readonly passes: number }
  /** Addresses of assets already built; otherwise they are built when their sources changed. */
  readonly assets?: Assets
}

/** What a start tells the operator. `erasures-cut-short`: the list's last line was cut by a crash before its erasure began, and is dropped. */
export interface Notice {
  readonly notice: 'erasures-cut-short'
}

export interface App {
  fetch(request: Request, address?: string): Promise<Response>
  /** Runs the jobs that are due now; answers their kinds. They also run by themselves, from time to time. */
  runJobs(): Promise<readonly string[]>
  /** Measures and health in detail, for the operator's own machine: never on the public port. */
  readonly admin: Admin
  /** What the admin socket asks: an `OperatorRequest`; answers an `OperatorAnswer`. */
  operators(request: unknown): Promise<OperatorAnswer>
  close(): Promise<void>
}

/** What stops a start, in words that say what to do. */
export interface StartRefused {
  readonly message: string
}

const root = resolve(import.meta.dirname, '..')
const sweepSeconds = 10 * 60
const daySeconds = 24 * 60 * 60
/** A sweep earlier than the day promised, so that no trial outlives it. */
const trialMilliseconds = (daySeconds - sweepSeconds) * 1000

/** Opens everything, or answers why it does not: a folder in use, another's secret, real people where `--demo` is asked. */
export async function createApp(config: Config): Promise<Result<App, StartRefused>> {
  const secret = await openSecret({ env: config.secret, file: config.secretFile, dataDir: config.dataDir })
  if (!secret.ok) return refused(secret.error.type, config)
  const file = config.erasuresFile ?? erasuresFile(config.dataDir)
  const list = await openErasureList({ file, dataDir: config.dataDir })
  if (!list.ok) return refused(list.error.type, config)
  if (list.value.isCutShort) config.log({ notice: 'erasures-cut-short' })
  const opened = await openStore({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, migrations })
  if (!opened.ok) return refused(opened.error.type, config)
  const store = opened.value
  try {
    const app = await assemble(config, store, secret.value, list.value)
    if (!app.ok) await store.close()
    return app
  } catch (error) {
    await store.close()
    throw error
  }
}

async function assemble(config: Config, store: Store, secret: Uint8Array, list: ErasureList): Promise<Result<App, StartRefused>> {
  const now = config.now ?? (() => Temporal.Now.instant())
  const cost = config.weakPassphrasesForTests
  const opener = createOpener()
  const vaults = createVaults({ store, now, opener: opener.open, ...(cost === undefined ? {} : { weakPassphrasesForTests: cost }) })
  const identity = await createIdentity({ store, secret, now })
  if (!identity.ok) return refused(identity.error.type, config)
  const measures = createMeasures({ store, vaults, identity: identity.value })
  const gate = createGate({ store, vaults, now, onImport: measures.imported })
  const limits = { ...defaultLimits, ...config.limits }
  const spool = join(config.dataDir, 'spool')
  const intake = createIntake({ folder: spool, limits })
  const people = { gate, identity: identity.value, intake, readExample, examples: await readExamples() }
  const signingKeys = createSigningKeys({ store, secret, now })
  const erasures = createErasures({ store, now, signingKeys, list, platform: config.publicUrl, vaults: gate })
  // Before anything is served: what a restored copy brought back, then what a crash left half erased.
  await erasures.applyList()
  await erasures.runDue()
  await Promise.all([intake.clean(), gate.recover(), eraseTrials(people)])
  const demo = config.demo ? await addDemo(people) : ok(undefined)
  if (!demo.ok) return refused(demo.error.type, config)
  const importJobs = createImportJobs({
    intake,
    gate,
    turns: createTurns({ atOnce: 2, waiting: 16, seconds: 5 }),
    looks: createTurns({ atOnce: 2, waiting: 16, seconds: 2 }),
    shelf: createShelf(shelfLimits),
    perAccount: 16,
    onError: (error) => config.log({ job: 'import', attempts: 1, error: placeOf(error) }),
  })
  let isReady = true
  const importTokens = createImportTokens({ store, now })
  const jobs = createJobs({ store, now })
  const mails =
    config.smtp &&
    createMails({
      store,
      secret,
      now,
      jobs,
      identity: identity.value,
      words: (kind, lang) => noticeMail(kind, lang, config.publicUrl),
      transport: createSmtp(config.smtp),
    })
  const notices = createNotices({ store, now, queueMail: mails?.queue })
  const places = createPlaces({ store, secret, now })
  const roles = createRoles({ store, secret, now })
  const operatorSessions = createOperatorSessions({ store, now })
  const errors = createRecentErrors(now)
  const httpDeps: HttpDeps = {
    ...people,
    passkeys: createPasskeys({ store, secret, now, publicUrl: config.publicUrl }),
    importTokens,
    notices,
    places,
    roles,
    erasures,
    sign: createSign(signingKeys),
    limits,
    originalsBytes: config.limits?.originalsBytes ?? 2 ** 30,
    limiters: createLimiters(now),
    leaving: new Set(),
    arrivalBytes: 2 * 2 ** 30,
    weaknessOf: createFindWeakness(),
    importJobs,
    importPatience: config.importPatience ?? 2_000,
    assets: config.assets ?? (await buildAssets({ root, outDir: join(root, 'dist') })),
    readAsset,
    demo: config.demo,
    publicUrl: config.publicUrl,
    now,
    isReady: () => Promise.resolve(isReady),
    log: (line) => {
      measures.request(line)
      errors.record(line)
      config.log(line)
    },
  }
  const http = createHttp(httpDeps)
  const operator = createOperatorHttp({
    ...httpDeps,
    publicUrl: config.adminUrl ?? 'http://127.0.0.1',
    operatorSessions,
    state: () =>
      readState({
        store,
        now,
        openSessions: people.identity.openSessions,
        argon2: vaults.load,
        imports: measures.imports,
        errors: errors.list,
        freeBytes: () => freeBytesOf(config.dataDir),
      }),
  })
  // None has a person's key; each may run twice.
  const handlers: { readonly [kind: string]: JobHandler } = {
    'sessions.sweep': { run: async () => (await people.identity.sweep()) + (await importTokens.sweep()), everySeconds: sweepSeconds },
    'trials.erase': { run: () => eraseTrials(people, new Date(now().epochMilliseconds - trialMilliseconds)), everySeconds: sweepSeconds },
    'shares.sweep': { run: () => gate.links.sweep(), everySeconds: sweepSeconds },
    'erasures.run': { run: () => erasures.runDue(), everySeconds: sweepSeconds },
    'erasures.sweep': { run: () => erasures.sweep(), everySeconds: daySeconds },
    'roles.sweep': { run: async () => (await roles.sweep()) + (await operatorSessions.sweep()), everySeconds: sweepSeconds },
    'notices.due': { run: () => notices.runDue(), everySeconds: 6 * 3600 },
    'notices.sweep': { run: () => Promise.all([notices.sweep(), places.sweep(), mails?.sweep()]), everySeconds: daySeconds },
    ...(mails && { [mailJob]: { run: (payload) => mails.send(payload) } }),
    'jobs.sweep': { run: () => jobs.sweep(), everySeconds: daySeconds },
  }
  const runner = createRunner({ jobs, handlers, now, log: config.log })
  await runner.start()
  return ok({
    fetch: http.fetch,
    admin: createAdmin({ store, spool, measures: measures.text, isReady: () => isReady, operator }),
    async operators(request) {
      const read = operatorRequest.safeParse(request)
      if (!read.success) return { ok: false, message: 'this is not asked of this version.' }
      return await answerOperators({ roles, identity: people.identity, adminUrl: config.adminUrl }, read.data)
    },
    runJobs: runner.runDue,
    async close() {
      isReady = false
      measures.close()
      await importJobs.close()
      await runner.stop()
      await opener.close()
      await store.close()
    },
  })
}

/** Attempts by address or account: generous to a class behind one address, slow for whoever guesses. */
function createLimiters(now: () => Temporal.Instant): HttpDeps['limiters'] {
  const limiter = (perWindow: number, seconds: number) => createLimiter({ perWindow, seconds, maxKeys: 50_000, now })
  return {
    signIn: limiter(10, 60),
    signUp: limiter(60, 3600),
    trial: limiter(60, 3600),
    importToken: limiter(30, 60),
    leaving: limiter(10, 3600),
    shared: limiter(30, 60),
  }
}

async function readExamples(): Promise<readonly Example[]> {
  return JSON.parse(await readFile(join(root, 'examples', 'people.json'), 'utf8')) as Example[]
}

/** The bytes of a file of `examples/<person>/`, by its bare name; undefined when no invented person has it. */
async function readExample(file: string): Promise<Uint8Array | undefined> {
  const owner = (await readExamples()).find(({ files }) => files.some((entry) => entry.file === file))
  return owner === undefined ? undefined : await readFile(join(root, 'examples', owner.id, file))
}

const types: { readonly [extension: string]: string } = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
}

const readAsset: HttpDeps['readAsset'] = async (name, encodings) => {
  const type = types[name.split('.').at(-1) ?? '']
  if (type === undefined || name !== basename(name)) return undefined
  const path = join(root, 'dist', 'assets', name)
  for (const encoding of encodings) {
    const bytes = await readFile(path + suffixes[encoding]).catch(() => undefined)
    if (bytes !== undefined) return { bytes, type, encoding }
  }
  const bytes = await readFile(path).catch(() => undefined)
  return bytes && { bytes, type }
}

function refused(type: string, { dataDir, databaseUrl, secretFile }: Config): Result<never, StartRefused> {
  const sentences: { readonly [type: string]: string } = {
    InUse: 'this database is in use by another process. Stop that one, or choose another with --data or --database-url.',
    EditedMigration: 'a migration that this database already had was edited. Restore it as it was released.',
    TooNew: 'this database was written by a newer version. Start that version.',
    Unreachable:
      databaseUrl === undefined
        ? `the data folder ${dataDir} cannot be used. Check --data, and that this user may write there.`
        : 'the database cannot be reached. Check --database-url and that the server runs.',
    WrongSecret: `the secret is not the one of this database, which was left as it was. Put the right file back at ${secretFile}, or give GRENIER_SECRET.`,
    ErasuresInsideData:
      'the list of erased vaults must be outside the data folder, or a restored copy would bring it back as it was. Choose another file with --erasures-file.',
    ErasuresUnreadable:
      'the list of erased vaults cannot be read or written. Put it back as it was, or check --erasures-file: starting without it could bring back what a person erased.',
    RealPeople: `--demo does not mix invented people with real ones: choose an empty folder with --data (now ${dataDir}).`,
  }
  return err({ message: sentences[type] ?? `the platform cannot start (${type}). Check --secret-file and --data.` })
}
