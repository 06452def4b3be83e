/**
 * The sentences that scripts need, in the place of all of them: the build puts this module where a script asks for `index.ts`
 * (`vite.config.ts`). The words of pages that only the server makes are not sent to browsers.
 */
import type { Lang } from '#routes'
import { atticEn } from './attic.en.ts'
import { atticFr } from './attic.fr.ts'
import { inspectEn } from './inspect.en.ts'
import { inspectFr } from './inspect.fr.ts'
import { problemsEn } from './problems.en.ts'
import { problemsFr } from './problems.fr.ts'
import { tablesEn } from './tables.en.ts'
import { tablesFr } from './tables.fr.ts'
import { withFrenchSpaces } from './typography.ts'

export * from './format.ts'
export { said } from './said.ts'

const fr = withFrenchSpaces({ attic: atticFr, inspect: inspectFr, problems: problemsFr, tables: tablesFr })
const en: typeof fr = { attic: atticEn, inspect: inspectEn, problems: problemsEn, tables: tablesEn }

export const text = (lang: Lang): typeof fr => (lang === 'fr' ? fr : en)
