/** Connectors: from a file in one format to records and problems. One folder and one line here each. */
import type { Connector, Source } from './connector.ts'
import { aeneria } from './aeneria/aeneria.ts'
import { amazon } from './amazon/amazon.ts'
import { bankCsv } from './bank-csv/bank-csv.ts'
import { camt } from './camt/camt.ts'
import { cfonb } from './cfonb/cfonb.ts'
import { cozy } from './cozy/cozy.ts'
import { einvoice } from './einvoice/einvoice.ts'
import { enedisJson } from './enedis-json/enedis-json.ts'
import { enedis } from './enedis/enedis.ts'
import { geojson } from './geojson/geojson.ts'
import { googleTimeline } from './google-timeline/google-timeline.ts'
import { grdf } from './grdf/grdf.ts'
import { greenButton } from './green-button/green-button.ts'
import { hydroQuebec } from './hydro-quebec/hydro-quebec.ts'
import { mesinfos } from './mesinfos/mesinfos.ts'
import { mt940 } from './mt940/mt940.ts'
import { ofx } from './ofx/ofx.ts'
import { paypal } from './paypal/paypal.ts'
import { pdf } from './pdf/pdf.ts'
import { positionLog } from './position-log/position-log.ts'
import { qif } from './qif/qif.ts'
import { revolut } from './revolut/revolut.ts'
import { tracks } from './tracks/tracks.ts'
import { vcard } from './vcard/vcard.ts'
import { water } from './water/water.ts'
import { workbookHead } from './workbook-head.ts'

export type { Connector, Found, Hints, Source } from './connector.ts'
export { describeFile, type FileShape } from './shape-of-file.ts'
export { guessMapping, readWithMapping } from './bank-csv/bank-csv.ts'
export { workbookRefusal } from './workbook-head.ts'
export { type FileRead, readOnDevice } from './read-on-device.ts'
export { sourceOfBytes } from './source-of-bytes.ts'
export { fingerprintOf, lookAt, mostTables, readMapped, type Survey, surveyTables, type TableLook } from './table/table.ts'

export const connectors: readonly Connector[] = [
  ofx,
  qif,
  camt,
  cfonb,
  mt940,
  einvoice,
  bankCsv,
  revolut,
  paypal,
  cozy,
  mesinfos,
  amazon,
  vcard,
  pdf,
  enedis,
  enedisJson,
  grdf,
  greenButton,
  hydroQuebec,
  water,
  aeneria,
  tracks,
  geojson,
  googleTimeline,
  positionLog,
]

/** Bytes of a file's start that `recognise` looks at. */
export const headBytes = 65_536

interface Best {
  readonly connector: Connector
  readonly confidence: number
}

/** As `bestConnector`; of a workbook, whose bytes say nothing, by its first rows. Throws what `damageOf` tells of a damaged one. */
export async function chooseConnector(source: Source): Promise<Best | undefined> {
  const head = await source.read(0, headBytes)
  const best = bestConnector(head, source.name)
  if (best !== undefined) return best
  const rows = await workbookHead(source, head)
  const found = rows === undefined ? undefined : bestConnector(rows, source.name)
  return found?.connector.workbooks ? found : undefined
}

/** The connector surest of a file by its first bytes, or undefined when none is at least half sure. */
export function bestConnector(head: Uint8Array, name: string): Best | undefined {
  let best: Best | undefined
  for (const connector of connectors) {
    const confidence = connector.recognise(head.subarray(0, headBytes), name)
    if (confidence >= 0.5 && confidence > (best?.confidence ?? 0)) best = { connector, confidence }
  }
  return best
}
