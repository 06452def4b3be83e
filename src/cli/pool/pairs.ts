import { csvRow, defaults, writeWhole } from '#pool'
import type { BaseRun } from './base-run.ts'

/** Every pair accepted or in doubt, the heaviest first. */
export async function writePairs({ rows, deduped: { base, cluster } }: BaseRun, threshold: number, file: string): Promise<void> {
  const found = await rows(`select l, r, w from scored where w >= ${Math.min(threshold, defaults.review)} order by w desc, l, r`)
  const lines = function* () {
    yield csvRow(['source_l', 'record_id_l', 'source_r', 'record_id_r', 'weight', 'probability', 'accepted', 'together'])
    for (const [l, r, w] of found as readonly (readonly [number, number, number])[])
      yield csvRow([
        base.sources[base.sourceOf[l]!]!,
        base.ids[l]!,
        base.sources[base.sourceOf[r]!]!,
        base.ids[r]!,
        w.toFixed(3),
        (1 / (1 + 2 ** -w)).toFixed(6),
        w >= threshold ? 1 : 0,
        cluster[l] === cluster[r] ? 1 : 0,
      ])
  }
  writeWhole(file, lines())
}
