/**
 * The list of erased vaults, `DATA.erasures` beside the data folder: one line of JSON an erasure, `{"vault":"…","at":"…"}`, only
 * ever added to. A backup made before an erasure still holds the vault: `restore` leaves it out.
 */
import { createReadStream, existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { err, ok, type Result } from '#lib/pure/result'

export type ErasuresError =
  | { readonly type: 'NoErasures'; readonly file: string }
  | { readonly type: 'BadErasures'; readonly file: string; readonly line: number }

const erasure = z.object({ vault: z.string().min(1).max(100), at: z.iso.datetime() })

/** Where the list of a data folder lies. */
export const erasuresFile = (dataDir: string): string => `${dataDir}.erasures`

/** Numbers of the erased vaults. A line that does not read is refused: it may be the one that matters. */
export async function readErasures(file: string): Promise<Result<ReadonlySet<string>, ErasuresError>> {
  if (!existsSync(file)) return err({ type: 'NoErasures', file })
  const vaults = new Set<string>()
  let line = 0
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    line += 1
    if (text.trim() === '') continue
    const read = erasure.safeParse(parsed(text))
    if (!read.success) return err({ type: 'BadErasures', file, line })
    vaults.add(read.data.vault)
  }
  return ok(vaults)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
