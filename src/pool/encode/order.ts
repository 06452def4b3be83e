/** Rows in an order that tells nothing of the base they come from. */

/** A permutation of 0…count − 1 drawn by the machine's own randomness. */
export function drawOrder(count: number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, at) => at)
  const draws = new Uint32Array(4_096)
  for (let at = count - 1; at > 0; at -= 1) {
    const place = (count - 1 - at) % draws.length
    if (place === 0) crypto.getRandomValues(draws)
    // The remainder's bias is below one in a thousand up to four million rows.
    const other = draws[place]! % (at + 1)
    const held = order[at]!
    order[at] = order[other]!
    order[other] = held
  }
  return order
}
