/** Rows of an export gathered into series: a file is sections put end to end, each with what it says of itself above its rows. */
import { cutDate } from '#lib/pure/date-text'
import { parseMachine } from '#lib/pure/decimal'
import { instantOf, minutesOf } from '#lib/pure/interval'
import { foldHeader } from '#lib/pure/shape'
import type { Row } from '#lib/pure/table'
import { type EnergyReading, type Problem, problem } from '#model'
import type { Calendar, Series, SeriesKind, Stamp } from '../meter-series.ts'

interface Columns {
  readonly keys: readonly string[]
  readonly stamp: number
  readonly value: number
  readonly unit: string | undefined
  /** Columns that say what the row is of, rather than what was measured. */
  readonly identity: readonly number[]
  /** Registers of indexes, by column. */
  readonly registers: ReadonlyMap<number, string>
}

export function createSections() {
  let about = new Map<string, string>()
  let columns: Columns | undefined
  let names: readonly string[] | undefined
  let calendar: readonly string[] | undefined
  let block: string | undefined
  let headed = false
  const series = new Map<string, Series>()
  const calendars: Calendar[] = []
  const unread = new Set<string>()
  const told = new Set<string>()
  /** Of the section being read. */
  let known = new Map<string, Series | undefined>()

  /** The series of a row, by the words it has of its own: most rows have none but those of their section. */
  function seriesOf(row: readonly string[], from: Columns, hasTime: boolean): Series | undefined {
    const own = [hasTime, ...from.identity.map((index) => row[index])].join('\n')
    if (!known.has(own)) known.set(own, findSeries(row, from, hasTime))
    return known.get(own)
  }
  function findSeries(row: readonly string[], from: Columns, hasTime: boolean): Series | undefined {
    const say = (...keys: readonly string[]): string => {
      for (const key of keys) {
        const column = from.keys.indexOf(key)
        const value = (column === -1 ? undefined : row[column]?.trim()) || about.get(key)
        if (value !== undefined && value !== '') return value
      }
      return ''
    }
    const unit = unitOf(from.unit ?? say('unite'))
    const type = foldHeader(say('type de donnees', 'type de comptage')).key
    const physical = foldHeader(say('grandeur physique')).key
    const stated = minutesOf(say('pas en minutes', 'pas'))
    const kind = kindOf({ type, physical, unit, stated, hasTime, registers: from.registers.size > 0 })
    if (kind === undefined) {
      unread.add(say('grandeur physique') || say('type de donnees'))
      return undefined
    }
    const direction = /prod|injec|^inj/.test(`${foldHeader(say('grandeur metier')).key} ${type}`) ? 'produced' : 'consumed'
    const meter = say('identifiant prm', 'point reference mesure', 'prm', 'pdl').replaceAll(/\s/g, '').slice(0, 64)
    const begins = cutDate(say('date de debut'))?.days.dmy
    const key = [kind, meter, direction, unit].join('\n')
    let found = series.get(key)
    if (found === undefined) {
      // A step in a column of its own is each row's.
      const all = from.keys.includes('pas') ? undefined : stated
      found = { kind, meter, direction, unit, stated: all, from: begins, measures: [], indexes: [] }
      series.set(key, found)
    }
    return found
  }

  function* dataRow(row: Row, from: Columns): Generator<Problem> {
    const { line } = row
    const cells = row.cells.map((cell) => cell.trim())
    const written = cells[from.stamp] ?? ''
    const stamp = stampOf(written, block)
    if (stamp === undefined) return yield problem('day-unreadable', { line, text: written })
    if (!('at' in stamp) && stamp.time === undefined && cells.every((cell, index) => index === from.stamp || cell === '')) {
      // A day alone on its row stands for the times below it.
      block = stamp.day
      return
    }
    const target = seriesOf(cells, from, 'at' in stamp || stamp.time !== undefined)
    if (target === undefined) return
    if (from.registers.size > 0) {
      const registers = new Map<string, number>()
      for (const [index, name] of from.registers) {
        const read = parseMachine(cells[index] ?? '')
        if (read.ok) registers.set(name, read.value)
        else if (read.error.type !== 'quantity-missing') yield problem('quantity-unreadable', { line, text: cells[index] })
      }
      if (registers.size > 0) target.indexes.push({ stamp, line, registers })
      return
    }
    const text = cells[from.value] ?? ''
    const read = /^(?:na|n\/a|nan|null|-)$/i.test(text) ? parseMachine('') : parseMachine(text)
    if (!read.ok && read.error.type !== 'quantity-missing') return yield problem('quantity-unreadable', { line, text })
    const minutes = from.keys.includes('pas') ? minutesOf(cells[from.keys.indexOf('pas')]) : undefined
    const quality = qualityOf(
      cells[from.keys.findIndex((key) => key.startsWith('nature') || key.startsWith('indice de vraisemblance'))] ?? '',
    )
    target.measures.push({
      stamp,
      line,
      value: read.ok ? read.value : undefined,
      ...(minutes === undefined ? {} : { minutes }),
      ...(quality === undefined ? {} : { quality }),
    })
  }

  function* tellUnread(line: number): Generator<Problem> {
    for (const text of unread) if (!told.has(text)) yield problem('section-unread', { line, text })
    for (const text of unread) told.add(text)
    unread.clear()
  }

  return {
    calendars,
    get series(): readonly Series[] {
      return [...series.values()]
    },
    /** True once a section was announced, be it empty. */
    get headed(): boolean {
      return headed
    },
    sheet(): void {
      columns = names = calendar = block = undefined
      known = new Map()
    },
    /** Reads one row; what it measures waits in its series. */
    *row(row: Row): Generator<Problem> {
      const cells = row.cells.map((cell) => cell.trim())
      if (cells.every((cell) => cell === '')) return
      // Nearly every row: no header begins with a digit, a row of values does too but follows its names.
      if (columns !== undefined && /^\d/.test(cells[columns.stamp] ?? '')) {
        yield* dataRow(row, columns)
        return yield* tellUnread(row.line)
      }
      const header = columnsOf(cells)
      known = new Map()
      if (header !== undefined) {
        columns = header
        headed = true
        names = calendar = block = undefined
        return
      }
      const keys = cells.map((cell) => foldHeader(cell).key)
      if (names !== undefined) {
        about = new Map(names.map((name, index) => [name, cells[index] ?? '']))
        names = undefined
        return
      }
      if (keys[0] === 'identifiant prm' && keys[1] === 'type de donnees') {
        names = keys
        headed = true
        columns = calendar = undefined
        return
      }
      if (keys[0] === 'periode' && keys.some((key) => key.startsWith('cadran'))) {
        calendar = keys
        columns = undefined
        return
      }
      if (calendar !== undefined && /^du /i.test(cells[0]!)) {
        const read = calendarOf(about.get('identifiant prm') ?? '', cells, calendar)
        if (read !== undefined) calendars.push(read)
        return
      }
      if (columns !== undefined && /\d/.test(cells[columns.stamp] ?? '')) yield* dataRow(row, columns)
      else pairsInto(about, cells)
      yield* tellUnread(row.line)
    },
  }
}

/** `Point Référence Mesure (PRM) : | 01234 | Type de comptage : | Consommation Quotidienne`, or two cells a row. */
function pairsInto(about: Map<string, string>, cells: readonly string[]): void {
  const written = cells.filter((cell) => cell !== '')
  for (let at = 0; at + 1 < written.length; at += 2) about.set(foldHeader(written[at]!.replace(/\s*:\s*$/, '')).key, written[at + 1]!)
}

/** The columns that a header names: a stamp, and a value or registers; undefined when this row is no header. */
function columnsOf(cells: readonly string[]): Columns | undefined {
  const headers = cells.map((cell) => foldHeader(cell))
  const keys = headers.map(({ key }) => key)
  if (cells.some((cell) => /^\d[\d.,]*$/.test(cell))) return undefined
  const stamp = keys.findIndex((key) => /^(?:horodate|date$|date et heure|date de consommation|date de releve|date de la mesure)/.test(key))
  if (stamp === -1) return undefined
  const registers = new Map(
    keys.flatMap((key, index): [number, string][] => (/^ea[si] (?:[fd]\d{1,2}|t)$/.test(key) ? [[index, key.toUpperCase()]] : [])),
  )
  const value = keys.findIndex(
    (key, index) => index !== stamp && /^(?:valeur|puissance|consommation|production|energie|injection|soutirage)/.test(key),
  )
  if (registers.size === 0 && value === -1) return undefined
  const unit = value === -1 ? undefined : headers[value]!.unit?.replace(/^en /i, '')
  const identity = keys.flatMap((key, index) =>
    /^(?:identifiant|prm|pdl|type de donnees|date de|grandeur|etape|unite|pas)/.test(key) && index !== stamp ? [index] : [],
  )
  return { keys, stamp, value, unit, identity, registers }
}

function unitOf(text: string): string {
  const folded = text.trim().toLowerCase()
  return folded.length > 8 ? folded.slice(0, 8) : folded
}

interface About {
  readonly type: string
  readonly physical: string
  readonly unit: string
  readonly stated: number | undefined
  readonly hasTime: boolean
  readonly registers: boolean
}

/** What a section measures; undefined for what is no energy taken or given: reactive energy, voltage. */
function kindOf({ type, physical, unit, stated, hasTime, registers }: About): SeriesKind | undefined {
  if (/reactive|tension|^er[ic]?$|^pr[ic]$|^e$|^v$/.test(physical) || /^k?var/.test(unit) || unit === 'v') return undefined
  if (registers) return 'index'
  if (/puissance max|puissances max/.test(`${type} ${physical}`) || physical === 'pma' || /^k?va$/.test(unit)) return 'max-power'
  const days = !hasTime || (stated ?? 0) >= 1440 || /quotidien|journalier/.test(type)
  if (unit === 'wh' || unit === 'kwh') return days ? 'daily' : 'energy'
  if (unit === 'w' || unit === 'kw') return hasTime ? 'power' : 'max-power'
  // Enedis leaves the unit of some load curves blank: they are in watts.
  return unit === '' && /courbe/.test(type) ? 'power' : undefined
}

function stampOf(text: string, block: string | undefined): Stamp | undefined {
  const at = instantOf(text)
  if (at !== undefined) return { at }
  const time = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text)
  if (time !== null) {
    if (block === undefined || Number(time[1]) > 23 || Number(time[2]) > 59) return undefined
    return { day: block, time: `${time[1]!.padStart(2, '0')}:${time[2]}:00`, block: true }
  }
  const date = cutDate(text)
  const day = date?.days.dmy
  if (day === undefined || date?.offset !== undefined) return undefined
  return { day, time: date?.time }
}

/** Enedis's letters and EDF's words. */
function qualityOf(text: string): EnergyReading['quality'] {
  const key = foldHeader(text).key
  if (/^(?:r|b|reelle?|mesuree?|brut)$/.test(key)) return 'measured'
  if (/^(?:e|estimee?|h)$/.test(key)) return 'estimated'
  return /^(?:c|k|corrigee?)$/.test(key) ? 'corrected' : undefined
}

/** `Du 2020-03-31T00:00:00+02:00 au 2020-11-18T23:00:00+01:00`, the end absent while it lasts. */
function calendarOf(meter: string, cells: readonly string[], keys: readonly string[]): Calendar | undefined {
  const period = /^Du (\S{20,25}) au\s*(\S{20,25})?$/i.exec(cells[0]!)
  const from = instantOf(period?.[1] ?? '')
  const to = period?.[2] === undefined ? Number.MAX_SAFE_INTEGER : instantOf(period[2])
  if (from === undefined || to === undefined) return undefined
  const names = keys.flatMap((key, index): [string, string][] => {
    if (!key.startsWith('cadran')) return []
    const label = cells[index - 1] ?? ''
    return label === '' ? [] : [[(cells[index] ?? '').toUpperCase(), label]]
  })
  return { meter, from, to, names: new Map(names) }
}
