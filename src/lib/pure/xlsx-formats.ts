/** Which number formats of a workbook show a day or a time (ECMA-376 §18.8.30–31), and how such a cell reads. */
import { clockOf, type Epoch, serialToDate } from './serial.ts'
import type { Cell } from './workbook-parts.ts'
import { nodeAt, type XmlNode } from './xml.ts'

type Format = 'date' | 'date-time' | 'time'

/** The format of each style, in their order; undefined where a number is a number. */
export function serialFormats(styles: XmlNode | undefined): readonly (Format | undefined)[] {
  const codes = new Map(
    nodeAt(styles, 'numFmts')?.children.map(({ attributes }) => [attributes.get('numFmtId'), attributes.get('formatCode') ?? '']),
  )
  return (nodeAt(styles, 'cellXfs')?.children ?? []).map(({ attributes }) => {
    const id = attributes.get('numFmtId')
    const code = codes.get(id)
    return code === undefined ? builtIn(Number(id ?? 0)) : formatOf(code)
  })
}

/** Formats that the standard numbers; 27 to 36 and 50 to 58 are days of East Asia. */
function builtIn(id: number): Format | undefined {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return 'date'
  if (id === 22) return 'date-time'
  return (id >= 18 && id <= 21) || (id >= 45 && id <= 47) ? 'time' : undefined
}

/** Reads a format's code (`[$-40C]d mmm yyyy`, `#,##0.00" kWh"`, `[h]:mm`): first section, without what is shown as it is. */
export function formatOf(code: string): Format | undefined {
  const plain = code
    .replaceAll(/"[^"]*"?|\\.|_.|\*./gs, '')
    .replaceAll(/\[(?!h+\]|m+\]|s+\])[^\]]*\]?/gi, '')
    .replaceAll(/general|AM\/PM|A\/P/gi, '')
    .split(';')[0]!
  const time = /[hs]/i.test(plain)
  if (/[yd]/i.test(plain) || (/m/i.test(plain) && !time && !/\[m/i.test(plain))) return time ? 'date-time' : 'date'
  return time || /\[m/i.test(plain) ? 'time' : undefined
}

/** A serial in such a format as a day or a clock; undefined when it is neither, the number is then kept. */
export function serialText(serial: number, format: Format | undefined, epoch: Epoch): Cell | undefined {
  if (format === undefined || serial < 0) return undefined
  if (format === 'time' || (serial < 1 && epoch === 1900)) {
    const seconds = Math.round(serial * 86_400)
    return Number.isSafeInteger(seconds) ? { text: clockOf(seconds), kind: 'time' } : undefined
  }
  const date = serialToDate(serial, epoch)
  if (date === undefined) return undefined
  const whole = format === 'date' && date.time === '00:00:00'
  return { text: whole ? date.day : `${date.day}T${date.time}`, kind: 'date' }
}
