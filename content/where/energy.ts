import type { Line } from './index.ts'
import type { Family } from './types.ts'

const suppliers = { fr: 'EDF, Engie, TotalEnergies, ekWateur, Enercoop', qc: 'Hydro-Québec, Énergir' }

export const energy = {
  id: 'energy',
  name: { fr: 'Énergie et eau', en: 'Energy and water' },
  about: {
    fr: 'Un compteur raconte les heures d’une maison : ces données sont à vous.',
    en: 'A meter tells the hours of a home: these data are yours.',
  },
  lines: [
    {
      id: 'energy-electricity',
      kind: 'energy.reading',
      name: { fr: 'Consommation électrique, demi-heure ou heure', en: 'Electricity used, by half-hour or hour' },
      holders: { fr: { fr: 'Enedis, régies locales', en: 'Enedis, local utilities' }, qc: 'Hydro-Québec' },
      readers: ['enedis', 'enedis-json', 'aeneria', 'hydro-quebec', 'green-button'],
      delivery: true,
      steps: {
        fr: [
          'En France : créez un compte sur mon-compte-particulier.enedis.fr avec le numéro de votre Linky (touche +, « NUMERO DE PRM »).',
          'Activez l’enregistrement de la courbe de charge : elle commence ce jour-là.',
          'Puis « Télécharger mes mesures », au format CSV.',
          'Au Québec : Espace client d’Hydro-Québec, « Portrait de consommation », puis « Télécharger ».',
        ],
        en: [
          'In France: make an account at mon-compte-particulier.enedis.fr with the number of your Linky meter (+ key, “NUMERO DE PRM”).',
          'Turn on the recording of the load curve: it begins that day.',
          'Then “Télécharger mes mesures”, as CSV.',
          'In Québec: Hydro-Québec’s customer space, “Consumption profile”, then “Download”.',
        ],
      },
      rights: ['meter-electricity', 'gdpr-20', 'qc-84'],
      delay: 'day',
      feeds: ['energy', 'carbon'],
    },
    {
      id: 'energy-gas',
      kind: 'energy.reading',
      name: { fr: 'Consommation de gaz', en: 'Gas used' },
      holders: { fr: { fr: 'GRDF, régies locales', en: 'GRDF, local utilities' }, qc: 'Énergir' },
      readers: ['grdf'],
      delivery: true,
      steps: {
        fr: [
          'En France : ouvrez votre espace GRDF avec le numéro PCE de la facture, puis « Mes consommations », « Exporter ».',
          'Au Québec : Espace client d’Énergir, « Ma consommation ».',
        ],
        en: [
          'In France: open your GRDF space with the PCE number of the bill, then “Mes consommations”, “Exporter”.',
          'In Québec: Énergir’s customer space, “My consumption”.',
        ],
      },
      rights: ['meter-gas', 'gdpr-20', 'qc-27'],
      delay: 'day',
      feeds: ['energy', 'carbon'],
    },
    {
      id: 'energy-water',
      kind: 'energy.reading',
      name: { fr: 'Consommation d’eau', en: 'Water used' },
      holders: {
        fr: 'Veolia, Suez, Saur, Eau du Grand Lyon, Eau de Paris',
        qc: { fr: 'Votre ville, si votre logement a un compteur', en: 'Your city, if your home has a meter' },
      },
      readers: ['water'],
      steps: {
        fr: [
          'Ouvrez « Ma consommation » dans l’espace client ; l’export existe quand le compteur est télérelevé.',
          'Sinon, recopiez les index de vos factures, un par période.',
        ],
        en: [
          'Open “My consumption” in the customer area; there is an export when the meter is read remotely.',
          'Else, copy the readings of your bills, one a period.',
        ],
      },
      rights: ['gdpr-15', 'gdpr-20', 'qc-84'],
      delay: 'now',
      feeds: ['energy', 'carbon'],
    },
    {
      id: 'energy-heat',
      kind: 'energy.reading',
      name: { fr: 'Chauffage collectif ou urbain', en: 'Shared or district heating' },
      holders: {
        fr: { fr: 'Syndic, Ista, Techem, Dalkia', en: 'Building manager, Ista, Techem, Dalkia' },
        qc: { fr: 'Gestionnaire de l’immeuble', en: 'Building manager' },
      },
      steps: {
        fr: ['Demandez au syndic ou au gestionnaire le relevé annuel des répartiteurs.', 'Recopiez la quantité et ses deux dates.'],
        en: ['Ask the manager of the building for the yearly statement of the heat meters.', 'Copy the quantity and its two dates.'],
      },
      rights: ['gdpr-15', 'qc-27'],
      delay: 'weeks',
      feeds: ['energy', 'carbon'],
    },
    {
      id: 'energy-produced',
      kind: 'energy.reading',
      name: { fr: 'Électricité produite chez vous', en: 'Electricity made at home' },
      holders: {
        fr: 'Enedis, EDF OA, Enphase, SolarEdge',
        qc: { fr: 'Hydro-Québec (mesurage net), Enphase', en: 'Hydro-Québec (net metering), Enphase' },
      },
      readers: ['enedis', 'enedis-json', 'green-button'],
      steps: {
        fr: [
          'La production est dans le même espace que la consommation : choisissez le point de production.',
          'L’onduleur a aussi son export, dans son application.',
        ],
        en: [
          'Production is in the same area as consumption: choose the production point.',
          'The inverter has its own export too, in its application.',
        ],
      },
      rights: ['meter-electricity', 'data-act', 'gdpr-20', 'qc-84'],
      delay: 'day',
      feeds: ['energy', 'carbon'],
    },
    {
      id: 'energy-bills',
      kind: 'invoice',
      name: { fr: 'Factures d’énergie et d’eau', en: 'Energy and water bills' },
      holders: { ...suppliers, fr: `${suppliers.fr}, Veolia, Suez` },
      readers: ['einvoice', 'pdf'],
      delivery: true,
      steps: {
        fr: [
          'Ouvrez « Mes factures » et téléchargez celles des trois dernières années.',
          'Une facture électronique (Factur-X, UBL, CII) se lit seule ; d’un PDF ordinaire, recopiez le vendeur, le jour et le total.',
        ],
        en: [
          'Open “My bills” and download those of the last three years.',
          'An electronic invoice (Factur-X, UBL, CII) is read as it is; from a plain PDF, copy the vendor, the day and the total.',
        ],
      },
      rights: ['gdpr-15', 'gdpr-20', 'qc-27', 'qc-84'],
      delay: 'now',
      feeds: ['bills', 'energy'],
    },
    {
      id: 'energy-contract',
      kind: 'contract',
      name: { fr: 'Contrat, option tarifaire, puissance', en: 'Contract, tariff option, power' },
      holders: suppliers,
      readers: ['mesinfos'],
      delivery: true,
      steps: {
        fr: [
          'La première page d’une facture dit l’offre, l’option (base, heures creuses, Tempo, tarif D) et la puissance.',
          'Recopiez-les, avec le numéro de contrat.',
        ],
        en: [
          'The first page of a bill says the offer, the option (flat, off-peak, Tempo, rate D) and the power.',
          'Copy them, with the contract number.',
        ],
      },
      rights: ['gdpr-15', 'gdpr-20', 'qc-27', 'qc-84'],
      delay: 'now',
      feeds: ['energy', 'bills'],
    },
    {
      id: 'energy-outages',
      kind: 'incident',
      name: { fr: 'Coupures et interventions', en: 'Outages and interventions' },
      holders: { fr: 'Enedis, GRDF', qc: 'Hydro-Québec, Énergir' },
      steps: {
        fr: [
          'L’espace client garde les coupures et les rendez-vous de technicien ; une panne de plus de cinq heures peut être indemnisée.',
          'Notez le jour, la nature et la suite.',
        ],
        en: [
          'The customer area keeps outages and technicians’ visits; one of more than five hours may be compensated in France.',
          'Note the day, what happened and what followed.',
        ],
      },
      rights: ['gdpr-15', 'qc-84'],
      delay: 'now',
      feeds: ['energy', 'rights'],
    },
  ],
} as const satisfies Family<Line['rights'][number], Line['feeds'][number]>
