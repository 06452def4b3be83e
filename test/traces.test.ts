import assert from 'node:assert/strict'
import test from 'node:test'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { amountForms, tracesIn } from '#test/traces'

const name = 'Éloïse Quincampoix'

test('finds a text under each disguise, and none in chance bytes', () => {
  const utf8 = Buffer.from(`avant ${name} après`)
  const disguises = [
    utf8,
    Buffer.from(name, 'latin1'),
    Buffer.from(name, 'utf16le'),
    Buffer.from(name, 'utf16le').swap16(),
    Buffer.from(name.toUpperCase()),
    Buffer.from(name.normalize('NFD')),
    Buffer.from(utf8.toString('hex')),
    Buffer.from(`?q=${encodeURIComponent(name)}`),
    ...[0, 1, 2].map((before) => Buffer.from(`x ${Buffer.concat([Buffer.alloc(before), utf8]).toString('base64')} y`)),
    zstdCompressSync(utf8),
    Buffer.concat([Buffer.from('before'), gzipSync(utf8)]),
    Buffer.from(zstdCompressSync(utf8).toString('base64')),
  ]
  for (const [index, bytes] of disguises.entries()) assert.deepEqual(tracesIn(bytes, ['absent', name]), [name], String(index))
  assert.deepEqual(tracesIn(Buffer.from('Éloi Quincampoi'), [name]), [])
})

test('an amount is looked for as it may be written', () => {
  assert.deepEqual(amountForms(739_184_605).slice(0, 5), ['739184605', '7391846.05', '7391846,05', '7 391 846', '7,391,846'])
})
