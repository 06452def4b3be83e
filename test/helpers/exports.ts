/** Exports taken by tests: invented words around them, bytes in memory. */
import assert from 'node:assert/strict'
import type { Attic, ExportChoice, Gate, Readable, Session } from '#gate'

export const plainWords: Readable = {
  kind: (kind) => ({ fr: kind, en: kind }),
  field: () => undefined,
  index: ({ kinds }) => `<!doctype html><title>${kinds.length}</title>`,
  readme: 'Un grenier.\n',
}

export async function atticOf(gate: Gate, session: Session): Promise<Attic> {
  const attic = await gate.open(session)
  assert.ok(attic.ok, JSON.stringify(attic))
  return attic.value
}

/** The whole file. */
export async function exported(attic: Attic, choice?: ExportChoice): Promise<Buffer> {
  const leaving = await attic.export(plainWords, choice)
  assert.ok(leaving.ok)
  return Buffer.concat(await Array.fromAsync(leaving.value))
}

export const sourceOf = (bytes: Uint8Array) => ({
  size: bytes.length,
  read: (at: number, length: number) => Promise.resolve(bytes.subarray(at, at + length)),
})
