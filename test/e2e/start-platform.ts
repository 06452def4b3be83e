/**
 * Starts the platform of the journeys; its address goes to them in `GRENIER_URL`. In the end, all that it said must be clean: a
 * run whose logs hold something of somebody fails.
 */
import { launch } from './launch.ts'

export default async function startPlatform(): Promise<() => Promise<void>> {
  const { url, log, stop } = await launch()
  process.env.GRENIER_LOG = log
  process.env.GRENIER_URL = url
  return stop
}
