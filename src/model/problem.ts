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
  'day-repaired',
  'value-doubtful',
  'day-order-assumed',
  'decimal-assumed',
  'quantity-unreadable',
  'unit-unknown',
  'unit-converted',
  'quantity-mismatch',
  'interval-assumed',
  'time-ambiguous',
  'zone-assumed',
  'not-booked',
  'no-operation',
  'balance-mismatch',
  'account-missing',
  'vendor-missing',
  'sign-assumed',
  'totals-mismatch',
  'tax-mismatch',
  'signature-unchecked',
  'field-unknown',
  'mapping-remembered',
  'field-unreadable',
  'name-missing',
  'bill-uncertain',
  'columns-unsure',
  'columns-assumed',
  'direction-assumed',
  'account-assumed',
  'section-unread',
  'record-refused',
  'table-too-wide',
  'cell-too-long',
  'quote-unclosed',
  'workbook-encrypted',
  'workbook-old',
  'archive-unsafe',
  'archive-too-large',
  'archive-encrypted',
  'archive-member-skipped',
  'archive-member-repeated',
  'archive-part-missing',
  'archive-piece',
  'archive-split',
  'pdf-encrypted',
  'pdf-no-text',
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
  'day-repaired': 'a date is written wrongly; it was read as the only day that it can be',
  'value-doubtful': 'a value looks wrong; it is kept as written',
  'day-order-assumed': 'the order of day and month is ambiguous in this file; one was assumed',
  'decimal-assumed': 'the decimal sign is ambiguous in this file; one was assumed',
  'quantity-unreadable': 'a quantity cannot be read exactly; it was left out',
  'unit-unknown': 'a unit is missing or unknown; the quantity was left out',
  'unit-converted': 'a unit was converted and rounded; the figure of the file is kept aside',
  'quantity-mismatch': 'quantities that should agree do not; they are kept as written',
  'interval-assumed': 'the length of an interval is not written; one was assumed',
  'time-ambiguous': 'a time falls in an hour that the clocks repeat; one was assumed',
  'zone-assumed': 'the file does not say in which time zone it counts; one was assumed',
  'not-booked': 'an operation is not booked yet and was left out',
  'no-operation': 'the file is valid and holds no operation',
  'balance-mismatch': 'the balances and the operations do not add up',
  'account-missing': 'the file does not name its account',
  'vendor-missing': 'the invoice does not name its vendor',
  'sign-assumed': 'a credit note writes its amounts with a minus; it was read as money given back',
  'totals-mismatch': 'the amounts of the invoice do not add up; they are kept as written',
  'tax-mismatch': 'a tax is not its base times its rate; it is kept as written',
  'signature-unchecked': 'the file is signed: its content is read, its signature is not checked',
  'field-unknown': 'a field is unknown and was kept aside',
  'mapping-remembered': 'the table was read as you said for one with the same columns',
  'field-unreadable': 'a part cannot be read and was left out; the rest is kept',
  'name-missing': 'a card has no name and was left out',
  'bill-uncertain': 'what this bill says of its amount is not certain; it is kept as a document',
  'columns-unsure': 'the columns of this table cannot be told apart: say which is the date, the label and the amount',
  'columns-assumed': 'the table has no names of columns; they were recognised by what they hold',
  'direction-assumed': 'nothing in the file says which amounts go out; one way was assumed',
  'account-assumed': 'the file does not name its account; the number in its name was taken',
  'section-unread': 'a section of the file is not read',
  'record-refused': 'a record did not follow the schema of its kind and was left out',
  'table-too-wide': 'a row has more columns than the limit and was left out',
  'cell-too-long': 'a cell is longer than the limit and was cut',
  'quote-unclosed': 'a quote is opened and never closed; the row was read without it',
  'workbook-encrypted': 'the workbook is protected by a password',
  'workbook-old': 'the workbook is in an old format (.xls) that is not read',
  'archive-unsafe': 'the archive, or a file in it, is not what it says: it is not read',
  'archive-too-large': 'the archive, or a file in it, is larger than the limit',
  'archive-encrypted': 'the archive, or a file in it, asks for a password: unpack it first',
  'archive-member-skipped': 'a file of the archive is in no format known here and was not read',
  'archive-member-repeated': 'a file of the archive was read already, in another archive given with it',
  'archive-part-missing': 'by its name, this archive has another part, which was not given with it',
  'archive-piece': 'this is a piece of an archive, read with the others',
  'archive-split': 'the archive is cut in several pieces: give them all together',
  'pdf-encrypted': 'the PDF asks for a password: save a copy without one first',
  'pdf-no-text': 'the pages of the PDF are pictures: there is no text to read',
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
