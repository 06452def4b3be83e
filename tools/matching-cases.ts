/**
 * Runs cases of matching that stay outside the project: `npm run corpus -- --matching DIR`. A case is a JSON file with `bills` and
 * `operations` as a Cozy writes them, and `expectedResult`: for each bill's `_id`, the `_id` of the operation that paid it
 * (`debitOperation`) and of the one that brought its money back (`creditOperation`), or null. Links that the service only asks about
 * count as none.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { connectors, sourceOfBytes } from '#connectors'
import { isProblem, type Item } from '#model'
import { statement } from '#services'

interface Case {
  readonly bills: readonly { readonly _id: string }[]
  readonly operations: readonly { readonly _id: string }[]
  readonly expectedResult: {
    readonly [bill: string]: { readonly debitOperation?: string | null; readonly creditOperation?: string | null }
  }
}

/** Prints a line a case; true when every one gives the links it expects. Files without `expectedResult` are left out. */
export async function runMatchingCases(folder: string): Promise<boolean> {
  let wrong = 0
  let count = 0
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()) {
    const given = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Partial<Case>
    if (given.expectedResult === undefined) continue
    count += 1
    const differences = await differencesOf({
      bills: given.bills ?? [],
      operations: given.operations ?? [],
      expectedResult: given.expectedResult,
    })
    if (differences.length > 0) wrong += 1
    process.stdout.write(`${differences.length === 0 ? '✓' : '✗'} ${file}\n${differences.map((line) => `    ${line}\n`).join('')}`)
  }
  process.stdout.write(`${count} cases, ${wrong} wrong\n`)
  return wrong === 0 && count > 0
}

async function differencesOf({ bills, operations, expectedResult }: Case): Promise<readonly string[]> {
  const records: (Item & { id: string })[] = []
  for (const document of bills) records.push(...(await read({ bills: [document] })).map((item) => ({ ...item, id: document._id })))
  for (const document of operations)
    records.push(...(await read({ operations: [document] })).map((item) => ({ ...item, id: document._id })))
  const { links } = statement.compute(records as unknown as Parameters<typeof statement.compute>[0], {
    today: '2100-01-01',
    zone: 'Europe/Paris',
    lang: 'en',
  })
  const amounts = new Map(records.flatMap((record) => (record.kind === 'bank.transaction' ? [[record.id, record.amount] as const] : [])))
  return Object.entries(expectedResult).flatMap(([bill, expected]) => {
    const found = links.filter(({ documents }) => documents.includes(bill)).flatMap((link) => link.operations)
    return (['debitOperation', 'creditOperation'] as const).flatMap((side) => {
      const own = found.filter((id) => (side === 'debitOperation' ? (amounts.get(id) ?? 0) < 0 : (amounts.get(id) ?? 0) > 0)).join(' + ')
      const wanted = expected[side] ?? ''
      return own === wanted ? [] : [`${bill} ${side}: ${own || 'none'} instead of ${wanted || 'none'}`]
    })
  })
}

async function read(documents: object): Promise<readonly Item[]> {
  const cozy = connectors.find(({ name }) => name === 'cozy')
  if (cozy === undefined) throw new Error('no connector reads these cases')
  const source = sourceOfBytes('case.json', new TextEncoder().encode(JSON.stringify(documents)))
  const found = await Array.fromAsync(cozy.parse(source, { currency: 'EUR', dayFirst: true }))
  return found.flatMap((one) => (isProblem(one) ? [] : [one.item]))
}
