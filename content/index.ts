/** Content: what the pages say that is data, in French and English side by side. */
export * from './where/index.ts'
