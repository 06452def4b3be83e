/**
 * Every sentence of the interface, in French and English. A catalogue is written in French first; its English twin is
 * typed by it, so that a key missing on either side does not compile.
 */
import type { Lang } from '#routes'
import { answersEn } from './answers.en.ts'
import { answersFr } from './answers.fr.ts'
import { atticEn } from './attic.en.ts'
import { atticFr } from './attic.fr.ts'
import { commonEn } from './common.en.ts'
import { commonFr } from './common.fr.ts'
import { conflictsEn } from './conflicts.en.ts'
import { conflictsFr } from './conflicts.fr.ts'
import { correctionsEn } from './corrections.en.ts'
import { correctionsFr } from './corrections.fr.ts'
import { formsEn } from './forms.en.ts'
import { formsFr } from './forms.fr.ts'
import { carbonEn } from './carbon.en.ts'
import { carbonFr } from './carbon.fr.ts'
import { energyEn } from './energy.en.ts'
import { energyFr } from './energy.fr.ts'
import { importingEn } from './importing.en.ts'
import { importingFr } from './importing.fr.ts'
import { importTokensEn } from './import-tokens.en.ts'
import { importTokensFr } from './import-tokens.fr.ts'
import { inspectEn } from './inspect.en.ts'
import { inspectFr } from './inspect.fr.ts'
import { leaveEn } from './leave.en.ts'
import { leaveFr } from './leave.fr.ts'
import { leavingEn } from './leaving.en.ts'
import { leavingFr } from './leaving.fr.ts'
import { ledgerEn } from './ledger.en.ts'
import { ledgerFr } from './ledger.fr.ts'
import { mapEn } from './map.en.ts'
import { mapFr } from './map.fr.ts'
import { noticesEn } from './notices.en.ts'
import { noticesFr } from './notices.fr.ts'
import { matchingEn } from './matching.en.ts'
import { matchingFr } from './matching.fr.ts'
import { operatorEn } from './operator.en.ts'
import { operatorFr } from './operator.fr.ts'
import { originalsEn } from './originals.en.ts'
import { originalsFr } from './originals.fr.ts'
import { passkeysEn } from './passkeys.en.ts'
import { passkeysFr } from './passkeys.fr.ts'
import { placesEn } from './places.en.ts'
import { problemsEn } from './problems.en.ts'
import { placesFr } from './places.fr.ts'
import { problemsFr } from './problems.fr.ts'
import { publicEn } from './public.en.ts'
import { publicFr } from './public.fr.ts'
import { recordsEn } from './records.en.ts'
import { recordsFr } from './records.fr.ts'
import { removingEn } from './removing.en.ts'
import { removingFr } from './removing.fr.ts'
import { sayEn } from './say.en.ts'
import { sayFr } from './say.fr.ts'
import { sharesEn } from './shares.en.ts'
import { sharesFr } from './shares.fr.ts'
import { sourcesEn } from './sources.en.ts'
import { sourcesFr } from './sources.fr.ts'
import { suppliersEn } from './suppliers.en.ts'
import { suppliersFr } from './suppliers.fr.ts'
import { tablesEn } from './tables.en.ts'
import { tablesFr } from './tables.fr.ts'
import { whereEn } from './where.en.ts'
import { whereFr } from './where.fr.ts'
import { withFrenchSpaces } from './typography.ts'

export * from './format.ts'
export { said } from './said.ts'

const fr = withFrenchSpaces({
  common: commonFr,
  conflicts: conflictsFr,
  corrections: correctionsFr,
  public: publicFr,
  answers: answersFr,
  attic: atticFr,
  forms: formsFr,
  carbon: carbonFr,
  energy: energyFr,
  inspect: inspectFr,
  leave: leaveFr,
  leaving: leavingFr,
  ledger: ledgerFr,
  importing: importingFr,
  importTokens: importTokensFr,
  map: mapFr,
  notices: noticesFr,
  matching: matchingFr,
  operator: operatorFr,
  originals: originalsFr,
  passkeys: passkeysFr,
  places: placesFr,
  problems: problemsFr,
  records: recordsFr,
  removing: removingFr,
  say: sayFr,
  shares: sharesFr,
  sources: sourcesFr,
  suppliers: suppliersFr,
  tables: tablesFr,
  where: whereFr,
})
const en: Text = {
  common: commonEn,
  conflicts: conflictsEn,
  corrections: correctionsEn,
  public: publicEn,
  answers: answersEn,
  attic: atticEn,
  forms: formsEn,
  carbon: carbonEn,
  energy: energyEn,
  inspect: inspectEn,
  leave: leaveEn,
  leaving: leavingEn,
  ledger: ledgerEn,
  importing: importingEn,
  importTokens: importTokensEn,
  map: mapEn,
  notices: noticesEn,
  matching: matchingEn,
  operator: operatorEn,
  originals: originalsEn,
  passkeys: passkeysEn,
  places: placesEn,
  problems: problemsEn,
  records: recordsEn,
  removing: removingEn,
  say: sayEn,
  shares: sharesEn,
  sources: sourcesEn,
  suppliers: suppliersEn,
  tables: tablesEn,
  where: whereEn,
}

/** All catalogues of one language: `text('fr').common.skip`. */
export type Text = typeof fr

/** The catalogues of a language; French ones with their no-break spaces already in place. */
export const text = (lang: Lang): Text => (lang === 'fr' ? fr : en)
