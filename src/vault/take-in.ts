/** What was delivered while the person's key was away becomes batches like any other, once it is back. */
import { ok, type Result } from '#lib/pure/result'
import { inboxOf } from './capability.ts'
import { type Delivered, openDelivery } from './delivery.ts'
import { createEpochs, type Epochs, type Head, loadHead, type VaultDeps } from './head.ts'
import { planImport } from './plan.ts'
import type { Batch, Damaged, Reception } from './types.ts'

/**
 * Takes every waiting delivery in, in the order they came; one that does not hold is set aside and stops nothing. When
 * the vault itself does not hold they wait: its opening says so. Runs alone on its vault.
 */
export async function takeDeliveries(deps: VaultDeps, reception: Reception): Promise<void> {
  const { rows, key } = deps
  const epochs = createEpochs(deps)
  for (const { delivery, aside } of await rows.deliveries(key.vaultId)) {
    if (aside !== '') continue
    const head = await loadHead(deps)
    if (!head.ok) return
    const read = await readDelivery(deps, epochs, head.value, delivery)
    const batch = read && reception.check(read.batch)
    if (read === undefined || batch === undefined) await rows.setAside(key.vaultId, delivery, deps.now())
    else if (!(await takeIn(deps, epochs, head.value, { ...read, batch }, delivery, reception)).ok) return
  }
}

async function readDelivery({ rows, key }: VaultDeps, epochs: Epochs, head: Head, delivery: string): Promise<Delivered | undefined> {
  // A delivery taken in once and put back in the table brings nothing twice.
  if (head.manifest.batches.some(({ batch }) => batch.id === delivery)) return undefined
  const found = await rows.delivery(key.vaultId, delivery)
  const month = found[0]?.epoch ?? ''
  if (found.some(({ n, epoch }, i) => n !== i || epoch !== month)) return undefined
  const epoch = await epochs.find(head.identity, inboxOf(key), month)
  return epoch.ok && epoch.value ? await openDelivery(key.vaultId, epoch.value, head, found) : undefined
}

async function takeIn(
  deps: VaultDeps,
  epochs: Epochs,
  head: Head,
  { at, batch, token, epoch }: Delivered,
  delivery: string,
  reception: Reception,
): Promise<Result<Batch, Damaged>> {
  const plan = await planImport(deps, epochs, head, batch, { id: delivery, at, epoch })
  if (!plan.ok) return plan
  return await reception.announced(
    batch.records.length,
    async () => {
      if (await deps.rows.commit({ ...plan.value.commit, delivery })) return ok(plan.value.batch)
      // One database has one server, and this runs alone on its vault.
      throw new Error('vault: the manifest moved under a delivery')
    },
    token,
  )
}
