/** Every setting of the platform: its flag, its place in the environment, its default and what it does. */

export interface Setting {
  readonly flag: string
  readonly env: string
  /** What is used when neither is given, in words. */
  readonly fallback: string
  readonly about: string
  /** A switch takes no value. */
  readonly isSwitch?: true
  /** A list takes several values: between commas, or by the flag given again. */
  readonly isList?: true
}

export const settings = [
  { flag: 'port', env: 'GRENIER_PORT', fallback: '8480', about: 'Port to listen on; 0 takes a free one.' },
  { flag: 'host', env: 'GRENIER_HOST', fallback: '127.0.0.1', about: 'Address to listen on.' },
  {
    flag: 'public-url',
    env: 'GRENIER_PUBLIC_URL',
    fallback: 'http://localhost:PORT',
    about: 'Address people use; makes links, cookie flags and the origin that forms must come from.',
  },
  { flag: 'data', env: 'GRENIER_DATA', fallback: './data', about: 'Data folder: database and spool. One process at a time.' },
  { flag: 'database-url', env: 'GRENIER_DATABASE_URL', fallback: 'SQLite in the data folder', about: 'PostgreSQL 15 or later.' },
  {
    flag: 'secret-file',
    env: 'GRENIER_SECRET_FILE',
    fallback: 'DATA.secret, beside the data folder',
    about: 'File of the platform secret, made at first start with mode 0600; never in the data folder or a backup.',
  },
  {
    flag: 'erasures-file',
    env: 'GRENIER_ERASURES_FILE',
    fallback: 'DATA.erasures, beside the data folder',
    about: 'List of the vaults erased, read at each start so that a restored copy revives none; never in the data folder.',
  },
  {
    flag: 'admin-port',
    env: 'GRENIER_ADMIN_PORT',
    fallback: '8481',
    about: "Port of measures, health and the operator's page, on loopback only; 0 takes a free one, `off` none.",
  },
  {
    flag: 'trust-proxy',
    env: 'GRENIER_TRUST_PROXY',
    fallback: 'none',
    about: 'Addresses or networks of your own proxies, between commas: their X-Forwarded-For or Forwarded is believed, for limits alone.',
    isList: true,
  },
  { flag: 'max-file-bytes', env: 'GRENIER_MAX_FILE_BYTES', fallback: '67108864', about: 'Bytes of one file, at most (64 MiB).' },
  { flag: 'max-upload-bytes', env: 'GRENIER_MAX_UPLOAD_BYTES', fallback: '268435456', about: 'Bytes of one upload, at most (256 MiB).' },
  { flag: 'max-files', env: 'GRENIER_MAX_FILES', fallback: '1000', about: 'Files of one upload, at most.' },
  {
    flag: 'max-originals-bytes',
    env: 'GRENIER_MAX_ORIGINALS_BYTES',
    fallback: '1073741824',
    about: 'Bytes of original files that one attic may keep, at most (1 GiB).',
  },
  {
    flag: 'smtp-url',
    env: 'GRENIER_SMTP_URL',
    fallback: 'none: everything is told in the interface',
    about:
      'Server that mails leave by: smtps://USER:PASSWORD@HOST, or smtp:// with STARTTLS. It holds a password: give it in the environment.',
  },
  { flag: 'mail-from', env: 'GRENIER_MAIL_FROM', fallback: 'none', about: 'Address that mails come from; needed with the server.' },
  {
    flag: 'demo',
    env: 'GRENIER_DEMO',
    fallback: 'off',
    about: 'Adds invented people with known passphrases; loopback only.',
    isSwitch: true,
  },
] as const satisfies readonly Setting[]

/** The secret itself, 32 bytes in base64url or hexadecimal, instead of a file: in the environment only, never a flag. */
export const secretEnv = 'GRENIER_SECRET'

export type SettingName = (typeof settings)[number]['flag']
export type Settings = { readonly [N in SettingName]: string | undefined }

/** What turns a switch off in the environment, where a flag cannot be left out. */
const off = new Set(['', '0', 'false', 'no', 'off'])

/** Flags, then environment, then nothing (the caller's default). A switch that is off is nothing. */
export function readSettings(
  flags: { readonly [name: string]: string | boolean | readonly (string | boolean)[] | undefined },
  env: NodeJS.ProcessEnv,
): Settings {
  const entries = (settings as readonly Setting[]).map(({ flag, env: name, isSwitch }) => {
    const given = flags[flag] ?? env[name]
    const isOff = given === undefined || given === false || (isSwitch === true && off.has(String(given).toLowerCase()))
    return [flag, isOff ? undefined : String(given)]
  })
  return Object.fromEntries(entries) as Settings
}
