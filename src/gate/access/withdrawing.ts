/** What the person deletes, corrects or takes back leaves no more from that act on, wherever it is shared. */
import type { OpenVault } from '#vault'
import type { AccessRows } from './rows.ts'

/**
 * The same vault; around an act on what she holds, what is sealed for recipients goes first and is made anew after. Cut in between,
 * nothing leaves until her next visit.
 */
export function withdrawing(vault: OpenVault, rows: Pick<AccessRows, 'dropCopies'>, refresh: () => Promise<unknown>): OpenVault {
  const around =
    <Given extends readonly unknown[], T>(act: (...given: Given) => Promise<T>) =>
    async (...given: Given): Promise<T> => {
      await rows.dropCopies(vault.vaultId)
      const done = await act(...given)
      await refresh()
      return done
    }
  return {
    ...vault,
    add: (batch) => (batch.act === undefined ? vault.add(batch) : around(vault.add)(batch)),
    setState: around(vault.setState),
    remove: around(vault.remove),
    removeBrought: around(vault.removeBrought),
  }
}
