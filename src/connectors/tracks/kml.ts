/** KML: points with a time, stays, journeys drawn as lines, and the tracks of Google's extension (`gx:Track`), at any depth of folders. */
import { metresAlong, type Spot } from '#lib/pure/earth'
import { nodeAt, textAt, type XmlNode } from '#lib/pure/xml'
import { type Problem, problem } from '#model'
import type { Found } from '../connector.ts'
import type { PlaceRecords } from '../place-records.ts'
import { modeOf, readSpot } from '../place-values.ts'
import type { Dialect } from './tracks.ts'

/** A placemark is read part by part: a track inside it may hold a million points. */
const parts = new Set(['name', 'address', 'TimeStamp', 'TimeSpan', 'Point', 'LineString', 'ExtendedData'])
const holders = new Set(['Placemark', 'MultiGeometry'])

/** Points of a track held while their time, or their coordinates, have not come yet: some files write all the times first. */
const maxWaiting = 500_000

interface Mark {
  readonly line: number
  readonly path: string
  readonly nodes: XmlNode[]
}

export function createKml(records: PlaceRecords): Dialect {
  let mark: Mark | undefined
  let whens: string[] = []
  let coords: XmlNode[] = []
  /** Pairs made of the two lists. */
  let made = 0
  const inTrack = (parents: readonly string[]): boolean => parents.at(-1) === 'Track'
  return {
    take: (name, parents) =>
      inTrack(parents) ? name === 'when' || name === 'coord' : parts.has(name) && holders.has(parents.at(-1) ?? ''),
    repeated: new Set(['Folder', 'Placemark', 'Track', 'coord', 'when']),
    *read(event) {
      if (event.type === 'open' && event.name === 'Placemark') mark = { line: event.line, path: event.path, nodes: [] }
      else if (event.type === 'open' && event.name === 'Track') empty()
      else if (event.type === 'close' && event.name === 'Placemark' && mark !== undefined) {
        yield* markOf(mark, records)
        mark = undefined
      } else if (event.type === 'close' && event.name === 'Track') yield* unpaired()
      else if (event.type === 'node') {
        const { node } = event
        if (node.name === 'when' || node.name === 'coord') yield* paired(node)
        else if (mark !== undefined && mark.nodes.length < 1_000) mark.nodes.push(node)
      }
    },
  }
  function* paired(node: XmlNode): Generator<Found | Problem> {
    if (whens.length >= maxWaiting || coords.length >= maxWaiting) return
    if (node.name === 'when') whens.push(node.text)
    else coords.push(node)
    for (; made < Math.min(whens.length, coords.length); made += 1) {
      const { text, line, path } = coords[made]!
      const [east, north, altitude] = text.trim().split(/[\s,]+/)
      yield* records.position({ spot: readSpot(north, east), time: whens[made], altitude }, { line, path })
    }
    if (made === whens.length && made === coords.length) empty()
  }
  /** Times without a place, or places without a time: told once a track. */
  function* unpaired(): Generator<Problem> {
    const coord = coords[made]
    if (coord !== undefined) yield problem('time-missing', { line: coord.line, path: coord.path })
    else if (whens.length > made) yield problem('position-unreadable', { text: whens[made] })
    if (whens.length >= maxWaiting || coords.length >= maxWaiting) yield problem('too-many-records')
    empty()
  }
  function empty(): void {
    ;[whens, coords, made] = [[], [], 0]
  }
}

function* markOf({ nodes, line, path }: Mark, records: PlaceRecords): Generator<Found | Problem> {
  const of = (name: string): XmlNode | undefined => nodes.find((node) => node.name === name)
  const [stamp, span, data] = [of('TimeStamp'), of('TimeSpan'), of('ExtendedData')]
  const [start, end] = [textAt(span, 'begin') ?? textAt(stamp, 'when'), textAt(span, 'end')]
  const name = of('name')?.text.trim()
  for (const node of nodes) {
    const where = { line: node.line, path }
    if (node.name === 'Point') {
      const [{ spot, altitude } = { spot: undefined, altitude: undefined }] = spotsOf(node)
      // What a map keeps of a place, without a time, is not somewhere that one was.
      yield* records.position({ spot, altitude, time: start, end, place: name, accuracy: valueOf(data, 'accuracy') }, where)
    } else if (node.name === 'LineString') {
      const spots = spotsOf(node).flatMap((one) => one.spot ?? [])
      const [from, to] = [spots[0], spots.at(-1)]
      if (from === undefined || to === undefined) yield problem('position-unreadable', where)
      else {
        const written = valueOf(data, 'distance')
        const metres = written !== undefined && Number(written) > 0 ? written : String(metresAlong(spots))
        yield* records.trip({ mode: modeOf(valueOf(data, 'category') ?? name), start, end, from, to, metres }, { line, path })
      }
    }
  }
}

/** `east,north,altitude` as many times as there are points. */
const spotsOf = (node: XmlNode): readonly { readonly spot: Spot | undefined; readonly altitude: string | undefined }[] =>
  (textAt(node, 'coordinates') ?? '')
    .split(/\s+/)
    .filter((point) => point !== '')
    .map((point) => {
      const [east, north, altitude] = point.split(',')
      return { spot: readSpot(north, east), altitude }
    })

/** The value of an extended datum, whatever the case of its name. */
function valueOf(data: XmlNode | undefined, name: string): string | undefined {
  const found = data?.children.find((one) => one.attributes.get('name')?.toLowerCase() === name)
  return found && (textAt(found, 'value') ?? nodeAt(found, 'value')?.text)
}
