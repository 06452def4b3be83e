/** Numbers that mean nothing: drawn anew at each release, so that two releases cannot be laid side by side. */

/** One number of twelve digits a group, no two alike. */
export function drawNumbers(groups: Iterable<number>): ReadonlyMap<number, string> {
  const given = new Map<number, string>()
  const taken = new Set<string>()
  for (const group of groups) {
    if (given.has(group)) continue
    let number = ''
    do {
      const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2))
      number = String(100_000_000_000 + (((high % 65_536) * 4_294_967_296 + low) % 900_000_000_000))
    } while (taken.has(number))
    taken.add(number)
    given.set(group, number)
  }
  return given
}
