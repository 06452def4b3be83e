import { err, ok, type Result } from '#lib/pure/result'
import type { Settings } from './settings.ts'

/** Limits of uploads that the operator gave; the others keep their default. */
export interface UploadLimits {
  readonly fileBytes?: number
  readonly uploadBytes?: number
  readonly files?: number
  readonly originalsBytes?: number
}

/** Reads them; one that is no whole number, zero, or beyond reason is wrong usage. */
export function readUploadLimits(given: Settings): Result<UploadLimits, { readonly message: string }> {
  const limits: { -readonly [name in keyof UploadLimits]: number } = {}
  for (const [flag, name, most] of bounds) {
    const text = given[flag]
    if (text === undefined) continue
    const value = /^\d{1,15}$/.test(text) ? Number(text) : 0
    if (value < 1 || value > most) return err({ message: `--${flag} takes a whole number from 1 to ${most}.` })
    limits[name] = value
  }
  return ok(limits)
}

const bounds = [
  ['max-file-bytes', 'fileBytes', 2 ** 40],
  ['max-upload-bytes', 'uploadBytes', 2 ** 40],
  ['max-files', 'files', 100_000],
  ['max-originals-bytes', 'originalsBytes', 2 ** 40],
] as const
