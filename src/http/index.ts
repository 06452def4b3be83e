/** HTTP: every address of the platform, its guards and its answers. */
export { createHttp, type Http } from './create-http.ts'
export { addDemo, eraseTrials } from './account/demo.ts'
export { createOperatorHttp } from './operator/create-operator.ts'
export type { Example, HttpDeps, LogLine } from './deps.ts'
export { createImportJobs } from './imports/jobs.ts'
export { createShelf, shelfLimits } from './imports/shelf.ts'
