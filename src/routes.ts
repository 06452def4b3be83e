/** Every address of the platform, once: the server's patterns and the links of the pages come from here. */
export type Lang = 'fr' | 'en'

/** Patterns, as Hono reads them; also what the logs show instead of an address. */
export const patterns = {
  root: '/',
  landing: '/:lang{(?:fr|en)}',
  signUp: '/:lang{(?:fr|en)}/sign-up',
  signIn: '/:lang{(?:fr|en)}/sign-in',
  recover: '/:lang{(?:fr|en)}/recover',
  try: '/:lang{(?:fr|en)}/try',
  promises: '/:lang{(?:fr|en)}/promises',
  formats: '/:lang{(?:fr|en)}/formats',
  run: '/:lang{(?:fr|en)}/run',
  signOut: '/sign-out',
  home: '/home',
  imports: '/imports',
  batch: '/imports/:batch',
  undo: '/imports/:batch/undo',
  redo: '/imports/:batch/redo',
  records: '/records',
  record: '/records/:kind/:id',
  budget: '/answers/budget',
  ledger: '/ledger',
  settings: '/settings',
  sessions: '/settings/sessions',
  endSession: '/settings/sessions/end',
  endOtherSessions: '/settings/sessions/end-others',
  erase: '/settings/erase',
  keepAttic: '/settings/erase/cancel',
  certificate: '/:lang{(?:fr|en)}/erasures/:number',
  certificateFile: '/erasures/:number/certificate.json',
  keys: '/.well-known/grenier-keys.json',
  passphrase: '/settings/passphrase',
  kit: '/kit',
  kitFile: '/kit/file',
  kitConfirm: '/kit/confirm',
  example: '/examples/:file',
  asset: '/assets/*',
  health: '/healthz',
  ready: '/readyz',
  openapi: '/api/v1/openapi.json',
  apiRecords: '/api/v1/records',
  apiImports: '/api/v1/imports',
} as const

const at = (lang: Lang, page: string): string => `/${lang}/${page}`

/** Links, typed. */
export const links = {
  landing: (lang: Lang) => `/${lang}`,
  signUp: (lang: Lang) => at(lang, 'sign-up'),
  signIn: (lang: Lang) => at(lang, 'sign-in'),
  recover: (lang: Lang) => at(lang, 'recover'),
  try: (lang: Lang) => at(lang, 'try'),
  promises: (lang: Lang) => at(lang, 'promises'),
  formats: (lang: Lang) => at(lang, 'formats'),
  run: (lang: Lang) => at(lang, 'run'),
  signOut: () => '/sign-out',
  home: () => '/home',
  imports: () => '/imports',
  batch: (batch: string) => `/imports/${batch}`,
  undo: (batch: string) => `/imports/${batch}/undo`,
  redo: (batch: string) => `/imports/${batch}/redo`,
  records: (query: { [name: string]: string | undefined } = {}) => withQuery('/records', query),
  record: (kind: string, id: string) => `/records/${kind}/${id}`,
  budget: (query: { [name: string]: string | undefined } = {}) => withQuery('/answers/budget', query),
  ledger: () => '/ledger',
  settings: () => '/settings',
  sessions: () => '/settings/sessions',
  endSession: () => '/settings/sessions/end',
  endOtherSessions: () => '/settings/sessions/end-others',
  erase: () => '/settings/erase',
  keepAttic: () => '/settings/erase/cancel',
  certificate: (lang: Lang, number: string) => at(lang, `erasures/${number}`),
  certificateFile: (number: string) => `/erasures/${number}/certificate.json`,
  keys: () => '/.well-known/grenier-keys.json',
  passphrase: () => '/settings/passphrase',
  kit: () => '/kit',
  kitFile: () => '/kit/file',
  kitConfirm: () => '/kit/confirm',
  example: (file: string) => `/examples/${file}`,
} as const

function withQuery(path: string, query: { [name: string]: string | undefined }): string {
  const entries = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '')
  return entries.length === 0 ? path : `${path}?${new URLSearchParams(entries)}`
}
