/** JSON: `releves` of the customer area by PCE, and consumptions of ADICT, one document a line or in a list. */
import { isDay, addDays } from '#lib/pure/day'
import { jsonAt, jsonText, type JsonValue, readJson } from '#lib/pure/json'
import type { Zone } from '#lib/pure/zone'
import { type Problem, problem } from '#model'
import type { Found, Source } from '../connector.ts'
import { readingOf } from './reading.ts'
import { isTemperatures, readTemperatures } from './temperatures.ts'

/** Lists whose elements are readings, and objects that are one. */
const takes = (names: readonly string[]): boolean => {
  const [last, before] = [names.at(-1), names.at(-2)]
  return last === '*' && (before === 'releves' || before === 'consommations' || names.length === 1)
}

export async function* readReleves(source: Source, zone: Zone): AsyncGenerator<Found | Problem> {
  const head = new TextDecoder().decode(await source.read(0, 65_536))
  if (isTemperatures(head)) return yield* readTemperatures(source)
  const single = /^[\s\uFEFF]*\{/.test(head) && !/"(?:releves|consommations)"\s*:/.test(head)
  const take = single ? (names: readonly string[]) => names.length === 0 : takes
  for await (const event of readJson(() => source.stream(), { take })) {
    if (event.type === 'error') {
      const { type, line } = event.error
      return yield problem(type === 'too-large' ? 'malformed' : type, { line, fatal: true })
    }
    const { value, path, line } = event
    // A list of PCEs is taken whole: its readings are inside.
    const inside = jsonAt(value, 'releves')
    const list = Array.isArray(inside) ? (inside as readonly JsonValue[]) : [value]
    for (const [index, one] of list.entries()) {
      const place = { line, path: Array.isArray(inside) ? `${path}/releves[${index + 1}]` : path }
      yield* oneReleve(one, jsonText(value, 'idPce') ?? path.split('/')[0]!.replaceAll(/\[\d+\]/g, ''), zone, place)
    }
  }
}

function* oneReleve(one: JsonValue, pce: string, zone: Zone, place: { line: number; path: string }): Generator<Found | Problem> {
  const text = (...paths: readonly string[]): string | undefined => jsonText(one, ...paths)
  const gasDay = dayOf(text('journeeGaziere', 'consommation/journee_gaziere'))
  const from = gasDay ?? dayOf(text('dateDebutReleve', 'consommation/date_debut_consommation'))
  const to = (gasDay === undefined ? undefined : addDays(gasDay, 1)) ?? dayOf(text('dateFinReleve', 'consommation/date_fin_consommation'))
  if (from === undefined || to === undefined) return yield problem('day-missing', place)
  yield* readingOf(
    {
      meter: text('pce/id_pce', 'id_pce', 'idPce') ?? pce,
      produced: /inje/i.test(text('consommation/sens_flux_gaz') ?? ''),
      firstDay: from,
      endDay: to,
      indexStart: text('indexDebut', 'releve_debut/index_brut_debut/valeur_index'),
      indexEnd: text('indexFin', 'releve_fin/index_brut_fin/valeur_index'),
      volume: text('volumeBrutConsomme', 'consommation/volume_brut'),
      energy: text('energieConsomme', 'consommation/energie'),
      coefficient: text('coeffConversion', 'consommation/coeff_calcul/coeff_conversion'),
      quality: text('qualificationReleve', 'consommation/type_qualif_conso'),
      publication: text('natureReleve', 'consommation/type_conso', 'consommation/statut_conso'),
      raw: [
        ['status', text('status', 'consommation/statut_conso')],
        ['temperature', text('temperature')],
        ['pcs', text('pcs', 'consommation/coeff_calcul/valeur_pcs')],
        ['pta', text('pta')],
        ['convertedVolume', text('volumeConverti') === '0' ? undefined : text('volumeConverti', 'consommation/volume_converti')],
        ['frequency', text('frequenceReleve')],
      ],
    },
    zone,
    place,
  )
}

/** The day on the clock of the network: GRDF writes `+00:00` beside local times, in winter and in summer. */
function dayOf(text: string | undefined): string | undefined {
  const day = text?.slice(0, 10) ?? ''
  return isDay(day) ? day : undefined
}
