/** Every page of the platform, by its pattern in `src/routes.ts`, and how the journeys of accessibility reach it. */
import type { patterns } from '#routes'

type Pattern = keyof typeof patterns

/** After `/fr` or `/en`, without an attic. */
export const publicPages = {
  landing: '',
  signUp: '/sign-up',
  signIn: '/sign-in',
  recover: '/recover',
  try: '/try',
  promises: '/promises',
  formats: '/formats',
  where: '/where',
  run: '/run',
  inspect: '/inspect',
} as const satisfies { readonly [name in Pattern]?: string }

/** Of an attic with records. */
export const atticPages = {
  home: '/home',
  imports: '/imports',
  sources: '/sources',
  findable: '/to-find',
  news: '/news',
  hands: '/by-hand',
  hand: '/by-hand/mobility.trip',
  records: '/records',
  corrections: '/corrections',
  answers: '/answers',
  answerTaught: '/answers/budget/taught',
  budget: '/answers/budget',
  statement: '/answers/statement',
  care: '/answers/health',
  budgetBack: '/answers/budget/recurrences',
  budgetPlan: '/answers/budget/plan',
  budgetYears: '/answers/budget/years',
  budgetHousehold: '/answers/budget/household',
  budgetWhatIf: '/answers/budget/what-if',
  forecast: '/answers/forecast',
  suppliers: '/answers/suppliers',
  map: '/answers/map',
  ledger: '/ledger',
  leave: '/leave',
  arrive: '/arrive',
  settings: '/settings',
} as const satisfies { readonly [name in Pattern]?: string }

/** Of a person's own account, which invented people do not have. */
export const accountPages = {
  sessions: '/settings/sessions',
  passphrase: '/settings/passphrase',
  passkeys: '/settings/passkeys',
  importTokens: '/settings/import-tokens',
  erase: '/settings/erase',
  kit: '/kit',
} as const satisfies { readonly [name in Pattern]?: string }

/** Addresses that only an act gives: the journey follows it there. */
/** Those of the operator are on a port of their own: `operator.spec.ts`. */
export const reachedByActing = [
  'batch',
  'original',
  'record',
  'source',
  'certificate',
  'actOnRecords',
  'budgetOperation',
  'supplier',
  'removeBatch',
  'removeSource',
  'passkey',
  'importJob',
  'importTable',
  'operator',
  'operatorSignIn',
  'operatorJoin',
  'operatorRoles',
] as const satisfies readonly Pattern[]

/** What answers no page: forms sent, files, data, redirections. */
export const notPages = [
  'root',
  'signOut',
  'recordViews',
  'recordView',
  'answerReads',
  'answerTable',
  'undo',
  'undoAct',
  'redoAct',
  'withdrawAct',
  'correctionsFile',
  'redo',
  'newsWays',
  'endSession',
  'endOtherSessions',
  'keepAttic',
  'certificateFile',
  'keys',
  'kitFile',
  'kitConfirm',
  'example',
  'asset',
  'health',
  'ready',
  'openapi',
  'apiRecords',
  'apiImports',
  'cancelImport',
  'forgetImport',
  'forgetTable',
  'apiImportJob',
  'passkeyAsk',
  'renamePasskey',
  'removePasskey',
  'endImportToken',
  'originalContent',
  'deleteOriginal',
  'judgeLinks',
  'enter',
  'enterAsk',
  'operatorSignOut',
  'operatorGrant',
  'operatorRevoke',
] as const satisfies readonly Pattern[]
