/** The fixtures of the connectors, and what a connector reads in bytes. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { connectors, sourceOfBytes } from '#connectors'

const root = join(import.meta.dirname, '../../src/connectors')
const hints = { currency: 'EUR', dayFirst: true }

export const fixturesOf = (name: string) => join(root, name, 'fixtures')
/** All but the golden results: `x.json` beside `x`. */
export const files = (name: string) => {
  const found = readdirSync(fixturesOf(name))
  return found.filter((file) => !file.endsWith('.json') || !found.includes(file.slice(0, -'.json'.length)))
}
export const bytesOf = (name: string, file: string) => new Uint8Array(readFileSync(join(fixturesOf(name), file)))
const connectorOf = (name: string) => connectors.find((connector) => connector.name === name)!
export const read = (name: string, bytes: Uint8Array) => Array.fromAsync(connectorOf(name).parse(sourceOfBytes('file', bytes), hints))
/** A whole file of connectors whose records follow each other. */
export const good = { qif: 'good-bank-day-first.qif', ofx: 'good-bank-1.02.ofx', camt: 'good-053.v2.xml', einvoice: 'good-cii-en16931.xml' }
