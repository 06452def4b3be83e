/**
 * What sealing costs, and how it grows: each line names its size, its median and, from one size to the next, the ratio of the
 * times beside the ratio of the sizes. On SQLite, and on PostgreSQL too when GRENIER_TEST_DATABASE_URL names a server.
 */
import { randomBytes } from 'node:crypto'
import { cpus, totalmem } from 'node:os'
import { Decrypter, Encrypter } from 'age-encryption'
import { createGate } from '#gate'
import { generateIdentity, openAge, recipientOf, sealAge } from '#lib/age'
import { buildBatch, buildOperation, peopleMigrations } from '#test/people'
import { stores } from '#test/stores'
import { createVaults } from '#vault'
import { emptyHead, extend, follows } from '../src/vault/chain.ts'
import { foldFiles } from '../src/vault/fold.ts'
import { deriveKey, type Kdf, productionCost, readKdf, writeKdf } from '../src/vault/passphrase.ts'

const print = (line: string): void => void process.stdout.write(`${line}\n`)
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
const shown = (number: number): string => number.toLocaleString('en', { maximumFractionDigits: number < 10 ? 1 : 0 })

/** Milliseconds of each of `runs`, after one that does not count. */
async function timed(runs: number, work: () => unknown): Promise<number> {
  await work()
  const times = []
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  return median(times)
}

/** Prints a work at each size, with its growth from the size before. */
async function growing(name: string, sizes: readonly number[], work: (size: number) => Promise<number>): Promise<void> {
  let before: { size: number; time: number } | undefined
  for (const size of sizes) {
    const time = await work(size)
    const growth = before && `, ×${shown(time / before.time)} for ×${shown(size / before.size)}`
    print(`${name}: ${shown(size)}: ${shown(time)} ms${growth ?? ''}`)
    before = { size, time }
  }
}

async function perSecond(bytes: number): Promise<void> {
  const identity = generateIdentity()
  const plaintext = randomBytes(bytes)
  const file = sealAge(plaintext, recipientOf(identity))
  const times = Math.max(5, Math.min(200, Math.floor(4_000_000 / bytes)))
  const many = async (work: () => unknown) => {
    const time = await timed(3, async () => {
      for (let n = 0; n < times; n += 1) await work()
    })
    return shown((times * 1000) / time)
  }
  const ours = `${await many(() => sealAge(plaintext, recipientOf(identity)))} / ${await many(() => openAge(file, identity))}`
  const writer = new Encrypter()
  writer.addRecipient(recipientOf(identity))
  const reader = new Decrypter()
  reader.addIdentity(identity)
  const theirs = `${await many(() => writer.encrypt(plaintext))} / ${await many(() => reader.decrypt(file))}`
  print(`seal / open a second, ${shown(bytes / 1000)} kB: node:crypto ${ours}; age-encryption ${theirs}`)
}

const operation = (n: number, months = 24) =>
  buildOperation({
    day: `${2024 + (Math.floor((n % months) / 12) % 100)}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`,
    amount: -(1 + ((n * 7919) % 20_000)),
    label: `CB MARCHAND ${n % 400} LYON`,
    reference: `R${n}`,
  })
const operations = (count: number) => Array.from({ length: count }, (_, n) => operation(n))

async function folding(size: number): Promise<number> {
  const entries = operations(size).map((item) => ({ item: item as Extract<typeof item, { kind: 'bank.transaction' }> }))
  return await timed(5, () => foldFiles('bank.transaction', [{ connector: 'ofx', origin: 0, entries }]))
}

async function verifying(size: number): Promise<number> {
  const step = { dataset: 'dataset', epoch: '2026-03', sha256: '0'.repeat(64), operation: 'segment' } as const
  const { entries, head } = extend(
    emptyHead('vault'),
    Array.from({ length: size }, () => step),
  )
  return await timed(5, () => follows('vault', entries, head))
}

const opened = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T => {
  if (!result.ok) throw new Error('the vault does not open')
  return result.value
}

async function inStore({ name, open }: (typeof stores)[number]): Promise<void> {
  const test = await open(peopleMigrations)
  let at = Temporal.Instant.from('2016-01-15T09:00:00Z')
  const vaults = createVaults({ store: test.store, now: () => at, weakPassphrasesForTests: { memoryKib: 1_024, passes: 1 } })
  const gate = createGate({ store: test.store, vaults, now: () => at })
  const aPerson = async () => opened(await gate.create('une phrase de passe inventée'))
  try {
    await growing(`${name}: commit of an import, operations`, [256, 2_560, 25_600], async (size) => {
      const batch = buildBatch([operations(size)])
      return await timed(3, async () => opened(await gate.write(await aPerson(), batch)))
    })
    await growing(`${name}: search in words through a page, operations held`, [1_000, 10_000, 100_000], async (size) => {
      const session = await aPerson()
      opened(await gate.write(session, buildBatch([operations(size)])))
      return await timed(3, async () => {
        const attic = opened(await gate.open(session))
        opened(await attic.page({ kind: 'bank.transaction', text: 'marchand 77' }))
      })
    })
    await growing(`${name}: unlock and read everything, epochs (argon2id apart)`, [1, 12, 120], async (size) => {
      at = Temporal.Instant.from('2016-01-15T09:00:00Z')
      const session = await aPerson()
      for (let month = 0; month < size; month += 1) {
        at = Temporal.Instant.from(`${2016 + Math.floor(month / 12)}-${String(1 + (month % 12)).padStart(2, '0')}-15T09:00:00Z`)
        opened(await gate.write(session, buildBatch([[operation(month, 120)]])))
      }
      const { vaultId } = session.key
      return await timed(5, async () => {
        const key = opened(await gate.unlock(vaultId, 'une phrase de passe inventée'))
        opened(await opened(await gate.open(key)).page({ kind: 'bank.transaction' }))
      })
    })
  } finally {
    await test.destroy()
  }
}

print(`machine: ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`)
for (const bytes of [1_000, 100_000, 1_000_000]) await perSecond(bytes)
const kdf = readKdf(writeKdf(productionCost, randomBytes(16)), productionCost) as Kdf
print(`argon2id, 64 MiB, 3 passes: ${shown(await timed(5, () => deriveKey('une phrase de passe inventée', kdf)))} ms`)
await growing('fold, records', [1_000, 10_000, 100_000], folding)
await growing('verify a chain, entries', [500, 5_000, 50_000], verifying)
for (const one of stores) await inStore(one)
