/** Days and tastes: diary, plays, outings, interests. */
import { z } from 'zod'
import { currencyCode, day, instant, minorUnits, raw, text, zone } from './field.ts'

/** `start` and `end` are instants in UTC, absent for whole days; `lastDay` is included. */
export const calendarEvent = z.strictObject({
  kind: z.literal('calendar.event'),
  schema: z.literal(1),
  title: text(200),
  day,
  lastDay: day.optional(),
  start: instant.optional(),
  end: instant.optional(),
  zone: zone.optional(),
  place: text(140).optional(),
  note: text(2000).optional(),
  raw,
})
export type CalendarEvent = z.infer<typeof calendarEvent>

/** Something heard, seen or read. */
export const mediaPlay = z.strictObject({
  kind: z.literal('media.play'),
  schema: z.literal(1),
  title: text(200),
  type: z.enum(['music', 'film', 'series', 'video', 'podcast', 'book', 'press', 'game', 'other']),
  day,
  at: instant.optional(),
  author: text(140).optional(),
  provider: text(140).optional(),
  raw,
})
export type MediaPlay = z.infer<typeof mediaPlay>

/** An interest, and who says so (`by`): declared by the person, observed from what she did, or inferred. */
export const interest = z.strictObject({
  kind: z.literal('interest'),
  schema: z.literal(1),
  name: text(140),
  by: text(140),
  basis: z.enum(['declared', 'observed', 'inferred']),
  day: day.optional(),
  raw,
})
export type Interest = z.infer<typeof interest>

/** A show, an exhibition, a loan. */
export const cultureVisit = z.strictObject({
  kind: z.literal('culture.visit'),
  schema: z.literal(1),
  title: text(200),
  place: text(140),
  day,
  type: z.enum(['show', 'concert', 'cinema', 'museum', 'library', 'festival', 'heritage', 'other']),
  persons: z.int().min(0).max(1000).optional(),
  total: minorUnits.optional(),
  currency: currencyCode.optional(),
  raw,
})
export type CultureVisit = z.infer<typeof cultureVisit>
