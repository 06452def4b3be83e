import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { connectors, sourceOfBytes } from '#connectors'
import { isIban } from '#lib/pure/iban'
import { isProblem } from '#model'

const cfonb = connectors.find((connector) => connector.name === 'cfonb')!

async function read(text: string) {
  const bytes = new TextEncoder().encode(text)
  const found = await Array.fromAsync(cfonb.parse(sourceOfBytes('x.cfo', bytes), { currency: 'EUR', dayFirst: true }))
  return {
    codes: found.filter((one) => isProblem(one)).map(({ code }) => code),
    items: found.flatMap((one) => (isProblem(one) ? [] : [one.item])),
  }
}

const head = (code: string, amount: string, account = '00020012345') =>
  `${code}11899    00110EUR2 ${account}  310126${' '.repeat(50)}${amount}`.padEnd(120)
const operation = (amount: string) => `0411899000500110EUR2E0002001234518030226  030226${'VIR'.padEnd(31)}  0000000  ${amount}`.padEnd(120)

test('a file of other lines is not claimed', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  for (const text of ['0102', '04/05/2026;CB;-12,50', '01 Jan 2026', '0'.repeat(240), `${head('01', '0000000000000A')}\nDate;Amount\n`])
    assert.ok(cfonb.recognise(bytes(text), 'releve.cfo') < 0.5, text.slice(0, 30))
  assert.equal(cfonb.recognise(bytes(head('01', '0000000000000A')), 'x'), 1)
})

test('the last character of an amount carries its sign', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: -(10 ** 13), max: 10 ** 13 }), async (cents) => {
      const digits = String(Math.abs(cents)).padStart(14, '0')
      const last = (cents < 0 ? '}JKLMNOPQR' : '{ABCDEFGHI')[Number(digits.at(-1))]
      const { items } = await read(`${operation(digits.slice(0, 13) + last)}\r\n`)
      assert.equal(items.find((item) => item.kind === 'bank.transaction')?.amount, cents)
    }),
  )
})

test('the account has its IBAN by the key of the RIB, and none when its parts are no RIB', async () => {
  const { items } = await read(head('01', '0000000000000A'))
  const [account] = items
  assert.ok(account?.kind === 'bank.account' && isIban(account.iban ?? ''))
  assert.match(account.iban ?? '', /^FR\d{2}118990011000020012345\d{2}$/)
  const [other] = (await read(head('01', '0000000000000A', '00020  2345'))).items
  assert.ok(other?.kind === 'bank.account' && other.iban === undefined)
})

test('an empty file is refused, a statement without its end keeps what it has and says so', async () => {
  assert.deepEqual((await read('')).codes, ['empty-file'])
  const cut = await read(`${head('01', '0000000000000A')}\n${operation('0000000000100{')}\n`)
  assert.deepEqual(cut.codes, ['truncated'])
  assert.equal(cut.items.length, 3)
})
