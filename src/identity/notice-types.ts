export const noticeKinds = ['import-finished', 'source-stale', 'new-place', 'export-made'] as const
export type NoticeKind = (typeof noticeKinds)[number]
/** `mail` tells in the interface too. */
export const noticeWays = ['interface', 'mail', 'none'] as const
export type NoticeWay = (typeof noticeWays)[number]

export interface NoticeLine {
  readonly id: string
  readonly kind: NoticeKind
  /** Of a batch or a source, or empty: its words are in the vault. */
  readonly number: string
  readonly at: string
  readonly read: boolean
}

export interface Notices {
  /** False where no SMTP is configured: everything is in the interface. */
  readonly sendsMail: boolean
  /**
   * Tells a person something, as she chose to be told of this kind. `number` is opaque (of a batch, of a source); with `once`, the
   * same thing is told a single time.
   */
  notify(accountId: string, kind: NoticeKind, about?: { readonly number?: string; readonly once?: string }): Promise<void>
  /** The last ones, the newest first. */
  list(accountId: string): Promise<readonly NoticeLine[]>
  unread(accountId: string): Promise<number>
  /** One, or all of them. */
  markRead(accountId: string, id?: string): Promise<void>
  choices(accountId: string): Promise<{ readonly [K in NoticeKind]: NoticeWay }>
  choose(accountId: string, kind: NoticeKind, way: NoticeWay): Promise<void>
  /** The first day on which a source will be late: kept, coarse, only of whoever asked for mail about it. Undefined forgets it. */
  expect(accountId: string, day: string | undefined): Promise<void>
  /** Tells whoever's day has come that something may be late. */
  runDue(): Promise<void>
  /** Deletes those of more than half a year. */
  sweep(): Promise<void>
}

/** Places are browsers: what each keeps is a random cookie. */
export interface Places {
  /**
   * Remembers the browser that opens this attic. `known`: it has opened it before, or nothing ever has. `cookie` is what the browser
   * keeps.
   */
  enter(accountId: string, cookie: string | undefined): Promise<{ readonly known: boolean; readonly cookie: string }>
  /** Deletes those not seen for more than 400 days. */
  sweep(): Promise<void>
}

/** A mail as it is sent. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
}

export interface Mails {
  /** Seals a mail for an account and leaves it to the job; nothing when the account has no address, or too many wait already. */
  queue(accountId: string, kind: NoticeKind): Promise<void>
  /** The job: sends one, and deletes it. Throws when the server does not take it: it is tried again later. */
  send(payload: unknown): Promise<void>
  /** Deletes those past their time. */
  sweep(): Promise<void>
}
