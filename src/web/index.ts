/** The pages of the platform: each function answers a whole HTML document for what the server gives it. */
import type { VNode } from 'preact'
import { render } from 'preact-render-to-string'
import { ArrivePage } from './attic/arrive.tsx'
import { AnswersPage } from './attic/answers/answers.tsx'
import { CarbonPage } from './attic/answers/carbon.tsx'
import { EnergyPage } from './attic/answers/energy.tsx'
import { ForecastPage } from './attic/answers/forecast.tsx'
import { HouseholdPage } from './attic/answers/household.tsx'
import { OperationPage } from './attic/answers/operation.tsx'
import { PlanPage } from './attic/answers/plan.tsx'
import { RecurrencesPage } from './attic/answers/recurrences.tsx'
import { TaughtPage } from './attic/answers/taught.tsx'
import { MapPage } from './attic/map/map.tsx'
import { PlacesPage } from './attic/places-page/places.tsx'
import { SupplierPage } from './attic/suppliers/board.tsx'
import { SuppliersPage } from './attic/suppliers/list.tsx'
import { WhatIfPage } from './attic/answers/what-if.tsx'
import { YearsPage } from './attic/answers/years.tsx'
import { BatchPage } from './attic/batch.tsx'
import { ActPage } from './attic/corrections/act.tsx'
import { ConflictsPage } from './attic/conflicts/conflicts.tsx'
import { CorrectionsPage } from './attic/corrections/corrections.tsx'
import { BudgetPage } from './attic/budget.tsx'
import { FindablePage } from './attic/findable.tsx'
import { HandPage } from './attic/hand.tsx'
import { HandsPage } from './attic/hands.tsx'
import { HomePage } from './attic/home.tsx'
import { CertificatePage } from './attic/certificate.tsx'
import { ErasePage } from './attic/erase.tsx'
import { ImportJobPage } from './attic/import-job.tsx'
import { ImportTablePage } from './attic/import-table.tsx'
import { NewsPage } from './attic/news.tsx'
import { OriginalPage } from './attic/original.tsx'
import { ImportTokensPage } from './attic/import-tokens.tsx'
import { ImportsPage } from './attic/imports.tsx'
import { KitAskPage } from './attic/kit-ask.tsx'
import { KitPage } from './attic/kit.tsx'
import { LeavePage } from './attic/leave.tsx'
import { LedgerPage } from './attic/ledger.tsx'
import { PasskeyPage } from './attic/passkey.tsx'
import { PasskeysPage } from './attic/passkeys.tsx'
import { PassphrasePage } from './attic/passphrase.tsx'
import { RecordPage } from './attic/record.tsx'
import { RecordsPage } from './attic/records.tsx'
import { RemoveAllPage } from './attic/removing/remove-all.tsx'
import { SessionsPage } from './attic/sessions.tsx'
import { SettingsPage } from './attic/settings.tsx'
import { SharesPage } from './attic/shares/board.tsx'
import { NewSharePage, ShareMadePage } from './attic/shares/new.tsx'
import { SharePage } from './attic/shares/one.tsx'
import { SourcePage } from './attic/sources/source.tsx'
import { SourcesPage } from './attic/sources/board.tsx'
import { HealthPage } from './attic/matching/health.tsx'
import { StatementPage } from './attic/matching/statement.tsx'
import { OperatorJoin } from './operator/join.tsx'
import { OperatorRoles } from './operator/roles.tsx'
import { OperatorSignIn } from './operator/sign-in.tsx'
import { OperatorState } from './operator/state.tsx'
import type * as props from './props.ts'
import { Formats } from './public/formats.tsx'
import { Inspect } from './public/inspect.tsx'
import { Landing } from './public/landing.tsx'
import { Problem } from './public/problem.tsx'
import { Promises } from './public/promises.tsx'
import { SharedPage } from './public/shared.tsx'
import { Recover } from './public/recover.tsx'
import { Run } from './public/run.tsx'
import { SignIn } from './public/sign-in.tsx'
import { SignUp } from './public/sign-up.tsx'
import { Try } from './public/try.tsx'
import { Where } from './public/where.tsx'

export { accountTitle } from './attic/account-title.ts'
export { describing } from './attic/describing.ts'
export { kindWords } from './attic/words.ts'
export { kitFile } from './attic/kit-file.ts'
export { noticeMail } from './attic/notice-mail.ts'
export { ledgerSorts } from './props/ledger.ts'
export type * from './props.ts'

type Component<P> = (given: P & { readonly frame: props.Frame }) => VNode

const alone = (page: Component<object>) => (frame: props.Frame) => document(page({ frame }))
const page =
  <P extends object>(component: Component<P>) =>
  (frame: props.Frame, given: P) =>
    document(component({ ...given, frame }))

const document = (node: VNode): string => `<!doctype html>${render(node)}`

/** Each takes the frame and its props, and answers HTML. Throws only on a bug. */
export const pages = {
  landing: alone(Landing),
  signUp: page<props.SignUpProps>(SignUp),
  signIn: page<props.SignInProps>(SignIn),
  recover: page<props.RecoverProps>(Recover),
  try: page<props.TryProps>(Try),
  promises: alone(Promises),
  formats: page<props.FormatsProps>(Formats),
  run: alone(Run),
  inspect: alone(Inspect),
  where: page<props.WhereProps>(Where),
  sources: page<props.SourcesProps>(SourcesPage),
  source: page<props.SourceProps>(SourcePage),
  news: page<props.NoticesProps>(NewsPage),
  findable: page<props.FindableProps>(FindablePage),
  hands: page<props.HandsProps>(HandsPage),
  hand: page<props.HandProps>(HandPage),
  error: page<props.ErrorProps>(Problem),
  home: page<props.HomeProps>(HomePage),
  imports: page<props.ImportsProps>(ImportsPage),
  importJob: page<props.ImportJobProps>(ImportJobPage),
  importTable: page<props.ImportTableProps>(ImportTablePage),
  batch: page<props.BatchProps>(BatchPage),
  original: page<props.OriginalProps>(OriginalPage),
  records: page<props.RecordsProps>(RecordsPage),
  record: page<props.RecordProps>(RecordPage),
  conflicts: page<props.ConflictsProps>(ConflictsPage),
  corrections: page<props.CorrectionsProps>(CorrectionsPage),
  actOnRecords: page<props.ActOnRecordsProps>(ActPage),
  removeAll: page<props.RemoveAllProps>(RemoveAllPage),
  budget: page<props.BudgetProps>(BudgetPage),
  statement: page<props.StatementProps>(StatementPage),
  health: page<props.HealthProps>(HealthPage),
  answers: page<props.AnswersProps>(AnswersPage),
  answerTaught: page<props.TaughtProps>(TaughtPage),
  budgetBack: page<props.RecurrencesProps>(RecurrencesPage),
  budgetPlan: page<props.PlanProps>(PlanPage),
  budgetYears: page<props.YearsProps>(YearsPage),
  budgetHousehold: page<props.HouseholdProps>(HouseholdPage),
  budgetWhatIf: page<props.WhatIfProps>(WhatIfPage),
  budgetOperation: page<props.OperationProps>(OperationPage),
  forecast: page<props.ForecastProps>(ForecastPage),
  map: page<props.MapProps>(MapPage),
  places: page<props.PlacesProps>(PlacesPage),
  suppliers: page<props.SuppliersProps>(SuppliersPage),
  supplier: page<props.SupplierProps>(SupplierPage),
  carbon: page<props.CarbonProps>(CarbonPage),
  energy: page<props.EnergyProps>(EnergyPage),
  ledger: page<props.LedgerProps>(LedgerPage),
  shares: page<props.SharesProps>(SharesPage),
  newShare: page<props.NewShareProps>(NewSharePage),
  shareMade: page<props.ShareMadeProps>(ShareMadePage),
  share: page<props.ShareProps>(SharePage),
  shared: page<props.SharedProps>(SharedPage),
  settings: page<props.SettingsProps>(SettingsPage),
  sessions: page<props.SessionsProps>(SessionsPage),
  leave: page<props.LeaveProps>(LeavePage),
  arrive: page<props.ArriveProps>(ArrivePage),
  erase: page<props.EraseProps>(ErasePage),
  certificate: page<props.CertificateProps>(CertificatePage),
  kitAsk: page<props.KitAskProps>(KitAskPage),
  kit: page<props.KitProps>(KitPage),
  passphrase: page<props.PassphraseProps>(PassphrasePage),
  passkeys: page<props.PasskeysProps>(PasskeysPage),
  importTokens: page<props.ImportTokensProps>(ImportTokensPage),
  passkey: page<props.PasskeyProps>(PasskeyPage),
  operator: page<props.OperatorProps>(OperatorState),
  operatorSignIn: page<props.OperatorSignInProps>(OperatorSignIn),
  operatorJoin: page<props.OperatorJoinProps>(OperatorJoin),
  operatorRoles: page<props.OperatorRolesProps>(OperatorRoles),
}
