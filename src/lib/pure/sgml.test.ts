import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sgmlTokens } from '#lib/pure/sgml'

async function tokens(text: string, size = text.length + 1) {
  async function* pieces() {
    for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
  }
  const found = await Array.fromAsync(sgmlTokens(pieces()))
  return found.map((token) => `${token.line} ${token.type} ${'name' in token ? token.name : token.text}`.trim())
}

test('reads tags closed or not, in either case, with prefix or attributes', async () => {
  assert.deepEqual(await tokens('<ofx:OFX a="b">\n<name>x\n<MEMO>y</memo></OFX>'), [
    '1 open OFX',
    '1 text',
    '2 open NAME',
    '2 text x',
    '3 open MEMO',
    '3 text y',
    '3 close MEMO',
    '3 close OFX',
  ])
})

test('what looks like no tag is text', async () => {
  assert.deepEqual(
    (await tokens('<NAME>A < B<T\n<MEMO>5<6>7')).filter((token) => !token.includes(' text')),
    ['1 open NAME', '2 open MEMO'],
  )
})

test('leaves comments out, opens CDATA, hands declarations over', async () => {
  assert.deepEqual(await tokens('<?OFX V="200"?><!-- <A> --><B><![CDATA[<C> & D]]></B><!DOCTYPE x [<!ENTITY'), [
    '1 declaration <?OFX V="200"?>',
    '1 open B',
    '1 text <C> & D',
    '1 close B',
    '1 declaration <!DOCTYPE x [',
    '1 declaration <!ENTITY',
  ])
})

test('an unfinished comment or CDATA is text, at no great cost', async () => {
  assert.deepEqual(await tokens('<A><!-- never'), ['1 open A', '1 text <!-- never'])
  assert.equal((await tokens('<!--'.repeat(20_000))).length, 1)
  assert.ok((await tokens('<'.repeat(20_000))).length > 0)
})

test('the pieces a text comes in change nothing', async () => {
  const text = fc.array(
    fc.constantFrom('<A>', '</A>', '<', '>', 'x', '\n', '\r\n', '<!--', '-->', '<![CDATA[', ']]>', '<B c="d">', '<?x?>', '/'),
    { maxLength: 30 },
  )
  const joined = (found: readonly string[]) =>
    found.filter((token) => / (?:open|close|declaration) /.test(token)).map((token) => token.replace(/^\d+ /, ''))
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 5 }), async (parts, size) => {
      assert.deepEqual(joined(await tokens(parts.join(''), size)), joined(await tokens(parts.join(''))))
    }),
  )
})
