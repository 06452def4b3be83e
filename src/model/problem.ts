/**
 * A problem met while reading a file: data, never an exception. The code is translated for the person
 * (`web/i18n`, a missing one does not compile); `message` is the same in plain English, for the command line.
 */
export const problemCodes = [
  'empty-file',
  'file-too-large',
  'unknown-format',
  'truncated',
  'malformed',
  'doctype-refused',
  'too-deep',
  'too-many-records',
  'reader-crashed',
  'reader-too-slow',
  'encoding-assumed',
  'amount-missing',
  'amount-unreadable',
  'amount-too-precise',
  'amount-too-large',
  'currency-missing',
  'currency-unknown',
  'currency-assumed',
  'day-missing',
  'day-unreadable',
  'day-assumed',
  'day-order-assumed',
  'not-booked',
  'no-operation',
  'balance-mismatch',
  'account-missing',
  'field-unknown',
  'section-unread',
  'record-refused',
] as const
export type ProblemCode = (typeof problemCodes)[number]

export interface Problem {
  readonly code: ProblemCode
  /** 1-based line in the file, where the format has lines. */
  readonly line?: number
  /** Path inside the document (`Document/BkToCstmrStmt/Stmt[1]/Ntry[3]/Amt`), where it has none. */
  readonly path?: string
  /** The text that could not be read, cut at 80 characters; shown to the person only, never logged. */
  readonly text?: string
  readonly message: string
  /** True when nothing of this file may be kept. */
  readonly fatal?: boolean
}

const sentences: Record<ProblemCode, string> = {
  'empty-file': 'the file is empty',
  'file-too-large': 'the file is larger than the limit',
  'unknown-format': 'the format was not recognised',
  truncated: 'the file stops before its end: it was probably cut while being copied',
  malformed: 'the file is damaged and cannot be read',
  'doctype-refused': 'the file declares a DOCTYPE, which can hide attacks: it is not read',
  'too-deep': 'the file is nested too deeply',
  'too-many-records': 'the file holds more records than the limit',
  'reader-crashed': 'reading this file failed',
  'reader-too-slow': 'reading this file took too long',
  'encoding-assumed': 'the encoding declared is not the one used; another was assumed',
  'amount-missing': 'an operation has no amount and was left out',
  'amount-unreadable': 'an amount cannot be read; the operation was left out',
  'amount-too-precise': 'an amount has more decimals than its currency; the operation was left out',
  'amount-too-large': 'an amount is too large to be exact; the operation was left out',
  'currency-missing': 'an amount has no currency; the operation was left out',
  'currency-unknown': 'a currency is not in ISO 4217; the operation was left out',
  'currency-assumed': 'the file names no currency; one was assumed',
  'day-missing': 'an operation has no date and was left out',
  'day-unreadable': 'a date cannot be read or does not exist; the operation was left out',
  'day-assumed': 'an operation has no date of its own; that of the statement was used',
  'day-order-assumed': 'the order of day and month is ambiguous in this file; one was assumed',
  'not-booked': 'an operation is not booked yet and was left out',
  'no-operation': 'the file is valid and holds no operation',
  'balance-mismatch': 'the balances and the operations do not add up',
  'account-missing': 'the file does not name its account',
  'field-unknown': 'a field is unknown and was kept aside',
  'section-unread': 'a section of the file is not read',
  'record-refused': 'a record did not follow the schema of its kind and was left out',
}

/** Makes a problem with its standard sentence. */
export function problem(
  code: ProblemCode,
  where: { line?: number | undefined; path?: string | undefined; text?: string | undefined; fatal?: boolean } = {},
): Problem {
  const { line, path, text, fatal } = where
  const shown = text === undefined ? undefined : text.length > 80 ? `${text.slice(0, 79)}…` : text
  return {
    code,
    ...(line === undefined ? {} : { line }),
    ...(path === undefined ? {} : { path }),
    ...(shown === undefined ? {} : { text: shown }),
    message: shown === undefined ? sentences[code] : `${sentences[code]}: ${shown}`,
    ...(fatal ? { fatal } : {}),
  }
}

/** Tells a problem from anything else a connector yields. */
export const isProblem = (value: object): value is Problem => 'code' in value && 'message' in value
