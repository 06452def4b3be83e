// One run of the peer: a new budget, one account, `importTransactions` of the operations given. Arguments: its folder, how many.
import { mkdtempSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const [folder, count] = [process.argv[2], Number(process.argv[3])]
const require = createRequire(join(folder, 'package.json'))
const api = require('@actual-app/api')

const operations = Array.from({ length: count }, (_, index) => ({
  date: new Date(Date.UTC(2024, 0, 1) + Math.floor((index * 730) / count) * 86_400_000).toISOString().slice(0, 10),
  amount: -(((index * 7919) % 20_000) + 1),
  payee_name: `CB MARCHAND ${index % 400} LYON`,
  imported_id: String(index),
}))
await api.init({ dataDir: mkdtempSync(join(tmpdir(), 'actual-')) })
await api.runImport('bench', async () => {
  await api.createAccount({ name: 'compte' }, 0)
})
const [account] = await api.getAccounts()
const began = performance.now()
const { added } = await api.importTransactions(account.id, operations)
const milliseconds = performance.now() - began
if (added.length !== count) throw new Error(`added ${added.length} of ${count}`)
process.stdout.write(`\nmilliseconds ${milliseconds}\n`)
await api.shutdown()
process.exit(0)
