/** What the pages of leaving and arriving are given. */
import type { Kind, Record } from '#model'
import type { Refusal } from '../props.ts'

export interface LeaveProps {
  readonly counts: Readonly<Partial<{ [K in Kind]: number }>>
  readonly imports: readonly { readonly id: string; readonly at: string; readonly name: string }[]
  readonly originals: { readonly count: number; readonly bytes: number }
  /** Bytes, a guess. */
  readonly size: number
  /** Usual formats that hold something of it. */
  readonly formats: readonly ('ofx' | 'vcf' | 'ics' | 'gpx' | 'geojson' | 'csv')[]
  /** Files taken whole, the latest first. */
  readonly taken: readonly { readonly at: string; readonly digest: string; readonly count: number }[]
  /** What came from elsewhere. */
  readonly arrival?: { readonly at: string; readonly digest: string; readonly count: number }
  /** What a search found, which may be taken alone: empty where it asked nothing. */
  readonly found?: {
    readonly kind: string
    readonly batch: string
    readonly account: string
    readonly organisation: string
    readonly connector: string
    readonly state: 'corrected' | ''
    readonly text: string
    readonly since: string
    readonly until: string
  }
  readonly refusal?: Refusal
  /** Another export is under way, or nothing answers what was asked. */
  readonly cannot?: 'busy' | 'period' | 'format'
}

/** Why a file was not taken in; `problems` are what was found wrong in it. */
export interface ArriveRefusal {
  readonly type: 'BadExport' | 'NotEmpty' | 'NoFile' | 'UploadTooLarge' | 'TooManyFiles' | 'SealNeeded' | 'WrongSeal'
  readonly problems?: readonly { readonly code: string; readonly path?: string }[]
}
export interface ArriveProps {
  readonly empty: boolean
  readonly maxBytes: number
  /** The file was given as an import: here is its way in. */
  readonly given?: boolean
  readonly arrival?: LeaveProps['arrival']
  readonly refusal?: ArriveRefusal
}

/** The page that travels inside an export. */
export interface TakenProps {
  readonly at: string
  readonly whole: boolean
  readonly digest?: string
  readonly kinds: readonly {
    readonly kind: Kind
    readonly count: number
    readonly from: string
    readonly to: string
    readonly sample: readonly Record[]
  }[]
  readonly batches: readonly { readonly at: string; readonly origin: string; readonly files: readonly { readonly name: string }[] }[]
  readonly originals: readonly string[]
}
