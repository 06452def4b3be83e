/**
 * Readings under way, by what they read: who asks the same of the same vault at the same version waits for the first. Whoever asks
 * has opened the vault with the key; nothing is kept once the reading ends.
 */
export interface Sharing {
  /** The answer of the reading of this name that is under way, or of `read`, which is then under way. */
  of<T>(name: string, read: () => Promise<T>): Promise<T>
}

/** No reading is under way. A name stands for one kind of answer. */
export function createSharing(): Sharing {
  const underWay = new Map<string, Promise<unknown>>()
  return {
    async of<T>(name: string, read: () => Promise<T>) {
      const begun = underWay.get(name)
      if (begun !== undefined) return (await begun) as T
      const reading = read()
      underWay.set(name, reading)
      try {
        return await reading
      } finally {
        underWay.delete(name)
      }
    },
  }
}
