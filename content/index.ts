/** Content: what the pages say that is data, in French and English side by side. */
export * from './health/index.ts'
export * from './carbon/index.ts'
export * from './energy/index.ts'
export * from './housing/index.ts'
export * from './notice/index.ts'
export * from './places/index.ts'
export * from './where/index.ts'
