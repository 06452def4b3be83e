/** What the child may say of a file that it does not read, and of a table that is being shown: bounded, nothing more than is shown. */
import { z } from 'zod'
import { type FileShape, mostTables, type TableLook } from '#connectors'
import { tableMapping } from '#model'

const formats = [
  'table',
  'json',
  'xml',
  'text',
  'pdf',
  'image',
  'sound',
  'video',
  'office',
  'archive',
  'database',
  'program',
  'binary',
] as const
const types = ['date', 'number', 'text', 'nothing', 'list', 'object', 'boolean'] as const

export const shapeOfFile = z.strictObject({
  format: z.enum(formats),
  fields: z.array(z.strictObject({ name: z.string().max(80), holds: z.array(z.enum(types)).max(types.length) })).max(100),
  more: z.boolean(),
  named: z.boolean(),
  tables: z.int().min(2).max(mostTables).exactOptional(),
}) satisfies z.ZodType<FileShape>

const cell = z.string().max(60)

export const tableLook = z.strictObject({
  columns: z
    .array(z.strictObject({ index: z.int().min(0).max(99), name: cell, holds: z.enum(['date', 'number', 'text', 'nothing']) }))
    .max(40),
  named: z.boolean(),
  rows: z
    .array(
      z.strictObject({
        line: z
          .int()
          .min(1)
          .max(2 ** 31),
        cells: z.array(cell).max(40),
      }),
    )
    .max(5),
  guess: tableMapping,
  sheet: z.int().min(0).max(10_000),
  sheets: z.array(z.strictObject({ sheet: z.int().min(0).max(10_000), name: cell })).max(mostTables),
}) satisfies z.ZodType<TableLook>
