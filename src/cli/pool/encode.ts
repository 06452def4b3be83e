/** `grenier pool encode`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { err, ok, type Result } from '#lib/pure/result'
import { csvRow, encodeBase, type EncodeError, readKey, writeWhole } from '#pool'
import { type Command, refuseUsage } from '../command.ts'
import { printable } from '../terminal.ts'
import { sentence } from './base-run.ts'

export const encodeCommand: Command = {
  name: 'pool encode',
  summary: 'a list becomes encodings, without a name',
  help: `Usage: grenier pool encode FILE --key-file KEY --out ENCODINGS [options]

Turns names, birth dates, postal codes, e-mail addresses and telephones into keyed bits. ENCODINGS goes to whoever
links; ENCODINGS.rows.csv, which says which encoding is which record, stays here. Nothing is written where too many
records would share one encoding, since frequent ones betray frequent names.

  --key-file KEY         from: grenier pool key
  --out ENCODINGS        where they go
  --columns A,B…         what the members agreed to encode: given, family, birth, postcode, street, city,
                         email, phone (by default all that the file has)
  --map FIELD=COLUMN     as for dedupe
  --json                 prints one JSON document
`,
  async run(args, io) {
    const read = readOrder(args)
    if (!read.ok) return refuseUsage(io, 'pool encode', read.error)
    const { file, keyFile, out, map, columns, json } = read.value
    const refuse = async (message: string) => {
      await io.stderr(`grenier pool encode: ${message}\n`)
      return 1
    }
    const key = readKeyFile(keyFile)
    if (!key.ok) return refuse(key.error)
    const encoded = await encodeBase(file, map, key.value, new Date().getUTCFullYear(), columns)
    if (!encoded.ok) return refuse(reasonOf(encoded.error))
    const { file: bytes, ids, setAside, columns: used } = encoded.value
    const rows = [['row', 'record_id'], ...ids.map((id, at) => [at + 1, id]), ...setAside.map((id) => ['', id])]
    writeWhole(`${out}.rows.csv`, rows.map(csvRow))
    writeFileSync(out, bytes, { mode: 0o600 })
    if (used.length < 4)
      await io.stderr(`Only ${used.join(', ')} are encoded: fewer than four columns are for members whose agreement names them.\n`)
    await io.stdout(
      json
        ? `${JSON.stringify({ records: ids.length, setAside: setAside.length, columns: used }, null, 2)}\n`
        : `${ids.length} records encoded by ${used.join(', ')}; ${setAside.length} set aside.\n`,
    )
    return 0
  },
}

function reasonOf(error: EncodeError): string {
  if (error.type === 'Leaks')
    return `${printable(error.file)}: ${error.shared} of ${error.records} records share their encoding with another, up to ${error.most} the same: frequent names could be recognised. De-duplicate the list, or encode more columns. Nothing was written.`
  if (error.type === 'NothingToEncode') return `${printable(error.file)} has none of the columns to encode. Nothing was written.`
  return sentence(error)
}

function readKeyFile(file: string): Result<Parameters<typeof encodeBase>[2], string> {
  try {
    const key = readKey(readFileSync(file, 'utf8'))
    return key.ok ? key : err(`${printable(file)} is no key of grenier pool key.`)
  } catch (error) {
    return err(`${printable(file)} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'damaged'}).`)
  }
}

interface Order {
  readonly file: string
  readonly keyFile: string
  readonly out: string
  readonly map: readonly string[]
  readonly columns?: readonly string[]
  readonly json: boolean
}

function readOrder(args: readonly string[]): Result<Order, string> {
  try {
    const text = { type: 'string' } as const
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        'key-file': text,
        out: text,
        columns: text,
        map: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    })
    const { 'key-file': keyFile, out, columns, map, json } = values
    const [file] = positionals
    if (file === undefined || positionals.length !== 1) return err('name one file.')
    if (keyFile === undefined || out === undefined) return err('name the key with --key-file and where the encodings go with --out.')
    if (columns !== undefined && !/^(?:(?:given|family|birth|postcode|street|city|email|phone)(?:,|$))+$/.test(columns))
      return err('--columns takes given, family, birth, postcode, street, city, email, phone, between commas.')
    return ok({ file, keyFile, out, map, json, ...(columns === undefined ? {} : { columns: columns.split(',') }) })
  } catch (error) {
    return err((error as Error).message)
  }
}
