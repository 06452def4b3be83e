/** What leaves the vault is an ordinary age file: Debian's `age` opens a segment with the identity of its epoch. */
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { zstdDecompressSync } from 'node:zlib'
import { makeEpoch, makeIdentity, vaultKey } from './keys.ts'
import { unpad } from './padding.ts'
import { sealSegment } from './segment.ts'
import { anOperation } from './testing.ts'

const command = 'age'
const installed = spawnSync(command, ['--version']).status === 0
// CI installs it: there, its absence is a failure.
const skip = !installed && process.env.CI === undefined && 'the age command is not installed here; CI has it'

test('the age command opens a segment with the identity of its epoch, and reads its records', { skip }, () => {
  const key = vaultKey('vault', Uint8Array.from(randomBytes(32)))
  const { identity } = makeIdentity(key, randomBytes)
  const { epoch } = makeEpoch(key, identity, 'dataset', '2026-03', randomBytes)
  const rows = [{ item: anOperation(), place: { file: 0, line: 1 } }]
  const sealed = sealSegment('vault', epoch, identity, 'batch', { kind: 'bank.transaction', month: '2026-03', rows }, randomBytes)
  const folder = mkdtempSync(join(tmpdir(), 'grenier-age-'))
  try {
    const file = join(folder, 'identity')
    writeFileSync(file, `${epoch.identity}\n`, { mode: 0o600 })
    const content = unpad(1, execFileSync(command, ['-d', '-i', file], { input: sealed })) ?? new Uint8Array()
    const end = content.indexOf(0x0a)
    const { header } = JSON.parse(Buffer.from(content.subarray(0, end)).toString()) as { header: { vault: string; count: number } }
    assert.deepEqual([header.vault, header.count], ['vault', 1])
    assert.deepEqual(JSON.parse(zstdDecompressSync(content.subarray(end + 1)).toString()), rows[0])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
