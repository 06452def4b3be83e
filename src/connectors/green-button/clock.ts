/** From `LocalTimeParameters` to a zone: ESPI gives an offset and the rules of summer time, never a name. */
import { textAt, type XmlNode } from '#lib/pure/xml'

export interface Clock {
  readonly zone: string
  /** True when the file does not say enough, or contradicts itself. */
  readonly assumed: boolean
}

const northAmerica: { readonly [offset: number]: string } = {
  [-3.5]: 'America/St_Johns',
  [-4]: 'America/Halifax',
  [-5]: 'America/New_York',
  [-6]: 'America/Chicago',
  [-7]: 'America/Denver',
  [-8]: 'America/Los_Angeles',
  [-9]: 'America/Anchorage',
}
const europe: { readonly [offset: number]: string } = { 0: 'Europe/London', 1: 'Europe/Paris', 2: 'Europe/Helsinki' }

/** The zone whose clocks follow these rules. Its name says how clocks change, not where the meter is. */
export function clockOf(node: XmlNode | undefined): Clock {
  const offset = numberAt(node, 'tzOffset')
  if (offset === undefined || Math.abs(offset) > 14 * 3_600) return { zone: 'Etc/UTC', assumed: true }
  const [begins, ends] = [monthOf(textAt(node, 'dstStartRule')), monthOf(textAt(node, 'dstEndRule'))]
  const changes = (numberAt(node, 'dstOffset') ?? 0) !== 0 && begins !== undefined && ends !== undefined
  const hours = offset / 3_600
  if (!changes) return fixed(hours)
  // From March to November clocks change in North America only, west of Greenwich: a positive offset has lost its sign.
  const american = begins === 3 && ends === 11
  const named = american ? northAmerica[-Math.abs(hours)] : begins === 3 && ends === 10 ? europe[hours] : undefined
  if (named === undefined) return { ...fixed(hours), assumed: true }
  return { zone: named, assumed: american && hours > 0 }
}

/** Zones of whole hours, whose names count the other way round. */
function fixed(hours: number): Clock {
  if (hours === 0) return { zone: 'Etc/UTC', assumed: false }
  const whole = Math.round(hours)
  return { zone: `Etc/GMT${whole > 0 ? '-' : '+'}${Math.abs(whole)}`, assumed: whole !== hours }
}

/** The month of a `DstRuleType`: its four highest bits. */
function monthOf(rule: string | undefined): number | undefined {
  if (rule === undefined || !/^[0-9A-F]{8}$/i.test(rule)) return undefined
  const month = Number.parseInt(rule[0]!, 16)
  return month >= 1 && month <= 12 ? month : undefined
}

function numberAt(node: XmlNode | undefined, path: string): number | undefined {
  const text = textAt(node, path)
  return text !== undefined && /^-?\d{1,9}$/.test(text) ? Number(text) : undefined
}
