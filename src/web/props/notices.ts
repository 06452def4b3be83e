/** What the page of notices is given. */
export type NoticeKind = 'import-finished' | 'source-stale' | 'new-place' | 'export-made'
export type NoticeWay = 'interface' | 'mail' | 'none'

export interface NoticeRow {
  readonly id: string
  readonly kind: NoticeKind
  readonly at: string
  readonly read: boolean
  /** The import or the source it is about, while it is held; a name, where one is known. */
  readonly batch?: { readonly id: string; readonly file: string }
  readonly source?: {
    readonly key: string
    readonly type: 'account' | 'meter' | 'supplier' | 'files' | 'hand'
    readonly name: string
    readonly named: boolean
  }
}
export interface NoticesProps {
  readonly notices: readonly NoticeRow[]
  readonly choices: { readonly [K in NoticeKind]: NoticeWay }
  /** False where the platform sends no mail, or has no address of hers. */
  readonly sendsMail: boolean
  readonly saved: boolean
}
