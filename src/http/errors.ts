/** One table from an expected failure to its status, one JSON shape: `{error: {type, message, details?}}`. */

/** Statuses a page or an answer may carry. */
export type ErrorStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500 | 503

const table = {
  BadRequest: [400, 'The request is not understood.'],
  BadCursor: [400, 'This cursor is not one of ours, or belongs to another question.'],
  SignInNeeded: [401, 'Sign in first.'],
  BadToken: [401, 'This import token is unknown, was ended, or is past its time.'],
  OtherSite: [403, 'This form was sent from another site.'],
  Refused: [403, 'The gate refused this reading.'],
  KitNeeded: [403, 'Confirm the recovery code first, on the page /kit.'],
  ImportTokenOnly: [403, 'An import token sends files to POST /api/v1/imports and follows them: nothing else is open to it.'],
  NotFound: [404, 'There is nothing here.'],
  Unknown: [404, 'There is nothing here.'],
  BadItem: [422, 'What was typed does not follow its kind.'],
  TooManyRecords: [422, 'More records than one act takes: choose fewer.'],
  BadLine: [400, 'This is no line of the table.'],
  BadView: [400, 'A view needs a name of at most 60 characters, and there is room for thirty.'],
  BadService: [400, 'This is no service.'],
  BadShare: [422, 'This share is not well-formed, or would show more than before.'],
  TooManyShares: [409, 'As many shares are open as may be: end one first.'],
  TooLarge: [422, 'This share holds more rows than one may: choose fewer.'],
  BadJudgement: [422, 'What was said does not follow the form of a judgement.'],
  BadSetting: [400, 'This setting cannot have this value.'],
  WrongMethod: [405, 'This address does not take this method: Allow lists those it does.'],
  Conflict: [409, 'Something else changed at the same moment. Try again.'],
  Cancelled: [409, 'This import was stopped: nothing was kept.'],
  TooManyTokens: [409, 'This attic has as many import tokens as it may: end one first.'],
  TakenAway: [422, 'This file was taken away from a Grenier: it comes in on the page /arrive, into an empty attic.'],
  OriginalsFull: [409, 'The originals kept in this attic reach their limit: delete some, or send without keeping them.'],
  Full: [409, 'Too much waits already for this attic: its person must open it first.'],
  TooManyPasskeys: [409, 'This account has as many passkeys as it may: take one away first.'],
  UploadTooLarge: [413, 'The upload is larger than the limit.'],
  TooManyFiles: [413, 'The upload holds more files than the limit.'],
  NotMultipart: [415, 'Send the files as multipart/form-data.'],
  NoFile: [422, 'No file was sent.'],
  NothingKept: [422, 'No file could be read: nothing was kept.'],
  WrongCurrent: [422, 'This is not the present passphrase.'],
  WrongPasskey: [422, 'This passkey opens no attic here.'],
  PasskeyRefused: [422, 'This passkey was not added.'],
  TooMany: [429, 'Too many attempts. Wait a little.'],
  Busy: [429, 'Too much is asked of the platform at this moment. Wait a little.'],
  Damaged: [500, 'Something sealed does not open. Nothing was overwritten.'],
  Failed: [500, 'Something failed on our side.'],
  Stopping: [503, 'The platform is stopping.'],
} as const satisfies Record<string, readonly [ErrorStatus, string]>

export type ErrorType = keyof typeof table

/** An expected failure, as the guards and controllers throw it to the one place that answers. */
export class Failure extends Error {
  readonly type: ErrorType
  readonly status: ErrorStatus
  readonly seconds: number | undefined
  readonly details: unknown
  /** Methods that the address takes. */
  readonly allow: readonly string[] | undefined

  constructor(type: ErrorType, options: { seconds?: number; details?: unknown; allow?: readonly string[] } = {}) {
    super(table[type][1])
    this.type = type
    this.status = table[type][0]
    this.seconds = options.seconds
    this.details = options.details
    this.allow = options.allow
  }
}

/** The one JSON shape. */
export const errorBody = (failure: Failure): { error: { type: ErrorType; message: string; details?: unknown } } => ({
  error: { type: failure.type, message: failure.message, ...(failure.details === undefined ? {} : { details: failure.details }) },
})

/** The value of a result, or its error thrown as a `Failure` of the same type. */
export function valueOf<T>(
  result:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly error: { readonly type: ErrorType; readonly seconds?: number } },
): T {
  if (result.ok) return result.value
  const { type, seconds } = result.error
  throw new Failure(type, seconds === undefined ? {} : { seconds })
}
