/**
 * Factors of purchases, trips and meals.
 *
 * Read on 2026-11-22. Elements of the Base Carbone V23.6 (ADEME, 3 July 2025) by their numbers, as an open calculator that checked them one
 * by one on 6 October 2026 gives them (Lib&CO2); those of Nos Gestes Climat by the names of their rules, as the open repository of
 * that model held them after June 2026 (its edition 4.10.2, of March, has other numbers for flights and meals); several of its rules are
 * elements of the same base, and both give the same number for trains, metros and electric bikes.
 * Of what the base counts by euro, only the posts of which the element was found are here; food, restaurants, clothes, leisure, telephone and
 * transport paid were not, so they are not counted. Where two elements cover a post, the middle is half-way. Elements that may not be reused
 * freely (ecoinvent) are not here. Québec: nothing was found by dollar or for its trains, buses and metros.
 */
import type { TableSource } from '../energy/types.ts'
import type { Words } from '../where/types.ts'
import type { CarbonFactor } from './types.ts'

const read = '2026-11-22'
const base = (fr: string, en: string): TableSource => ({
  cite: { fr: `ADEME, Base Carbone V23.6, ${fr}`, en: `ADEME, Base Carbone V23.6, ${en}` },
  published: '2025-07-03',
  read,
  licence: { fr: 'Licence Ouverte 2.0 (Etalab)', en: 'Licence Ouverte 2.0 (Etalab)' },
})
const ngc = (fr: string, en: string): TableSource => ({
  cite: {
    fr: `Nos Gestes Climat (ADEME, dépôt ouvert, été 2026), ${fr}`,
    en: `Nos Gestes Climat (ADEME, open repository, summer 2026), ${en}`,
  },
  published: '2026',
  read,
  licence: { fr: 'Licence MIT', en: 'MIT licence' },
})

/** The base gives 80 % of uncertainty to what it counts by euro, and counts without tax: `vat` is the share that comes on top. */
const euro = (id: string, ratios: readonly number[], vat: number, fr: string, en: string): CarbonFactor => {
  const [least = 0, most = 0] = [Math.min(...ratios), Math.max(...ratios)].map((ratio) => ratio / (1 + vat))
  const whole = (value: number): number => Math.round(value)
  return {
    id,
    by: 'euro',
    where: 'fr',
    low: whole(least * 0.2),
    central: whole((least + most) / 2),
    high: whole(most * 1.8),
    year: 2023,
    why: {
      fr: 'Ratio par euro hors taxes de 2023, ramené au prix payé. De 80 % de moins à 80 % de plus.',
      en: 'Ratio of 2023 by euro without tax, brought to the price paid. From 80% less to 80% more.',
    },
    source: base(fr, en),
  }
}
const km = (
  id: string,
  where: CarbonFactor['where'],
  [low, central, high]: readonly [number, number, number],
  year: number,
  why: Words,
  source: TableSource,
): CarbonFactor => ({ id, by: 'km', where, low, central, high, year, why, source })

const contrails: Words = {
  fr: 'Traînées comprises, dont l’effet reste incertain. Bas et haut : selon l’avion et la distance.',
  en: 'Contrails included, whose effect remains uncertain. Low and high: by plane and distance.',
}
const rails: Words = {
  fr: 'Par passager. Bas et haut : la plus petite et la plus grande des valeurs publiées en France.',
  en: 'By passenger. Low and high: the least and the greatest of the values published in France.',
}
const urbanRails = base(
  'métro, tramway, trolleybus (éléments 28150, 28151), métro d’Île-de-France 2022 (43253)',
  'metro, tramway, trolleybus (elements 28150, 28151), metro of Île-de-France 2022 (43253)',
)

export const carbonFactors: readonly CarbonFactor[] = [
  euro(
    'home',
    [231, 273],
    0.2,
    'ratios monétaires 2023 : meubles (élément 43360), machines et équipements (43355)',
    'monetary ratios 2023: furniture (element 43360), machines and equipment (43355)',
  ),
  euro(
    'shopping',
    [216, 231],
    0.2,
    'ratios monétaires 2023 : produits informatiques, électroniques et optiques (élément 43420), autres produits manufacturés (43365)',
    'monetary ratios 2023: computer, electronic and optical products (element 43420), other manufactured products (43365)',
  ),
  // Care is free of VAT; medicines bear 2.1 %, within the range.
  euro(
    'health',
    [82, 194],
    0,
    'ratios monétaires 2023 : services de santé humaine (élément 43505), produits pharmaceutiques (43435)',
    'monetary ratios 2023: human health services (element 43505), pharmaceutical products (43435)',
  ),
  // Insurance and most of what a bank charges bear no VAT.
  euro(
    'insurance',
    [77],
    0,
    'ratios monétaires 2023 : assurance, réassurance, retraites (élément 43475)',
    'monetary ratios 2023: insurance, reinsurance, pensions (element 43475)',
  ),
  euro(
    'bank-fees',
    [70],
    0,
    'ratios monétaires 2023 : services financiers, hors assurances (élément 43530)',
    'monetary ratios 2023: financial services but insurance (element 43530)',
  ),
  km(
    'car',
    'any',
    [103, 256, 357],
    2023,
    {
      fr: 'Par voiture, fabrication comprise, quel que soit le nombre de personnes à bord. Bas : électrique. Milieu : motorisation moyenne en France. Haut : essence.',
      en: 'By car, making included, however many are aboard. Low: electric. Middle: mean engine in France. High: petrol.',
    },
    base(
      'voiture, motorisation moyenne 2023 (élément 43791), essence (43787), compacte électrique (28007)',
      'car, mean engine 2023 (element 43791), petrol (43787), electric compact (28007)',
    ),
  ),
  km(
    'bus',
    'fr',
    [22, 151, 202],
    2023,
    {
      fr: 'Par passager. Bas : bus électrique. Milieu : grande agglomération. Haut : petite agglomération.',
      en: 'By passenger. Low: an electric bus. Middle: a large city. High: a small one.',
    },
    base(
      'autobus moyen (éléments 28000, 27998) ; borne basse : Nos Gestes Climat, `transports commun . bus . impact par km . électrique`',
      'mean bus (elements 28000, 27998); lower bound: Nos Gestes Climat, `transports commun . bus . impact par km . électrique`',
    ),
  ),
  km('tram', 'fr', [3.29, 4.44, 5.03], 2022, rails, urbanRails),
  km('metro', 'fr', [3.29, 4.44, 5.03], 2022, rails, urbanRails),
  km(
    'train',
    'fr',
    [2.93, 9.24, 27.7],
    2022,
    {
      fr: 'Par passager. Bas : TGV. Milieu : TGV, Intercités et TER pesés par les kilomètres parcourus en France. Haut : TER.',
      en: 'By passenger. Low: TGV. Middle: TGV, Intercités and TER weighed by kilometres travelled in France. High: TER.',
    },
    ngc(
      '`transport . train . impact par km`, dont TGV 2022, Intercités 2022 et TER 2022 (Base Carbone, éléments 43256, 43272, 43255)',
      '`transport . train . impact par km`, with TGV 2022, Intercités 2022 and TER 2022 (Base Carbone, elements 43256, 43272, 43255)',
    ),
  ),
  km(
    'plane',
    'any',
    [225, 300, 647],
    2023,
    contrails,
    ngc(
      '`transport . avion . court courrier . empreinte par km` ; bornes : Base Carbone, avions 2023 avec traînées, 500 à 1 000 km (élément 43743) et avions régionaux',
      '`transport . avion . court courrier . empreinte par km`; bounds: Base Carbone, planes 2023 with contrails, 500 to 1,000 km (element 43743) and regional planes',
    ),
  ),
  km(
    'plane-1000',
    'any',
    [167, 200, 236],
    2023,
    contrails,
    ngc(
      '`… moyen et long courrier . empreinte par km . moyen courrier` ; bornes : Base Carbone, avions 2023 avec traînées, 1 000 à 5 000 km (élément 43769)',
      '`… moyen et long courrier . empreinte par km . moyen courrier`; bounds: Base Carbone, planes 2023 with contrails, 1,000 to 5,000 km (element 43769)',
    ),
  ),
  km(
    'plane-3500',
    'any',
    [151, 160, 178],
    2023,
    contrails,
    ngc(
      '`… moyen et long courrier . empreinte par km . long courrier` ; bornes : Base Carbone, avions 2023 avec traînées, plus de 5 000 km (éléments 43773, 43749)',
      '`… moyen et long courrier . empreinte par km . long courrier`; bounds: Base Carbone, planes 2023 with contrails, beyond 5,000 km (elements 43773, 43749)',
    ),
  ),
  km(
    'bike',
    'any',
    [0, 0, 11],
    2026,
    {
      fr: 'Un vélo sans moteur n’émet rien à l’usage. Haut : vélo électrique, fabrication comprise.',
      en: 'A bike without motor emits nothing in use. High: an electric bike, making included.',
    },
    ngc(
      '`transport . mobilité douce . vélo` (usage nul) ; borne haute : Base Carbone, vélo à assistance électrique (élément 28331)',
      '`transport . mobilité douce . vélo` (nothing in use); upper bound: Base Carbone, electric bike (element 28331)',
    ),
  ),
  {
    id: 'red-meat',
    by: 'meal',
    where: 'any',
    low: 1650,
    central: 5010,
    high: 5010,
    year: 2026,
    why: {
      fr: 'Un repas de bœuf, de veau ou d’agneau. Bas : un repas de volaille ou de porc.',
      en: 'A meal of beef, veal or lamb. Low: a meal of poultry or pork.',
    },
    source: ngc(
      '`alimentation . plats . viande rouge . empreinte carbone`, `… viande blanche …`',
      '`alimentation . plats . viande rouge . empreinte carbone`, `… viande blanche …`',
    ),
  },
  {
    id: 'vegetarian',
    by: 'meal',
    where: 'any',
    low: 540,
    central: 850,
    high: 850,
    year: 2026,
    why: { fr: 'Un repas végétarien. Bas : un repas végétalien.', en: 'A vegetarian meal. Low: a vegan meal.' },
    source: ngc(
      '`alimentation . plats . végétarien . empreinte carbone`, `… végétalien …`',
      '`alimentation . plats . végétarien . empreinte carbone`, `… végétalien …`',
    ),
  },
]
