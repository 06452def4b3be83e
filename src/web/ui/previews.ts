/** Every page, in each state worth looking at, as a function of the language. */
import type { Lang } from '#routes'
import { pages } from '../index.ts'
import type { Assets, ErrorProps } from '../props.ts'
import * as invented from './invented.ts'
import * as sharing from './invented-shares.ts'
import { inside, outside } from './invented.ts'

const statuses = [400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503] as const satisfies readonly ErrorProps['status'][]

/** Name of the state → its document. */
export function previews(lang: Lang, assets: Assets): { readonly [name: string]: () => string } {
  const within = inside(lang, assets)
  return {
    landing: () => pages.landing(outside(lang, assets, 'landing')),
    'sign-up': () => pages.signUp(outside(lang, assets, 'signUp'), invented.signUp),
    'sign-up-refused': () => pages.signUp(outside(lang, assets, 'signUp'), invented.signUpRefused),
    'sign-in': () => pages.signIn(outside(lang, assets, 'signIn'), invented.signIn),
    'sign-in-refused': () => pages.signIn(outside(lang, assets, 'signIn'), invented.signInRefused),
    recover: () => pages.recover(outside(lang, assets, 'recover'), invented.recover),
    'recover-refused': () => pages.recover(outside(lang, assets, 'recover'), invented.recoverRefused),
    try: () => pages.try(outside(lang, assets, 'try'), invented.tryOut(lang)),
    'try-nobody': () => pages.try(outside(lang, assets, 'try'), { people: [] }),
    promises: () => pages.promises(outside(lang, assets, 'promises')),
    formats: () => pages.formats(outside(lang, assets, 'formats'), invented.formats),
    run: () => pages.run(outside(lang, assets, 'run')),
    ...Object.fromEntries(
      statuses.map((status) => [`error-${status}`, () => pages.error({ ...within, person: null }, invented.error(status))]),
    ),
    'error-inside': () => pages.error(within, invented.error(413)),
    home: () => pages.home(within, invented.home),
    'home-needs-kit': () => pages.home({ ...within, person: { name: null, trial: false, needsKit: true } }, invented.homeEmpty),
    'home-empty': () => pages.home(within, invented.homeEmpty),
    imports: () => pages.imports(within, invented.imports),
    'imports-refused': () => pages.imports(within, invented.importsRefused),
    'imports-running': () => pages.imports(within, invented.importsRunning),
    'import-job': () => pages.importJob(within, invented.importJob),
    ...Object.fromEntries(
      (['failed', 'cancelled', 'aside', 'unknown'] as const).map((state) => [
        `import-job-${state}`,
        () => pages.importJob(within, { id: 'j1', state, files: [] }),
      ]),
    ),
    batch: () => pages.batch(within, invented.batch),
    'batch-refused': () => pages.batch(within, invented.batchRefused),
    records: () => pages.records(within, invented.records),
    record: () => pages.record(within, invented.record),
    budget: () => pages.budget(within, invented.budget),
    shares: () => pages.shares(within, sharing.shares),
    'shares-none': () => pages.shares(within, sharing.sharesNone),
    'new-share': () => pages.newShare(within, sharing.newShare),
    'new-share-previewed': () => pages.newShare(within, sharing.newSharePreviewed),
    'share-made': () => pages.shareMade(within, sharing.shareMade),
    share: () => pages.share(within, sharing.share),
    'share-over': () => pages.share(within, sharing.shareOver),
    'shared-code': () => pages.shared({ ...within, person: null }, sharing.sharedCode),
    'shared-over': () => pages.shared({ ...within, person: null }, sharing.sharedOver),
    shared: () => pages.shared({ ...within, person: null }, sharing.shared),
    ledger: () => pages.ledger(within, invented.ledger),
    sessions: () => pages.sessions(within, invented.sessions),
    leave: () => pages.leave({ ...within, person: { name: null, trial: false } }, invented.leave),
    'leave-trial': () => pages.leave(within, invented.leaveEmpty),
    'leave-refused': () => pages.leave({ ...within, person: { name: null, trial: false } }, invented.leaveRefused),
    arrive: () => pages.arrive(within, invented.arrive),
    'arrive-needs-kit': () => pages.arrive({ ...within, person: { name: null, trial: false, needsKit: true } }, invented.arrive),
    'arrive-refused': () => pages.arrive(within, invented.arriveRefused),
    'arrive-full': () => pages.arrive(within, { ...invented.arrive, empty: false }),
    'arrive-done': () => pages.arrive(within, invented.arriveDone),
    erase: () => pages.erase({ ...within, person: { name: null, trial: false } }, invented.erase),
    'erase-trial': () => pages.erase(within, invented.erase),
    'erase-refused': () => pages.erase({ ...within, person: { name: null, trial: false } }, invented.eraseRefused),
    'erase-waiting': () =>
      pages.erase({ ...within, person: { name: null, trial: false, erasing: '2026-11-28T09:00:00Z' } }, invented.eraseWaiting),
    certificate: () => pages.certificate({ ...within, person: null }, invented.certificate),
    'certificate-waiting': () => pages.certificate({ ...within, person: null }, { dueAt: '2026-11-28T09:00:00Z' }),
    settings: () => pages.settings(within, { ...invented.settings, lang }),
    kit: () => pages.kit(within, invented.kit),
    'kit-refused': () => pages.kit(within, invented.kitRefused),
    'kit-ask': () => pages.kitAsk(within, invented.kitAsk),
    'kit-ask-refused': () => pages.kitAsk(within, invented.kitAskRefused),
    original: () => pages.original({ ...within, person: { name: null, trial: false } }, invented.original),
    'original-gone': () => pages.original(within, invented.originalGone),
    'import-tokens': () => pages.importTokens({ ...within, person: { name: null, trial: false } }, invented.importTokenMade),
    'import-tokens-refused': () => pages.importTokens(within, invented.importTokenRefused),
    'import-tokens-many': () => pages.importTokens(within, { ...invented.importTokens, ended: true, tooMany: true }),
    passkeys: () => pages.passkeys(within, invented.passkeys),
    'passkeys-none': () => pages.passkeys(within, { passkeys: [] }),
    'passkeys-needs-kit': () => pages.passkeys({ ...within, person: { name: null, trial: false, needsKit: true } }, { passkeys: [] }),
    passkey: () => pages.passkey(within, invented.passkeyRefused),
    passphrase: () => pages.passphrase(within, invented.newPassphrase),
  }
}
