/**
 * What the time of an answer may tell of an address: signing up, signing in and recovering, for one that has an attic
 * and one that has none, with the argon2id of production. Asked in turn, so that the machine's moods fall on both.
 */
import { randomBytes } from 'node:crypto'
import { cpus, totalmem } from 'node:os'
import { groupsOf } from '#lib/recovery-code'
import { createTestApp, passphrase } from '#test/app'

const runs = 15
const wrong = 'ce n’est pas la bonne phrase'
const print = (line: string): void => void process.stdout.write(`${line}\n`)
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

// The cost of production: what the tests' option is given here is no weaker.
const app = await createTestApp({ weakPassphrasesForTests: { memoryKib: 65_536, passes: 3 } })
let visitors = 0
/** Milliseconds of one form, from an address of its own. */
async function time(path: string, form: { readonly [name: string]: string }): Promise<number> {
  const browser = app.browser(`2001:db8:${(visitors += 1).toString(16)}::1`)
  const began = performance.now()
  await (await browser.post(path, form)).text()
  return performance.now() - began
}

const forms = {
  'sign-up': (email: string) => ({ email, passphrase: wrong, again: wrong }),
  'sign-in': (email: string) => ({ email, passphrase: wrong }),
  recover: (email: string) => ({ email, code: groupsOf(randomBytes(20)).join('-'), passphrase: wrong, again: wrong }),
}

print(`machine: ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`)
try {
  await time('/fr/sign-up', forms['sign-up']('avant@example.org'))
  for (const [page, form] of Object.entries(forms)) {
    const known: number[] = []
    const unknown: number[] = []
    for (let run = 0; run < runs; run++) {
      const email = `${page}-${run}@example.org`
      await time('/fr/sign-up', { email, passphrase, again: passphrase })
      known.push(await time(`/fr/${page}`, form(email)))
      unknown.push(await time(`/fr/${page}`, form(`nulle-part-${email}`)))
    }
    print(
      `${page}: known address, median ${Math.round(median(known))} ms; unknown, median ${Math.round(median(unknown))} ms (${runs} runs)`,
    )
  }
} finally {
  await app.destroy()
}
