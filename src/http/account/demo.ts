/** Invented people: those of `--demo`, who have accounts, and those of a trial, who last a day. */
import type { Account } from '#identity'
import { err, ok, type Result } from '#lib/pure/result'
import type { Example, HttpDeps } from '../deps.ts'
import { fillAttic } from './fill-attic.ts'

type People = Pick<HttpDeps, 'gate' | 'identity' | 'intake' | 'readExample' | 'examples'>

/** Erases the trial attics opened before `olderThan`, or all of them: vault first, then account and sessions. */
export async function eraseTrials({ gate, identity }: Pick<People, 'gate' | 'identity'>, olderThan?: Date): Promise<void> {
  for (const account of await identity.trials(olderThan)) {
    await gate.erase(account.vaultId)
    await identity.remove(account.accountId)
  }
}

/** Gives each invented person an account of her own, once. Refused where real people have theirs. */
export async function addDemo(people: People): Promise<Result<void, { readonly type: 'RealPeople' }>> {
  const known = await Promise.all(people.examples.map(({ email }) => people.identity.byEmail(email)))
  if ((await people.identity.count()) > known.filter((account) => account !== undefined).length) return err({ type: 'RealPeople' })
  for (const [index, example] of people.examples.entries()) {
    const account = known[index] ?? (await addPerson(people, example))
    if (account.kit !== 'exempt') await people.identity.changeKit(account.accountId, 'exempt')
  }
  return ok(undefined)
}

async function addPerson(people: People, example: Example): Promise<Account> {
  const session = await people.gate.create(example.passphrase)
  if (!session.ok) throw new Error('the demonstration could not make its people')
  const { email, lang } = example
  const account = await people.identity.signUp({ email, vaultId: session.value.key.vaultId, lang })
  const filled = await fillAttic(people, session.value, example)
  if (!filled.ok || !account.ok) throw new Error('the demonstration could not fill its attics')
  return account.value
}
