/**
 * What a kilowatt-hour emits, by country.
 *
 * Read on 2026-11-22. Electricity in France: `commun . mix électrique . empreinte carbone` (0.0519) of Nos Gestes Climat 4.10.2, which is
 * element 43642 of the Base Carbone V23.6; its bounds, RTE's own page and element 43276. Gas: `logement . chauffage . gaz . intensité carbone`
 * (0.215 a kWh of gross heating value) of the same model, which is element 37132 (0.239 of net value) over 1.111; the upper bound is that net
 * value for boilers that do not condense, the lower that of combustion alone (SEAI, 56.9 t CO2/TJ of net value, over 1.111). Electricity in
 * Québec: the range that Hydro-Québec states for all its plants; nothing newer on the whole life cycle was found. Gas in Québec, heat
 * networks and water: nothing was found that holds for any one home, so they are not here.
 */
import type { EnergyFactor } from './types.ts'

const read = '2026-11-22'
const open = { fr: 'Licence Ouverte 2.0 (Etalab)', en: 'Licence Ouverte 2.0 (Etalab)' }

export const energyFactors: readonly EnergyFactor[] = [
  {
    fluid: 'electricity',
    country: 'fr',
    low: 21.7,
    central: 51.9,
    high: 115,
    year: 2024,
    why: {
      fr: 'Bas : émissions de la seule production en 2024 (RTE). Milieu : cycle de vie, mix moyen consommé, lissé de 2021 à 2024. Haut : chauffage, l’hiver.',
      en: 'Low: emissions of production alone in 2024 (RTE). Middle: life cycle, mean mix consumed, smoothed over 2021 to 2024. High: heating, in winter.',
    },
    source: {
      cite: {
        fr: 'ADEME, Base Carbone V23.6, électricité 2024, mix moyen, consommation (élément 43642), repris par Nos Gestes Climat ; bornes : RTE, Bilan électrique 2024, et usage chauffage saisonnalisé 2023 (élément 43276)',
        en: 'ADEME, Base Carbone V23.6, electricity 2024, mean mix, consumption (element 43642), taken up by Nos Gestes Climat; bounds: RTE, Bilan électrique 2024, and heating use by season 2023 (element 43276)',
      },
      published: '2025-07-03',
      read,
      licence: open,
    },
  },
  {
    fluid: 'electricity',
    country: 'qc',
    low: 10,
    central: 15,
    high: 20,
    year: 2012,
    why: {
      fr: 'Cycle de vie sur cent ans de l’ensemble des centrales d’Hydro-Québec, réservoirs compris, transport et distribution non comptés. Milieu : la moitié de l’intervalle publié.',
      en: 'Life cycle over a hundred years of all Hydro-Québec’s plants, reservoirs included, transmission and distribution not counted. Middle: half-way of the published range.',
    },
    source: {
      cite: {
        fr: 'Hydro-Québec, communiqué « Québec hydropower: long-term climate benefits », 17 février 2012 (10 à 20 t/GWh)',
        en: 'Hydro-Québec, “Québec hydropower: long-term climate benefits”, press release of 17 February 2012 (10 to 20 t/GWh)',
      },
      published: '2012-02-17',
      read,
      licence: { fr: 'Chiffre public, cité', en: 'Public figure, cited' },
    },
  },
  {
    fluid: 'gas',
    country: 'fr',
    low: 184,
    central: 215,
    high: 239,
    year: 2022,
    why: {
      fr: 'Par kWh PCS, comme sur les factures. Bas : combustion seule. Milieu : extraction et transport compris. Haut : chaudière sans condensation.',
      en: 'By kWh of gross heating value, as on bills. Low: combustion alone. Middle: extraction and transport included. High: a boiler that does not condense.',
    },
    source: {
      cite: {
        fr: 'ADEME, Base Carbone V23.6, gaz naturel 2022, mix moyen, consommation (élément 37132), repris par Nos Gestes Climat ; borne basse : SEAI, Emission Factors, 56,9 t/TJ',
        en: 'ADEME, Base Carbone V23.6, natural gas 2022, mean mix, consumption (element 37132), taken up by Nos Gestes Climat; lower bound: SEAI, Emission Factors, 56.9 t/TJ',
      },
      published: '2025-07-03',
      read,
      licence: open,
    },
  },
]
