/** A grant: who may be given what, why and until when. Its states, and how it is kept. Pure. */
import { z } from 'zod'
import { type AgeRecipient, isRecipient } from '#lib/age'
import type { NewBatch } from '#vault'
import type { Record } from '#model'
import { isPurpose, type PurposeName } from '../purposes.ts'
import { settingsBatch } from '../settings.ts'
import { type View, viewSchema } from '../views/view.ts'

export const grantStates = ['requested', 'given', 'paused', 'ended'] as const
export type GrantState = (typeof grantStates)[number]
export const grantActs = ['give', 'narrow', 'pause', 'resume', 'renew', 'end'] as const
export type GrantAct = (typeof grantActs)[number]

export interface Grant {
  readonly id: string
  /** Whoever has the link and its code; the name is the person's own word for them. */
  readonly recipient: { readonly type: 'link'; readonly name: string }
  readonly purpose: PurposeName
  /** What was asked for, before she took anything out. */
  readonly asked: View
  /** What leaves. */
  readonly view: View
  readonly state: GrantState
  /** Instants, ISO 8601 UTC to the millisecond. */
  readonly made: string
  readonly until: string
  /** Readings in one day, at most. */
  readonly perDay: number
  /** What the recipient agrees to: to look, and pass nothing on. */
  readonly terms: 'look'
  /** Who reads in clear: the recipient, and the gate while it hands over. */
  readonly readers: 'recipient+gate'
  /** Public half of the access key: what leaves is sealed for it. */
  readonly key: AgeRecipient
}

/** The state after an act, or undefined where the act makes no sense there. Nothing follows an end. */
export const stateAfter = (state: GrantState, act: GrantAct): GrantState | undefined => moves[state][act]

const moves: { readonly [S in GrantState]: { readonly [A in GrantAct]?: GrantState } } = {
  requested: { narrow: 'requested', give: 'given', end: 'ended' },
  given: { narrow: 'given', pause: 'paused', renew: 'given', end: 'ended' },
  paused: { narrow: 'paused', resume: 'given', renew: 'paused', end: 'ended' },
  ended: {},
}

/** Days of a grant, from the day it is made or renewed: it always ends. */
export const longestDays = 366
export const mostPerDay = 100

const shape = z.strictObject({
  id: z.string().regex(/^[\w-]{22}$/),
  recipient: z.strictObject({ type: z.literal('link'), name: z.string().min(1).max(60) }),
  purpose: z.string().refine(isPurpose),
  asked: viewSchema,
  view: viewSchema,
  state: z.enum(grantStates),
  made: z.iso.datetime(),
  until: z.iso.datetime(),
  perDay: z.int().min(1).max(mostPerDay),
  terms: z.literal('look'),
  readers: z.literal('recipient+gate'),
  key: z.string().refine(isRecipient),
})

const prefix = 'grant/'
/** A setting holds 500 characters, and a grant is as many settings as it takes. */
const pieceLength = 480
const mostPieces = 40

/** Those kept, the newest first. One that no longer means anything is as if it had never been given. */
export function grantsOf(records: readonly Record<'setting'>[]): readonly Grant[] {
  const said = new Map(records.flatMap(({ name, value }) => (name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [])))
  const grants = [...said].flatMap(([name, first]) => {
    const id = name.endsWith('/0') ? name.slice(0, -2) : undefined
    const pieces = Number(/^\d+/.exec(first)?.[0])
    if (id === undefined || !(pieces >= 1 && pieces <= mostPieces)) return []
    const rest = Array.from({ length: pieces - 1 }, (_, i) => said.get(`${id}/${i + 1}`) ?? '')
    const grant = readGrant([first.slice(first.indexOf(':') + 1), ...rest].join(''))
    return grant?.id === id ? [grant] : []
  })
  return grants.toSorted((a, b) => (a.made > b.made ? -1 : a.made < b.made ? 1 : a.id < b.id ? -1 : 1))
}

/** The grant as it now is; undefined when it says more than can be kept. */
export function grantBatch(grant: Grant): NewBatch | undefined {
  // Plain letters, so that no piece ends in the middle of one.
  const json = JSON.stringify(grant).replaceAll(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
  const pieces = json.match(new RegExp(`.{1,${pieceLength}}`, 'g')) ?? []
  if (pieces.length > mostPieces) return undefined
  return settingsBatch(pieces.map((piece, i) => [`${prefix}${grant.id}/${i}`, i === 0 ? `${pieces.length}:${piece}` : piece]))
}

/** A grant that was sealed, or undefined. */
export function readGrant(json: string): Grant | undefined {
  try {
    return shape.safeParse(JSON.parse(json)).data
  } catch {
    return undefined
  }
}
