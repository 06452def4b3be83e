/**
 * Dated prices of electricity and gas, taxes of the household counted in.
 *
 * Read on 2026-11-22. Base until 2026-01-31: the regulator's own file, row by row. From 2026-02-01: the same file and that of off-peak
 * hours as an open collection of tariffs holds them (open-energy-tariffs, editions of August and October 2026: a fixed part a day, five
 * decimals, which gives back each yearly amount to the cent); the row of February of 9 kVA (235.90 € and 0.19266 €) and the changes of
 * February were found again in two other texts. Powers of February that were not found are not here. Rate D: the rates of 1 April 2025 on
 * Hydro-Québec's pages, article 2.5 of the rates of 1 April 2026 as three independent texts transcribe it; before 2025, nothing complete was found.
 * Gas: the reference price of December 2025, in two press articles that agree; none later was found in full.
 */
import type { EnergyOffer, TableSource } from './types.ts'

const read = '2026-11-22'
// Published on data.gouv.fr with no licence chosen: the law on reuse of public information then applies.
const publicInformation = {
  fr: 'Information publique, réutilisable en citant la CRE (CRPA, art. L321-1) ; l’éditeur n’a choisi aucune licence',
  en: 'Public information, reusable when CRE is cited (CRPA, art. L321-1); its publisher chose no licence',
}
const cre = (option: string, published: string): TableSource => ({
  cite: {
    fr: `Commission de régulation de l’énergie, Historique des tarifs réglementés de vente d’électricité, option ${option}`,
    en: `Commission de régulation de l’énergie (CRE), “Historique des tarifs réglementés de vente d’électricité”, option ${option}`,
  },
  published,
  read,
  licence: publicInformation,
})
const perDay = (perYear: number): number => Math.round((perYear * 1_000_000) / 365)
type ByPower = { readonly [power: number]: number }

const regulated =
  (id: string, fr: string, en: string, price: EnergyOffer['price'], from: string, until: string | null) => (fixed: ByPower) =>
    Object.entries(fixed).map(([power, year]): EnergyOffer => ({
      id: `fr-${id}-${power}-${from}`,
      name: { fr: `Tarif réglementé, ${fr}, ${power} kVA`, en: `Regulated tariff, ${en}, ${power} kVA` },
      fluid: 'electricity',
      country: 'fr',
      currency: 'EUR',
      power: Number(power),
      fixedPerDay: perDay(year),
      price,
      from,
      until,
      precision: 'exact',
      source: cre(price.by === 'flat' ? 'Base' : 'Heures Creuses', from),
    }))

/** Fixed part of each power in euros a year, then the price in 10⁻⁶ € a kWh. */
const base = (from: string, until: string | null, kWh: number, fixed: ByPower): readonly EnergyOffer[] =>
  regulated('base', 'option Base', 'Base', { by: 'flat', kWh }, from, until)(fixed)
const offPeak = (from: string, until: string | null, peak: number, cheap: number, fixed: ByPower): readonly EnergyOffer[] =>
  regulated('off-peak', 'heures creuses', 'off-peak hours', { by: 'off-peak', peak, offPeak: cheap }, from, until)(fixed)

/** GST 5 % and QST 9.975 %. */
const taxed = (value: number): number => Math.round(value * 1.14975)
const rateD = (from: string, until: string | null, day: number, first: number, rest: number): EnergyOffer => ({
  id: `qc-d-${from}`,
  name: { fr: 'Tarif D d’Hydro-Québec', en: 'Hydro-Québec Rate D' },
  fluid: 'electricity',
  country: 'qc',
  currency: 'CAD',
  fixedPerDay: taxed(day),
  price: { by: 'tiers', perDay: 40_000_000, first: taxed(first), rest: taxed(rest) },
  from,
  until,
  precision: 'exact',
  source: {
    cite: {
      fr: `Hydro-Québec, Tarifs d’électricité en vigueur le ${from}, tarif D (art. 2.5) ; TPS et TVQ ajoutées`,
      en: `Hydro-Québec, Electricity Rates effective ${from}, Rate D (art. 2.5); GST and QST added`,
    },
    published: from,
    read,
    licence: { fr: 'Tarif public approuvé par la Régie de l’énergie, cité', en: 'Public rate approved by the Régie de l’énergie, cited' },
  },
})

const gas = (id: string, fr: string, en: string, year: number, kWh: number): EnergyOffer => ({
  id,
  name: { fr, en },
  fluid: 'gas',
  country: 'fr',
  currency: 'EUR',
  fixedPerDay: perDay(year),
  price: { by: 'flat', kWh },
  from: '2025-12-01',
  until: '2025-12-31',
  precision: 'mean',
  source: {
    cite: {
      fr: 'Commission de régulation de l’énergie, prix repère de vente de gaz, décembre 2025, moyenne de la zone de GRDF ; lu dans la presse (MoneyVox, Planet.fr)',
      en: 'Commission de régulation de l’énergie (CRE), reference price of gas, December 2025, mean of GRDF’s area; read in the press (MoneyVox, Planet.fr)',
    },
    published: '2025-12',
    read,
    licence: publicInformation,
  },
})

export const energyOffers: readonly EnergyOffer[] = [
  ...base('2023-08-01', '2024-01-31', 227_600, { 3: 114.14, 6: 149.96, 9: 189.01, 12: 228.99, 15: 265.73 }),
  ...base('2024-02-01', '2025-01-31', 251_600, { 3: 116.04, 6: 151.86, 9: 190.91, 12: 230.89, 15: 267.62 }),
  ...base('2025-02-01', '2025-07-31', 201_600, { 3: 125.34, 6: 165.17, 9: 208.55, 12: 252.53, 15: 292.98 }),
  ...base('2025-08-01', '2026-01-31', 195_200, { 3: 141, 6: 185.94, 9: 233.7, 12: 281.46, 15: 326.4 }),
  ...base('2026-02-01', '2026-07-31', 192_660, { 9: 235.9, 12: 281.5 }),
  // Small powers and others part ways in 2026: their kilowatt-hours no longer cost the same.
  ...base('2026-08-01', null, 200_100, { 3: 145.76, 6: 190.81 }),
  ...base('2026-08-01', null, 198_500, { 9: 239.84, 12: 286.86, 15: 330.57 }),
  ...offPeak('2026-02-01', '2026-07-31', 206_500, 157_800, { 6: 188.24, 9: 235.92 }),
  ...offPeak('2026-08-01', null, 214_200, 158_900, { 3: 145.76, 6: 190.81, 9: 239.84, 12: 286.86, 15: 330.57 }),
  gas('fr-gas-heating', 'Prix repère du gaz, chauffage', 'Gas reference price, heating', 330.8, 102_820),
  gas('fr-gas-cooking', 'Prix repère du gaz, cuisson et eau chaude', 'Gas reference price, cooking and hot water', 134.14, 134_010),
  rateD('2025-04-01', '2026-03-31', 461_540, 69_050, 106_520),
  rateD('2026-04-01', null, 461_540, 70_650, 111_420),
]
