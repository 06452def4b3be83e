/** What was learned: courses, marks, degrees. */
import { z } from 'zod'
import { day, millionths, raw, text } from './field.ts'

/** `hours` in 10⁻⁶ hour. */
export const educationCourse = z.strictObject({
  kind: z.literal('education.course'),
  schema: z.literal(1),
  school: text(140),
  title: text(200),
  day: day.optional(),
  endDay: day.optional(),
  hours: millionths.optional(),
  state: text(80).optional(),
  raw,
})
export type EducationCourse = z.infer<typeof educationCourse>

/** `quantity` out of `outOf`, both in 10⁻⁶; `finding` for a mark in words or letters. */
export const educationMark = z.strictObject({
  kind: z.literal('education.mark'),
  schema: z.literal(1),
  school: text(140),
  title: text(200),
  day,
  quantity: millionths.optional(),
  outOf: millionths.optional(),
  finding: text(140).optional(),
  raw,
})
export type EducationMark = z.infer<typeof educationMark>

/** A degree, a licence, a badge. */
export const educationCredential = z.strictObject({
  kind: z.literal('education.credential'),
  schema: z.literal(1),
  title: text(200),
  by: text(140),
  day,
  endDay: day.optional(),
  number: text(140).optional(),
  distinction: text(140).optional(),
  raw,
})
export type EducationCredential = z.infer<typeof educationCredential>
